package kontor.frachtpilot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * The value of {@code X-CSRF-TOKEN}: lower-case hex MD5 of the mail address, a dot and the date, in UTF-8. MD5 is what
 * the API asks for; nothing secret depends on it.
 */
final class CsrfToken {

    private CsrfToken() {}

    /** @param mail the address the key was made with, or the empty string */
    static String of(String mail, LocalDate date) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest((mail + "." + date).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
