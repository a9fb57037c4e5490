package kontor.frachtpilot;

import java.util.Objects;

/**
 * An API key, in memory for as long as one request is being signed. Has no readable form: it can't end up in a log, a
 * page or an exception by accident (law 3).
 *
 * <p>Keys may hold any characters. On the wire they are UTF-8, like everything else FrachtPilot signs; control
 * characters and line breaks can't be sent in a header, nor can a space at either end, and are refused.
 */
public final class ApiKey {

    /** Longer keys are refused: with FrachtPilot they are a few dozen characters long. */
    public static final int LONGEST = 500;

    private static final int FINGERPRINT_LENGTH = 4;
    private static final int SHOWN_PART = 4;

    private final String value;

    /** @throws UnsendableKey when the value can't be sent in a header */
    public ApiKey(String value) {
        Objects.requireNonNull(value);
        if (value.isEmpty() || value.length() > LONGEST || !value.equals(value.strip())) {
            throw new UnsendableKey();
        }
        if (value.codePoints().anyMatch(ApiKey::unsendable)) {
            throw new UnsendableKey();
        }
        this.value = value;
    }

    private static boolean unsendable(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    /** The last characters, by which people tell keys apart: four at most, and never more than a quarter of the key. */
    public String fingerprint() {
        int characters = value.codePointCount(0, value.length());
        int shown = Math.min(FINGERPRINT_LENGTH, characters / SHOWN_PART);
        return value.substring(value.offsetByCodePoints(value.length(), -shown));
    }

    /** The key itself, for the header and for sealing it, and for nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && key.value.equals(value);
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
