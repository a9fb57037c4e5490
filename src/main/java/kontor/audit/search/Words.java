package kontor.audit.search;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.limit.Excerpt;
import kontor.limit.PlainNumber;

/**
 * Texts and values in the form in which they are looked for: without case, {@code ß} as {@code ss}, {@code ü} and
 * {@code ue} the same, other accents left out, numbers and dates however they were written.
 */
final class Words {
    private static final int SHORTEST = 2;
    private static final int LONGEST_TEXT = 20_000;
    // Bounded, since each round of it costs stack.
    private static final Pattern WORD = Pattern.compile("\\p{N}++(?:[.,\\-]\\p{N}++){1,20}|[\\p{L}\\p{N}]++");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");
    private static final Pattern GERMAN_NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,2}(\\.[0-9]{3}){0,9}|[1-9][0-9]{0,30})(,[0-9]{1,30})?");
    private static final Pattern ENGLISH_NUMBER = Pattern.compile("-?[1-9][0-9]{0,2}(,[0-9]{3}){1,9}(\\.[0-9]{1,30})?");
    private static final DateTimeFormatter GERMAN_DATE =
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT);

    private Words() {}

    /** The words of a text, of two letters or digits at least. */
    static Set<String> in(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : tokens(text)) {
            words.add(canonical(word));
            Stream.of(word.split("[.,-]"))
                    .filter(part -> part.length() >= SHORTEST)
                    .map(Words::canonical)
                    .forEach(words::add);
        }
        return words;
    }

    /** Of each word of what someone asks for, what they may mean. */
    static List<Set<String>> asked(String text) {
        return tokens(text).stream().map(Words::meant).distinct().toList();
    }

    private static List<String> tokens(String text) {
        return WORD.matcher(folded(text))
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= SHORTEST)
                .toList();
    }

    /** A whole value as it is kept: folded, with single spaces, or as a plain number. */
    static String whole(String value) {
        return canonical(folded(value).strip().replaceAll("\\s+", " "));
    }

    /** What someone may mean who asks for a value: a number or a date, as it is written here or there, or the text itself. */
    static Set<String> meant(String asked) {
        String text = folded(asked).strip().replaceAll("\\s+", " ");
        Set<String> meant = new LinkedHashSet<>();
        meant.add(canonical(text));
        if (GERMAN_NUMBER.matcher(text).matches()) {
            meant.add(canonical(text.replace(".", "").replace(',', '.')));
        }
        if (ENGLISH_NUMBER.matcher(text).matches()) {
            meant.add(canonical(text.replace(",", "")));
        }
        germanDate(text).map(LocalDate::toString).ifPresent(meant::add);
        return meant;
    }

    private static Optional<LocalDate> germanDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text, GERMAN_DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String canonical(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : PlainNumber.of(number.stripTrailingZeros());
    }

    private static String folded(String text) {
        String bounded = Excerpt.beginning(text, LONGEST_TEXT);
        String lower = Normalizer.normalize(bounded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String german =
                lower.replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
        return Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
