package kontor.audit.chain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Texts in UTF-8, for what is hashed. Half of a surrogate pair has no form in it, and Java writes a question mark without a
 * word: then one could be exchanged for the other, and the hash would not tell.
 */
public final class Utf8 {
    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /** @throws IllegalArgumentException when the text holds half of a surrogate pair */
    public static byte[] of(String text) {
        if (!has(text)) {
            throw new IllegalArgumentException("a text holds half of a surrogate pair");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException when the bytes are no UTF-8 */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    /** Whether the text has a form in UTF-8. */
    static boolean has(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            if (Character.isSurrogate(each)) {
                if (Character.isLowSurrogate(each)
                        || i + 1 == length
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * The text with U+FFFD for each half of a surrogate pair, as the Web's <i>scalar value strings</i> have it: what is
     * recorded is then what is hashed. {@code null} stays {@code null}.
     */
    public static String whole(String text) {
        if (text == null || has(text)) {
            return text;
        }
        return text.codePoints()
                .map(each -> isHalf(each) ? REPLACEMENT : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
