package kontor.audit.chain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that the log is chained by (FIPS 180-4). */
public final class Sha256 {
    /** How long it is. */
    public static final int BYTES = 32;

    private Sha256() {}

    public static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
