package kontor.limit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The paths by which accounts name their objects. Anything may stand in an id: it is kept as the account wrote it, sent in a
 * form that addresses can have, and shown in a form that people can read.
 */
public final class Iri {
    /** Longer than any id that people have made up. */
    private static final int LONGEST_SEGMENT = 2_000;

    /** What RFC 3986 allows in a segment of a path. */
    private static final String ALLOWED = "-._~!$&'()*+,;=:@";

    private static final int MOST_LAYERS = 5;
    private static final char PERCENT = '%';

    private Iri() {}

    /** An id as a segment of a path, slashes and all. */
    public static String segment(String id) {
        return encoded(id, ALLOWED, false);
    }

    /** A path in a form that addresses can have: what they can't hold is encoded, the rest stays as it came. */
    public static String address(String path) {
        return encoded(path, ALLOWED + "/?", true);
    }

    private static String encoded(String text, String allowed, boolean mayBeEncoded) {
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            boolean stays =
                    character < 0x80 && (Character.isLetterOrDigit(character) || allowed.indexOf(character) >= 0)
                            || mayBeEncoded && isEncoded(text, at);
            if (stays) {
                encoded.appendCodePoint(character);
            } else {
                for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(PERCENT)
                            .append(HexFormat.of().withUpperCase().toHexDigits(each));
                }
            }
            at += Character.charCount(character);
        }
        return encoded.toString();
    }

    private static boolean isEncoded(String text, int at) {
        return text.charAt(at) == PERCENT
                && at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    /** The id that the last segment of a path stands for. */
    public static String id(String path) {
        return decoded(path.substring(path.lastIndexOf('/') + 1));
    }

    /** A path, or a part of one, as people read it; as it came where it isn't encoded text. */
    public static String decoded(String path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length() * 4);
        for (int at = 0; at < path.length(); ) {
            if (isEncoded(path, at)) {
                bytes.put((byte) HexFormat.fromHexDigits(path, at + 1, at + 3));
                at += 3;
            } else {
                int character = path.codePointAt(at);
                bytes.put(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(character);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return path;
        }
    }

    /**
     * Whether a segment of a path can be an object's id: anything that doesn't lead to another path, also to servers and
     * proxies that decode it more than once.
     */
    public static boolean isId(String segment) {
        if (segment.isEmpty() || segment.length() > LONGEST_SEGMENT) {
            return false;
        }
        if (segment.codePoints().anyMatch(each -> "?#/\\".indexOf(each) >= 0 || Character.isISOControl(each))) {
            return false;
        }
        String layer = segment;
        for (int i = 0; i < MOST_LAYERS; i++) {
            if (climbs(layer)) {
                return false;
            }
            String next = decoded(layer);
            if (next.equals(layer)) {
                return true;
            }
            layer = next;
        }
        return false;
    }

    /** Some servers pass over what stands behind a semicolon. */
    private static boolean climbs(String segment) {
        return Stream.of(segment.split("[/\\\\]", -1))
                .map(part -> part.replaceFirst(";.*", ""))
                .anyMatch(part -> part.equals(".") || part.equals(".."));
    }
}
