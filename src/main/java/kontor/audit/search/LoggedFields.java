package kontor.audit.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.web.OwnNames;
import kontor.web.Vocabulary;

/** The fields that changes in the log are of, by what people call them. */
final class LoggedFields {
    /** Of shorter texts nobody can tell what is meant. */
    private static final int SHORTEST = 3;

    private static final int MOST_LIKE = 6;

    private final List<Name> names;
    private final Locale locale;

    /**
     * @param field by its name on the wire
     * @param label what it is called here
     * @param usual what the portal calls it where nobody has given it a name of their own
     */
    private record Name(String field, String label, String usual) {
        static Name of(String type, String field, Locale locale) {
            return new Name(
                    field,
                    Vocabulary.field(type, field, locale),
                    OwnNames.get(OwnNames.Source.NONE, () -> Vocabulary.field(type, field, locale)));
        }

        Stream<String> all() {
            return Stream.of(label, usual, field);
        }
    }

    /**
     * @param typesAndFields each with its kind of objects before a dot
     * @param type the only kind whose fields are meant; empty for all
     */
    LoggedFields(List<String> typesAndFields, Optional<String> type, Locale locale) {
        this.locale = locale;
        this.names = typesAndFields.stream()
                .map(name -> name.split("\\.", 2))
                .filter(name -> type.isEmpty() || type.get().equals(name[0]))
                .map(name -> Name.of(name[0], name[1], locale))
                .toList();
    }

    /** The names on the wire of the fields that people call so, now or before; what no field is called is taken for one. */
    Set<String> called(String asked) {
        Set<String> called = names.stream()
                .filter(name -> Stream.of(name.label(), name.usual()).anyMatch(asked::equalsIgnoreCase))
                .map(Name::field)
                .collect(Collectors.toSet());
        return called.isEmpty() ? Set.of(asked) : called;
    }

    boolean knows(String asked) {
        return names.stream().flatMap(Name::all).anyMatch(asked::equalsIgnoreCase);
    }

    /** What all are called. */
    List<String> labels() {
        return labels(names.stream());
    }

    /** What those are called whose name has the text in it: whoever looks for a text may mean them. */
    List<String> like(String text) {
        String part = text.strip().toLowerCase(locale);
        return part.length() < SHORTEST
                ? List.of()
                : labels(names.stream()
                                .filter(name -> name.all()
                                        .anyMatch(
                                                each -> each.toLowerCase(locale).contains(part))))
                        .stream()
                        .limit(MOST_LIKE)
                        .toList();
    }

    private static List<String> labels(Stream<Name> of) {
        return of.map(Name::label)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }
}
