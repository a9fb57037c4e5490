package kontor.audit.chain;

import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** The canonical form of JSON (RFC 8785), which hashes and signatures cover. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical form, in UTF-8.
     *
     * @throws IllegalArgumentException when the text has none
     */
    public static byte[] of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalArgumentException("no canonical form: " + e.getMessage(), e);
        }
    }
}
