package kontor.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import kontor.company.CompanyId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The installation's key-encryption key: 32 random bytes, base64, in the file that {@code KONTOR_KEY_FILE} names. With a
 * company's key share it wraps the company's data key. Never in the database.
 */
@ApplicationScoped
public class KeyEncryptionKey {

    private static final int LENGTH_BYTES = 32;
    private static final Purpose DERIVED = new Purpose("data-key/wrapping");

    @Inject
    @ConfigProperty(name = "kontor.key.file")
    private String file;

    private byte[] key;
    private Aead aead;
    private String fingerprint;

    @PostConstruct
    void load() {
        key = read();
        try {
            AeadConfig.register();
            aead = new AesGcmJce(key);
            fingerprint = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("The key-encryption key can't be used", e);
        }
    }

    /** What data keys were wrapped with before companies had key shares. */
    Aead alone() {
        return aead;
    }

    /** What wraps the company's data key: derived (HKDF, RFC 5869) from this key and the share, and useless without either. */
    Aead with(CompanyId company, byte[] share) throws GeneralSecurityException {
        byte[] both = ByteBuffer.allocate(key.length + share.length)
                .put(key)
                .put(share)
                .array();
        byte[] purpose = DERIVED.associatedData(company);
        return new AesGcmJce(Hkdf.computeHkdf("HMACSHA256", both, new byte[0], purpose, LENGTH_BYTES));
    }

    /** Tells key-encryption keys apart without telling anything of them: the first 8 bytes of their SHA-256, in hex. */
    String fingerprint() {
        return fingerprint;
    }

    private byte[] read() {
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(Files.readString(Path.of(file), StandardCharsets.US_ASCII)
                            .strip());
            if (bytes.length != LENGTH_BYTES) {
                throw new VaultUnusable("KONTOR_KEY_FILE (" + file + ") must hold 32 bytes in base64, but holds "
                        + bytes.length + ". Make one with: openssl rand -base64 32");
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            throw new VaultUnusable(
                    "KONTOR_KEY_FILE (" + file + ") can't be read as 32 bytes in base64. Make one with: "
                            + "openssl rand -base64 32",
                    e);
        }
    }
}
