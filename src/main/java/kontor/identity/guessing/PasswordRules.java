package kontor.identity.guessing;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a password can be guessed: by lists of what people use (passwords, words, names, dates), by runs and repetitions,
 * or by knowing the person, their companies and the product. Asks for no kinds of characters (NIST SP 800-63B).
 */
public final class PasswordRules {
    /** How many guesses it must take at least, as a power of ten. */
    private static final double LEAST_GUESSES = 10;

    /** The same for what is left without words of the person's own, and digits and signs around it. */
    private static final double LEAST_GUESSES_OF_CORE = 8;

    /** The time it takes grows faster than the password; what is weak for so long doesn't get strong any more. */
    private static final int MEASURED = 64;

    private static final int SHORTEST_WORD = 3;
    private static final List<String> PRODUCT = List.of("kontor", "frachtpilot");
    /** Filled up with digits and signs; which word it is, lists of other languages don't know. */
    private static final Pattern ONE_WORD = Pattern.compile("\\p{L}{1,11}");

    private static final Pattern NO_LETTERS_AROUND = Pattern.compile("^\\P{L}+|\\P{L}+$");
    private static final Zxcvbn LISTS = new Zxcvbn();

    private final List<String> own;

    /** @param known texts that whoever guesses may know: names of the person and of their companies */
    public PasswordRules(Collection<String> known) {
        own = Stream.concat(PRODUCT.stream(), known.stream().flatMap(PasswordRules::words))
                .map(PasswordRules::plain)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** The text as it is, its words together, and each of them. */
    private static Stream<String> words(String text) {
        String[] words = text.split("[^\\p{L}\\p{N}]+");
        return Stream.concat(Stream.of(text, String.join("", words)), Stream.of(words));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Whether it takes too few guesses. */
    public boolean isGuessable(String password) {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        String measured = normal.substring(0, Math.min(normal.length(), MEASURED));
        return LISTS.measure(measured, own).getGuessesLog10() < LEAST_GUESSES
                || measured.codePoints().anyMatch(Character::isLetter) && isGuessable(plain(measured), own);
    }

    private static boolean isGuessable(String plain, List<String> own) {
        String core = plain;
        for (String word : own) {
            core = core.replace(word, " ");
        }
        Matcher around = NO_LETTERS_AROUND.matcher(core);
        core = around.replaceAll("");
        return core.isEmpty()
                || ONE_WORD.matcher(core).matches()
                || LISTS.measure(core).getGuessesLog10() < LEAST_GUESSES_OF_CORE;
    }
}
