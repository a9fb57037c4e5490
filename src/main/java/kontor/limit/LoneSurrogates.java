package kontor.limit;

import java.util.Locale;

/**
 * Halves of characters that stand alone: JSON can hold them, UTF-8 can't, and would have a question mark in their place. They
 * are written as JSON has them.
 */
public final class LoneSurrogates {
    private LoneSurrogates() {}

    /** The text with an escape for each of them, like <code>&#92;ud83d</code>. */
    public static String escaped(String text) {
        StringBuilder escaped = null;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            boolean alone = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            if (alone && escaped == null) {
                escaped = new StringBuilder(text.length() + 6).append(text, 0, at);
            }
            if (alone) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else if (escaped != null) {
                escaped.appendCodePoint(character);
            }
            at += Character.charCount(character);
        }
        return escaped == null ? text : escaped.toString();
    }
}
