package kontor.audit.chain;

import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** The canonical form of JSON (RFC 8785), which hashes and signatures cover. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical form, in UTF-8.
     *
     * @throws IllegalArgumentException when the text has none; so has a lone surrogate (RFC 8785, 3.2.2.2)
     */
    public static byte[] of(String json) {
        try {
            return Utf8.of(new JsonCanonicalizer(json).getEncodedString());
        } catch (IOException e) {
            throw new IllegalArgumentException("no canonical form: " + e.getMessage(), e);
        }
    }
}
