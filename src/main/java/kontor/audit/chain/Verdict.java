package kontor.audit.chain;

import java.util.Locale;

/** What a check of a log has shown. Whatever isn't shown isn't {@link #PROVEN}. */
public enum Verdict {
    /** Each entry is as it was recorded: an unbroken chain leads from it to a place that was signed. */
    PROVEN(0),
    /** Something is not as it was recorded. */
    TAMPERED(1),
    /** It can't be told: there is no log, or what is needed to check it is missing. */
    UNREADABLE(2),
    /** Nothing contradicts itself, but from some entry on nothing but the log itself says that it is genuine. */
    UNCONFIRMED(3);

    private final int code;

    Verdict(int code) {
        this.code = code;
    }

    /** What the verifier on the command line ends with. */
    public int code() {
        return code;
    }

    /** The end of the message key that tells of it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
