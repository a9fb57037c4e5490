package kontor.table;

import java.util.function.IntPredicate;

/**
 * Text that spreadsheets might take for a formula, wherever they part it: not all of them keep to the separator that a file
 * has, and one that doesn't takes no notice of quotes either. An apostrophe before its sign makes it text.
 *
 * <p>Equals and at signs always begin a formula. After a plus or minus one can only do harm by calling a function, or by
 * naming a program, a file or a cell elsewhere; telephone numbers, amounts and items of lists stay as they are. A text that
 * has an apostrophe there itself gets another, so that what it was can be told.
 */
final class Formulas {
    private static final char APOSTROPHE = '\'';
    private static final String STARTS = "=@＝＠";
    private static final String SIGNS = "+-＋－";
    private static final String OPERATORS = "*/:(,;" + SIGNS;
    private static final String SEPARATORS = ",;\u2028\u2029";
    /** What numbers are written with; brackets are there where no letter is, which would name a function. */
    private static final String IN_NUMBERS = ".,;:/()%€*" + SIGNS;

    private static final String IN_WORDS = ".,;:/?%€*–" + SIGNS;

    private Formulas() {}

    /** The text with an apostrophe before each formula that may be in it. */
    static String harmless(String text) {
        int harmlessFrom = Math.min(tail(text, Formulas::isOfNumbers), tail(text, Formulas::isOfWords));
        StringBuilder harmless = new StringBuilder(text.length() + 1);
        boolean runsOn = runsOn(text);
        boolean begins = true;
        boolean parted = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            boolean own = character == APOSTROPHE && begins && begins(text, at, harmlessFrom);
            boolean sign = SIGNS.indexOf(character) >= 0 && (at < harmlessFrom || parted && runsOn);
            if (own || begins && (sign || STARTS.indexOf(character) >= 0)) {
                harmless.append(APOSTROPHE);
            }
            harmless.appendCodePoint(character);
            parted |= isSeparator(character);
            begins = isSeparator(character) || begins && isSkipped(character);
            at += Character.charCount(character);
        }
        return harmless.toString();
    }

    /** Whether apostrophes stand before the sign of a formula: one more tells them from the one that is put there. */
    private static boolean begins(String text, int apostrophe, int harmlessFrom) {
        int at = apostrophe;
        while (at < text.length() && text.charAt(at) == APOSTROPHE) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        int character = text.codePointAt(at);
        return STARTS.indexOf(character) >= 0 || SIGNS.indexOf(character) >= 0 && at < harmlessFrom;
    }

    /** From where on the text has nothing but such characters. A cell that begins there may end anywhere. */
    private static int tail(String text, IntPredicate allowed) {
        int tail = text.length();
        while (tail > 0 && allowed.test(text.codePointBefore(tail))) {
            tail -= Character.charCount(text.codePointBefore(tail));
        }
        return tail;
    }

    /** Where a cell begins within a text, it ends within another: that may go on with what an operator at the end waits for. */
    private static boolean runsOn(String text) {
        int end = tail(text, Formulas::isSkipped);
        return end > 0 && OPERATORS.indexOf(text.codePointBefore(end)) >= 0;
    }

    private static boolean isOfNumbers(int character) {
        return Character.isDigit(character) || isBlank(character) || IN_NUMBERS.indexOf(character) >= 0;
    }

    private static boolean isOfWords(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.OTHER_SYMBOL
                || isBlank(character)
                || IN_WORDS.indexOf(character) >= 0;
    }

    private static boolean isSeparator(int character) {
        return SEPARATORS.indexOf(character) >= 0 || Character.isISOControl(character);
    }

    /** What spreadsheets leave out at the beginning of a cell, or take for a quote around it. */
    private static boolean isSkipped(int character) {
        return isBlank(character) || character == '"';
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
