package kontor.frachtpilot;

import java.util.Locale;
import java.util.function.Supplier;

/** The language in which an account is asked to say what is wrong. German, where nobody waits who reads another. */
public final class Language {
    private static final ThreadLocal<Locale> CURRENT = ThreadLocal.withInitial(() -> Locale.GERMAN);

    private Language() {}

    /** Does the work in a language, and puts back the thread's former one, whatever happens. */
    public static <T> T in(Locale language, Supplier<T> work) {
        Locale before = CURRENT.get();
        CURRENT.set(language);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /** What goes into the header: the language, and the other one that people of the portal read. */
    static String accepted() {
        boolean german = Locale.GERMAN.getLanguage().equals(CURRENT.get().getLanguage());
        return german ? "de, en;q=0.5" : "en, de;q=0.5";
    }
}
