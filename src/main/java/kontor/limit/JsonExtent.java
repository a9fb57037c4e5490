package kontor.limit;

/**
 * How large the JSON of a text would become, told before it is parsed: parsers go down a level of their stack for each
 * level, make an object of each value however short it is, and work the longer on a number the more digits it has.
 *
 * @param values how many values it has, those that hold others and the names of members included; counted no further than
 *     is taken
 * @param excess what there is too much of
 * @param at where in the text that was found
 */
public record JsonExtent(int values, Excess excess, int at) {
    /** The deepest nesting that is taken. */
    public static final int DEEPEST = 100;

    /** The most values that are taken of one text. */
    public static final int MOST_VALUES = 300_000;

    /** The longest number, in characters. Parsers have limits of their own, past which they fail in various ways. */
    public static final int LONGEST_NUMBER = 1_000;

    /** What there may be too much of. */
    public enum Excess {
        NONE,
        DEPTH,
        VALUES,
        DIGITS
    }

    /** Measures a text; what is no JSON has some extent too. */
    public static JsonExtent of(CharSequence json) {
        int depth = 0;
        int values = 0;
        int i = 0;
        while (i < json.length()) {
            char each = json.charAt(i);
            int next = i + 1;
            if (each == '"') {
                next = endOfText(json, i);
                values++;
            } else if (each == '[' || each == '{') {
                values++;
                if (++depth > DEEPEST) {
                    return new JsonExtent(values, Excess.DEPTH, i);
                }
            } else if (each == ']' || each == '}') {
                depth--;
            } else if (isOfNumber(each)) {
                next = endOfNumber(json, i);
                values++;
                if (next - i > LONGEST_NUMBER) {
                    return new JsonExtent(values, Excess.DIGITS, i);
                }
            } else if (each == 't' || each == 'f' || each == 'n') {
                next = endOfWord(json, i);
                values++;
            }
            if (values > MOST_VALUES) {
                return new JsonExtent(values, Excess.VALUES, i);
            }
            i = next;
        }
        return new JsonExtent(values, Excess.NONE, json.length());
    }

    private static int endOfText(CharSequence json, int start) {
        for (int i = start + 1; i < json.length(); i++) {
            char each = json.charAt(i);
            if (each == '\\') {
                i++;
            } else if (each == '"') {
                return i + 1;
            }
        }
        return json.length();
    }

    private static int endOfNumber(CharSequence json, int start) {
        int end = start + 1;
        while (end < json.length() && isOfNumber(json.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfNumber(char each) {
        return each >= '0' && each <= '9' || each == '-' || each == '+' || each == '.' || each == 'e' || each == 'E';
    }

    private static int endOfWord(CharSequence json, int start) {
        int end = start + 1;
        while (end < json.length() && json.charAt(end) >= 'a' && json.charAt(end) <= 'z') {
            end++;
        }
        return end;
    }

    /** Whether it is taken. */
    public boolean isBearable() {
        return excess == Excess.NONE;
    }
}
