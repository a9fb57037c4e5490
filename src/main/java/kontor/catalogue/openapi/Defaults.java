package kontor.catalogue.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;

/** Chooses what no document says: by which fields objects are named, which columns a list shows, where it searches. */
final class Defaults {
    private static final int COLUMNS = 7;
    private static final List<String> NAMES =
            List.of("name", "title", "label", "fullName", "displayName", "companyName", "designation", "subject");
    private static final List<String> SEARCHES = List.of("search", "q", "query", "fulltext", "text");
    private static final Set<String> FIRST_NAMES = Set.of("firstname", "givenname", "forename");
    private static final Set<String> LAST_NAMES = Set.of("lastname", "familyname", "surname");
    private static final Set<String> OWN_NUMBERS = Set.of("number", "code", "sku", "itemnumber", "articlenumber");
    private static final Pattern NUMBERS = Pattern.compile(".*(number|code|sku)", Pattern.CASE_INSENSITIVE);
    /** Fields that say who did something to an object, and not which it is. */
    private static final Pattern DOERS = Pattern.compile(".+(By|_by)");

    private static final Pattern STAMPS =
            Pattern.compile("(created|updated|modified|changed|deleted).*", Pattern.CASE_INSENSITIVE);

    /** What people look for in a list, whatever it is a list of. */
    private static final Map<Pattern, Integer> WORTH_BY_NAME = worthByName();

    private final String kind;
    private final String lastWordOfKind;
    private final List<Field> fields;
    private final Field firstRelation;

    private static Map<Pattern, Integer> worthByName() {
        Map<Pattern, Integer> worth = new LinkedHashMap<>();
        worth.put(NUMBERS, 90);
        worth.put(named("status|state"), 88);
        worth.put(named("date|(delivery|due|order|invoice)Date"), 84);
        worth.put(named("city"), 84);
        worth.put(named("(net)?Price|(net)?Total|amount|balance"), 83);
        worth.put(named("zip|postalCode"), 82);
        worth.put(named("type|kind|category"), 72);
        worth.put(named("unit"), 68);
        worth.put(named("gross.*|stock|quantity"), 66);
        return worth;
    }

    private static Pattern named(String names) {
        return Pattern.compile(names, Pattern.CASE_INSENSITIVE);
    }

    /** @param kind what the document calls one of the objects */
    Defaults(String kind, List<Field> fields) {
        this.kind = word(kind);
        this.lastWordOfKind = word(kind.replaceAll(".*(?=[A-Z])", ""));
        this.fields = fields.stream()
                .filter(field -> field.isReadable() && field.type() != FieldType.PASSWORD)
                .toList();
        this.firstRelation = this.fields.stream()
                .filter(field -> field.type() == FieldType.RELATION)
                .findFirst()
                .orElse(null);
    }

    /** The fields that together name an object; empty where none would. */
    List<String> labelFields() {
        Optional<String> name = NAMES.stream().filter(this::isText).findFirst();
        if (name.isPresent()) {
            return List.of(name.get());
        }
        Optional<Field> first = named(FIRST_NAMES);
        Optional<Field> last = named(LAST_NAMES);
        if (first.isPresent() && last.isPresent()) {
            return List.of(first.get().name(), last.get().name());
        }
        return Stream.<Predicate<Field>>of(
                        field -> isOwnNumber(field) && isText(field),
                        this::isOwnNumber,
                        field -> field.type() == FieldType.TEXT && !isNumber(field) && !isDoer(field),
                        field -> isNumber(field) && isText(field),
                        field -> field.type() == FieldType.EMAIL)
                .flatMap(which -> fields.stream().filter(which))
                .map(Field::name)
                .filter(each ->
                        !each.equals("id") && !each.toLowerCase(Locale.ROOT).endsWith("id"))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Field> named(Set<String> words) {
        return fields.stream()
                .filter(field -> isText(field) && words.contains(word(field.name())))
                .findFirst();
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean isNumber(Field field) {
        return NUMBERS.matcher(field.name()).matches();
    }

    private static boolean isDoer(Field field) {
        return DOERS.matcher(field.name()).matches();
    }

    /**
     * Whether it is the number of the object itself, like a delivery note's note number: that of its house, its seat or its
     * day names nothing.
     */
    private boolean isOwnNumber(Field field) {
        String name = word(field.name());
        return isNumber(field)
                && field.type().isPlain()
                && (OWN_NUMBERS.contains(name)
                        || !kind.isEmpty() && name.startsWith(kind)
                        || !lastWordOfKind.isEmpty() && name.matches(lastWordOfKind + "(number|code|sku)"));
    }

    private static boolean isText(Field field) {
        return field.type() == FieldType.TEXT || field.type() == FieldType.LONG_TEXT;
    }

    private boolean isText(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name) && isText(field));
    }

    /** @param listed what the collection shows of its objects */
    List<String> columns(Set<String> listed) {
        List<String> labels = labelFields();
        Set<String> best = fields.stream()
                .filter(field -> listed.contains(field.name()) && fits(field))
                .map(field -> Map.entry(field.name(), worth(field, labels)))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(COLUMNS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<String> columns = new ArrayList<>(
                labels.stream().filter(listed::contains).limit(1).toList());
        fields.stream()
                .map(Field::name)
                .filter(name -> best.contains(name) && !columns.contains(name))
                .forEach(columns::add);
        return columns.size() > 1 || fields.isEmpty() ? columns : withId(columns, listed);
    }

    private List<String> withId(List<String> columns, Set<String> listed) {
        boolean shown = fields.stream().anyMatch(field -> field.name().equals("id"));
        if (shown && listed.contains("id") && !columns.contains("id")) {
            columns.add(columns.isEmpty() ? 0 : columns.size(), "id");
        }
        return columns;
    }

    private static boolean fits(Field field) {
        return switch (field.type()) {
            case LONG_TEXT, OBJECT, OBJECTS, LIST, MAP, JSON, RELATIONS -> false;
            default -> !field.deprecated() && !field.name().equals("id");
        };
    }

    private int worth(Field field, List<String> labels) {
        if (labels.contains(field.name())) {
            return 100;
        }
        if (STAMPS.matcher(field.name()).matches()) {
            return 5;
        }
        return WORTH_BY_NAME.entrySet().stream()
                .filter(worth -> worth.getKey().matcher(field.name()).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> worthByType(field));
    }

    private int worthByType(Field field) {
        return switch (field.type()) {
            // The first relation mostly tells what the object belongs to; the others are details.
            case RELATION -> field == firstRelation ? 76 : 56;
            case ENUM -> 58;
            case DATE -> 50;
            case DECIMAL, NUMBER -> 48;
            case INTEGER -> 45;
            case EMAIL -> 74;
            case PHONE, DATE_TIME, TIME -> 40;
            case TEXT -> 35;
            default -> 30;
        };
    }

    /** The parameter that a quick search fills, or {@code null} where no filter takes a text. */
    String search(List<Filter> filters) {
        List<Filter> texts = filters.stream()
                .filter(filter -> filter.kind() == Filter.Kind.TEXT)
                .toList();
        return Stream.of(SEARCHES, NAMES, labelFields())
                .flatMap(List::stream)
                .flatMap(name -> texts.stream().filter(filter -> filter.name().equals(name)))
                .findFirst()
                .flatMap(filter -> filter.parameter(Filter.Part.VALUE))
                .orElse(null);
    }
}
