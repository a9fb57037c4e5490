package kontor.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that the log is chained by (FIPS 180-4). */
final class Sha256 {
    private Sha256() {}

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
