package kontor.audit.checkpoint;

import com.google.crypto.tink.subtle.Ed25519Sign;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import kontor.audit.chain.Checkpoint;
import kontor.audit.chain.PublicKeys;
import kontor.audit.chain.SignedCheckpoint;
import kontor.company.CompanyId;
import kontor.vault.VaultUnusable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The installation's Ed25519 key (RFC 8032) that checkpoints are signed with: PKCS #8 in PEM (RFC 8410), in the file that
 * {@code KONTOR_SIGNING_KEY_FILE} names, and never in the database, or whoever can write to that could sign.
 */
@ApplicationScoped
public class SigningKey {
    private static final byte[] PKCS8_ED25519 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int SEED_BYTES = 32;
    private static final String REMEDY = "Make one with: openssl genpkey -algorithm ed25519";

    @Inject
    @ConfigProperty(name = "kontor.signing.key.file")
    private String file;

    @Inject
    @ConfigProperty(name = "kontor.earlier.signing.keys.file")
    private Optional<String> earlierFile;

    private Ed25519Sign signer;
    private byte[] publicKey;
    private PublicKeys believed;

    protected SigningKey() {}

    /** A key of this seed, which believes no other. */
    SigningKey(byte[] seed) {
        use(seed);
        believed = PublicKeys.of(pem());
    }

    @PostConstruct
    void load() {
        use(seed());
        believed = PublicKeys.of(pem() + earlier());
    }

    private void use(byte[] seed) {
        try {
            Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
            signer = new Ed25519Sign(pair.getPrivateKey());
            publicKey = PublicKeys.encode(pair.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("The key in KONTOR_SIGNING_KEY_FILE can't be used", e);
        }
    }

    private byte[] seed() {
        try {
            String pem = Files.readString(Path.of(file), StandardCharsets.US_ASCII);
            byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            if (encoded.length != PKCS8_ED25519.length + SEED_BYTES
                    || !Arrays.equals(PKCS8_ED25519, Arrays.copyOf(encoded, PKCS8_ED25519.length))) {
                throw new VaultUnusable(
                        "KONTOR_SIGNING_KEY_FILE (" + file + ") holds no Ed25519 key in PEM. " + REMEDY);
            }
            return Arrays.copyOfRange(encoded, PKCS8_ED25519.length, encoded.length);
        } catch (IOException | IllegalArgumentException e) {
            throw new VaultUnusable(
                    "KONTOR_SIGNING_KEY_FILE (" + file + ") can't be read as an Ed25519 key in PEM. " + REMEDY, e);
        }
    }

    private String earlier() {
        if (earlierFile.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(Path.of(earlierFile.get()), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new VaultUnusable("KONTOR_EARLIER_SIGNING_KEYS_FILE (" + earlierFile.get() + ") can't be read", e);
        }
    }

    /** Signs what the head of the company's chain is. */
    public SignedCheckpoint sign(CompanyId company, long sequence, byte[] hash, Instant now) {
        Checkpoint checkpoint = new Checkpoint(company.value(), sequence, hash, now, id());
        try {
            return new SignedCheckpoint(checkpoint, signer.sign(checkpoint.canonical()));
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("The key in KONTOR_SIGNING_KEY_FILE doesn't sign", e);
        }
    }

    /** What checkpoints name the key by. */
    public String id() {
        return PublicKeys.id(publicKey);
    }

    /** The public key, for whoever is to check checkpoints. */
    public String pem() {
        return PublicKeys.pem(publicKey);
    }

    /** The keys whose signatures count here: this one, and earlier ones from {@code KONTOR_EARLIER_SIGNING_KEYS_FILE}. */
    public PublicKeys believed() {
        return believed;
    }
}
