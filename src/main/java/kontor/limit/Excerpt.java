package kontor.limit;

/** The beginning of a text, never cut within a character: half of a surrogate pair is none. */
public final class Excerpt {
    private Excerpt() {}

    /** The text, or its beginning and an ellipsis where it is longer than that. */
    public static String of(String text, int longest) {
        return text.length() <= longest ? text : beginning(text, longest) + "…";
    }

    /** The text, or its beginning where it is longer than that. */
    public static String beginning(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean within =
                Character.isHighSurrogate(text.charAt(longest - 1)) && Character.isLowSurrogate(text.charAt(longest));
        return text.substring(0, within ? longest - 1 : longest);
    }
}
