package kontor.catalogue.naming;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a thing is called.
 *
 * @param german in German; the empty string where the portal's name is good
 * @param english in English; the empty string where the portal's name is good
 */
public record Names(String german, String english) implements Serializable {
    /** The longest name, in characters. */
    public static final int LONGEST = 60;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** The portal's own. */
    public static final Names NONE = new Names("", "");

    public Names {
        german = written(german);
        english = written(english);
    }

    /** As it is read: what can't be seen would change how the rest of a line is. */
    private static String written(String name) {
        String seen = name == null ? "" : UNSEEN.matcher(name).replaceAll(" ").strip();
        return seen.codePointCount(0, seen.length()) <= LONGEST
                ? seen
                : seen.substring(0, seen.offsetByCodePoints(0, LONGEST)).strip();
    }

    boolean isNone() {
        return german.isEmpty() && english.isEmpty();
    }

    Optional<String> in(Locale locale) {
        String name = Locale.GERMAN.getLanguage().equals(locale.getLanguage()) ? german : english;
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
}
