package kontor.sandbox;

import java.math.BigDecimal;

/** What is wrong with a value, in the two languages that the sandbox speaks. */
record Wording(String german, String english) {
    static final Wording BLANK = new Wording("Dieser Wert sollte nicht leer sein.", "This value should not be blank.");
    static final Wording CHOICE =
            new Wording("Sie haben einen ungültigen Wert ausgewählt.", "The value you selected is not a valid choice.");
    static final Wording EMAIL =
            new Wording("Dieser Wert ist keine gültige E-Mail-Adresse.", "This value is not a valid email address.");
    static final Wording URL = new Wording("Dieser Wert ist keine gültige URL.", "This value is not a valid URL.");
    static final Wording UUID = new Wording("Dies ist keine gültige UUID.", "This is not a valid UUID.");
    static final Wording TIME =
            new Wording("Dieser Wert entspricht keiner gültigen Uhrzeitangabe.", "This value is not a valid time.");
    static final Wording NUMBER = new Wording("Dieser Wert ist keine gültige Zahl.", "This value is not a number.");
    static final Wording PERCENT =
            new Wording("Dieser Wert sollte zwischen 0 und 100 sein.", "This value should be between 0 and 100.");

    /** The application's own words, which it has in one language only. */
    static Wording own(String text) {
        return new Wording(text, text);
    }

    static Wording notAbove(BigDecimal bound) {
        return new Wording(
                "Dieser Wert muss größer als " + bound + " sein.", "This value should be greater than " + bound + ".");
    }

    static Wording below(BigDecimal bound) {
        return new Wording(
                "Dieser Wert sollte größer oder gleich " + bound + " sein.",
                "This value should be greater than or equal to " + bound + ".");
    }

    static Wording above(BigDecimal bound) {
        return new Wording(
                "Dieser Wert sollte kleiner oder gleich " + bound + " sein.",
                "This value should be less than or equal to " + bound + ".");
    }

    static Wording tooLong(int most) {
        return new Wording(
                "Diese Zeichenkette ist zu lang. Sie sollte höchstens " + most + " Zeichen haben.",
                "This value is too long. It should have " + most + " characters or less.");
    }

    static Wording tooShort(int least) {
        return new Wording(
                "Diese Zeichenkette ist zu kurz. Sie sollte mindestens " + least + " Zeichen haben.",
                "This value is too short. It should have " + least + " characters or more.");
    }
}
