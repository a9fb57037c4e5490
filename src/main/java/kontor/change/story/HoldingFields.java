package kontor.change.story;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.web.OwnNames;
import kontor.web.Vocabulary;

/** The fields of objects that hold others within: the log tells of changes by the outermost, like the positions of an order. */
final class HoldingFields {
    private static final int DEEPEST = 8;

    private HoldingFields() {}

    /**
     * What the fields are called that hold one.
     *
     * @param type the only kind of objects that is meant; empty for all
     * @param asked what the field within is called, by people or on the wire
     */
    static List<String> of(Catalogue catalogue, Optional<String> type, String asked, Locale locale) {
        return catalogue.types().stream()
                .filter(known -> type.isEmpty() || type.get().equals(known.name()))
                .flatMap(known -> known.fields().stream())
                .filter(field -> holds(field, asked, locale, 0))
                .map(field -> Vocabulary.field(field.owner(), field.name(), locale))
                .distinct()
                .toList();
    }

    private static boolean holds(Field field, String asked, Locale locale, int depth) {
        return depth < DEEPEST
                && field.fields().stream()
                        .anyMatch(inner -> isCalled(inner, asked, locale) || holds(inner, asked, locale, depth + 1));
    }

    private static boolean isCalled(Field field, String asked, Locale locale) {
        return Stream.of(
                        field.name(),
                        Vocabulary.field(field.owner(), field.name(), locale),
                        OwnNames.get(OwnNames.Source.NONE, () -> Vocabulary.field(field.owner(), field.name(), locale)))
                .anyMatch(asked::equalsIgnoreCase);
    }
}
