package kontor.frachtpilot;

/**
 * How deeply JSON is nested, told before it is parsed: parsers go down a level of their stack for each level, and a
 * megabyte of brackets would be the end of it.
 */
final class JsonDepth {
    /** The deepest nesting the portal takes. */
    static final int DEEPEST = 100;

    private JsonDepth() {}

    static boolean isBearable(byte[] json) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length; i++) {
            byte each = json[i];
            if (quoted) {
                if (each == '\\') {
                    i++;
                } else if (each == '"') {
                    quoted = false;
                }
            } else if (each == '"') {
                quoted = true;
            } else if (each == '[' || each == '{') {
                if (++depth > DEEPEST) {
                    return false;
                }
            } else if (each == ']' || each == '}') {
                depth--;
            }
        }
        return true;
    }
}
