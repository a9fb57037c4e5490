package kontor.frachtpilot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * The bytes of an answer in the ways that HTTP and JSON allow: packed without having been asked for it (RFC 9110, 12.5.3),
 * with a byte order mark (RFC 8259, 8.1). JSON is UTF-8 whatever an answer calls it.
 */
final class Body {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MOST_CODINGS = 3;

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Unpacks no further than to one byte more than is taken.
     *
     * @param coding the header that tells how it is packed, or {@code null}
     * @return empty where it is packed in a way that isn't known, or broken
     */
    static Optional<Body> of(byte[] packed, String coding) {
        String[] codings =
                coding == null ? new String[0] : coding.toLowerCase(Locale.ROOT).split(",");
        if (codings.length > MOST_CODINGS) {
            return Optional.empty();
        }
        byte[] bytes = packed;
        for (int i = codings.length - 1; i >= 0; i--) {
            try (InputStream unpacking = unpacking(bytes, codings[i].strip())) {
                if (unpacking == null) {
                    return Optional.empty();
                }
                bytes = unpacking.readNBytes(Reply.LARGEST + 1);
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new Body(bytes));
    }

    private static InputStream unpacking(byte[] packed, String coding) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        if (packed.length == 0) {
            return in;
        }
        return switch (coding) {
            case "", "identity" -> in;
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> new InflaterInputStream(in);
            default -> null;
        };
    }

    int length() {
        return bytes.length;
    }

    /** The text, or empty where it is none. */
    Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Body[" + Arrays.hashCode(bytes) + "]";
    }
}
