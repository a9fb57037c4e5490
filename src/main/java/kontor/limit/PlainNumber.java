package kontor.limit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers as people write them, as long as that is of a bearable length: {@code 1e999999999} stands for a text of a
 * gigabyte, and is left with its exponent.
 */
public final class PlainNumber {
    private static final int MOST_DIGITS = 60;

    private PlainNumber() {}

    /** Whether it can be written without an exponent, rounded and reckoned with. */
    public static boolean isBearable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
    }

    /**
     * The number that a text is.
     *
     * @throws NumberFormatException when it is none, or one with more digits than anyone reads
     */
    public static BigDecimal parse(String text) {
        if (text.length() > 2 * MOST_DIGITS) {
            throw new NumberFormatException("longer than numbers are");
        }
        return new BigDecimal(text);
    }

    /** @throws ArithmeticException when it is no whole number, or not a bearable one */
    public static BigInteger whole(BigDecimal number) {
        if (!isBearable(number)) {
            throw new ArithmeticException("more digits than anyone reads");
        }
        return number.toBigIntegerExact();
    }

    /** The number without an exponent where it is bearable, else as it came. */
    public static String of(BigDecimal number) {
        return isBearable(number) ? number.toPlainString() : number.toString();
    }
}
