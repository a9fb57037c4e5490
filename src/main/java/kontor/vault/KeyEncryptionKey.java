package kontor.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The installation's key-encryption key: 32 random bytes, base64, in the file that {@code KONTOR_KEY_FILE} names. It
 * wraps the companies' data keys and is never in the database.
 */
@ApplicationScoped
public class KeyEncryptionKey {

    private static final int LENGTH_BYTES = 32;

    @Inject
    @ConfigProperty(name = "kontor.key.file")
    private String file;

    private Aead aead;
    private String fingerprint;

    @PostConstruct
    void load() {
        byte[] key = read();
        try {
            AeadConfig.register();
            aead = new AesGcmJce(key);
            fingerprint = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("The key-encryption key can't be used", e);
        }
    }

    Aead aead() {
        return aead;
    }

    /** Tells key-encryption keys apart without telling anything of them: the first 8 bytes of their SHA-256, in hex. */
    String fingerprint() {
        return fingerprint;
    }

    private byte[] read() {
        try {
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(Path.of(file), StandardCharsets.US_ASCII)
                            .strip());
            if (key.length != LENGTH_BYTES) {
                throw new VaultUnusable("KONTOR_KEY_FILE (" + file + ") must hold 32 bytes in base64, but holds "
                        + key.length + ". Make one with: openssl rand -base64 32");
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new VaultUnusable(
                    "KONTOR_KEY_FILE (" + file + ") can't be read as 32 bytes in base64. Make one with: "
                            + "openssl rand -base64 32",
                    e);
        }
    }
}
