package kontor.identity;

import java.security.SecureRandom;
import java.time.Duration;

/** Makes passwords that are read from a screen or a log and typed once: 79 bits, without letters that look alike. */
public final class TemporaryPassword {

    /** How long one holds. */
    public static final Duration VALID = Duration.ofHours(72);

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TemporaryPassword() {}

    static String make() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
