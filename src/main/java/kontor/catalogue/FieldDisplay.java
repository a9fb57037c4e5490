package kontor.catalogue;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kontor.frachtpilot.AnonymousIds;
import kontor.limit.Excerpt;
import kontor.limit.Iri;
import kontor.limit.PlainNumber;
import kontor.web.Messages;
import kontor.web.Moments;
import kontor.web.Vocabulary;

/**
 * A field's value as people read it. Takes whatever an account sends, whether or not it is what the field should hold:
 * what isn't understood is shown as it came.
 *
 * @param locale the reader's language
 * @param names the names of other objects, by their IRI
 * @param isWhole whether nothing is cut, however long it is: pages cut, files don't
 */
public record FieldDisplay(Locale locale, Function<String, Optional<String>> names, boolean isWhole) {
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_ITEMS = 100;
    private static final int MOST_IN_TITLE = 2;

    /** What objects are called by, as far as it is embedded: "reference" is what some accounts call their numbers. */
    private static final List<String> NAMES = List.of("name", "title", "number", "reference");

    /** Before it clocks went by the sun, and spreadsheets have no days; after it years have more digits than files take. */
    public static final int EARLIEST_YEAR = 1900;

    public static final int LATEST_YEAR = 9999;

    /** The first whole year of the calendar that pages show; files are stricter. */
    private static final int FIRST_YEAR = 1583;

    /** A display for pages. */
    public FieldDisplay(Locale locale, Function<String, Optional<String>> names) {
        this(locale, names, false);
    }

    /** A display for files. */
    public static FieldDisplay whole(Locale locale, Function<String, Optional<String>> names) {
        return new FieldDisplay(locale, names, true);
    }

    /** A display that knows no names of other objects. */
    public static FieldDisplay in(Locale locale) {
        return new FieldDisplay(locale, iri -> Optional.empty());
    }

    /** @param value as the account sent it; {@code null} and JSON null give the empty string */
    public String of(Field field, JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (field.isSecret()) {
            return Messages.text(locale, "value.secret");
        }
        return bounded(
                switch (field.type()) {
                    case INTEGER, NUMBER, DECIMAL, AMOUNT -> number(value);
                    case PASSWORD -> Messages.text(locale, "value.secret");
                    case ENUM ->
                        value instanceof JsonObject
                                ? relation(value)
                                : Vocabulary.value(field.owner(), field.name(), plain(value), locale);
                    case TEXT -> text(field, value);
                    case DATE -> date(plain(value));
                    case TIME -> FieldText.exactTime(plain(value));
                    case DATE_TIME -> moment(plain(value));
                    case DAY ->
                        MomentText.day(value)
                                .map(day -> Moments.date(day, locale))
                                .orElseGet(() -> moment(plain(value)));
                    case HOUR ->
                        MomentText.hour(value).isPresent() ? FieldText.exactTime(plain(value)) : moment(plain(value));
                    case RELATION -> relation(value);
                    case RELATIONS, LIST, OBJECTS -> list(field, value);
                    case OBJECT -> object(field, value);
                    default -> of(value);
                });
    }

    /** A value of which nothing is known but its JSON. */
    public String of(JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (Secrets.isMark(value)) {
            return Messages.text(locale, "value.secret");
        }
        return bounded(
                switch (value.getValueType()) {
                    case TRUE -> Messages.text(locale, "value.true");
                    case FALSE -> Messages.text(locale, "value.false");
                    case NUMBER -> number(value);
                    case OBJECT -> object(value.asJsonObject());
                    case ARRAY -> array(value.asJsonArray());
                    default -> plain(value);
                });
    }

    /** Not all documents list the values of a field that takes a few only. */
    private String text(Field field, JsonValue value) {
        return value instanceof JsonString text
                ? Vocabulary.word(field.owner(), field.name(), text.getString(), locale)
                        .orElse(text.getString())
                : of(value);
    }

    private String number(JsonValue value) {
        try {
            BigDecimal number = value instanceof JsonNumber json
                    ? json.bigDecimalValue()
                    : PlainNumber.parse(((JsonString) value).getString());
            if (!PlainNumber.isBearable(number)) {
                return plain(value);
            }
            DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
            format.setMinimumFractionDigits(Math.max(0, number.scale()));
            format.setMaximumFractionDigits(Math.max(0, number.scale()));
            return format.format(number);
        } catch (NumberFormatException | ClassCastException e) {
            return plain(value);
        }
    }

    private String date(String text) {
        try {
            return Moments.date(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text), locale);
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** Outside the years that calendars agree on, and twice an hour in autumn, the time alone would say something else. */
    private String moment(String text) {
        try {
            ZonedDateTime here = OffsetDateTime.parse(text).atZoneSameInstant(Moments.ZONE);
            if (here.getYear() < FIRST_YEAR || here.getYear() > LATEST_YEAR) {
                return text;
            }
            String shown = here.getSecond() == 0 && here.getNano() == 0
                    ? Moments.shortly(here.toInstant(), locale)
                    : Moments.exactly(here.toInstant(), locale);
            boolean twice = here.getZone()
                            .getRules()
                            .getValidOffsets(here.toLocalDateTime())
                            .size()
                    > 1;
            return twice ? shown + " " + here.format(DateTimeFormatter.ofPattern("z", locale)) : shown;
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** The other object's name; else the last two parts of its IRI: what kind of object, and which. */
    public String relation(JsonValue value) {
        Optional<String> iri = iri(value);
        if (iri.isEmpty()) {
            return of(value);
        }
        String[] parts = iri.get().split("/");
        String last = Iri.id(iri.get());
        return name(value).orElse(parts.length > 2 ? parts[parts.length - 2] + "/" + last : iri.get());
    }

    /**
     * What an object is called where it stands for itself: its own name; else its kind with the names of what it belongs to,
     * or with its id where they aren't known.
     */
    public String title(ResourceType type, JsonObject object) {
        String label = type.label(object);
        if (!iri(object).equals(Optional.of(label))) {
            return label;
        }
        String belongsTo = type.fields().stream()
                .filter(field -> field.type() == FieldType.RELATION || field.target() != null)
                .map(field -> object.get(field.name()))
                .flatMap(value -> name(value).stream())
                .limit(MOST_IN_TITLE)
                .collect(Collectors.joining(" · "));
        return Vocabulary.one(type.name(), locale) + " " + (belongsTo.isEmpty() ? Iri.id(label) : belongsTo);
    }

    private Optional<String> name(JsonValue value) {
        return iri(value).flatMap(names).or(() -> named(value));
    }

    /** The IRI of a relation's value: the value itself, or that of the object that the account embeds. */
    public static Optional<String> iri(JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        return value instanceof JsonObject object && object.get("@id") instanceof JsonString id
                ? Optional.of(id.getString())
                : Optional.empty();
    }

    private static Optional<String> named(JsonValue value) {
        return value instanceof JsonObject object
                ? NAMES.stream()
                        .map(object::get)
                        .filter(JsonString.class::isInstance)
                        .map(name -> ((JsonString) name).getString())
                        .filter(name -> !name.isBlank())
                        .findFirst()
                : Optional.empty();
    }

    private String list(Field field, JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return of(value);
        }
        boolean inline = field.type() == FieldType.LIST || field.type() == FieldType.RELATIONS;
        return array.stream()
                .limit(isWhole ? Long.MAX_VALUE : MOST_ITEMS)
                .map(item -> switch (field.type()) {
                    case RELATIONS -> relation(item);
                    case LIST -> of(field.item(), item);
                    default -> object(field, item).replace("\n", ", ");
                })
                .collect(Collectors.joining(inline ? ", " : "\n"));
    }

    public String object(Field field, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return of(value);
        }
        return object.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@") && entry.getValue() != JsonValue.NULL)
                .map(entry -> Vocabulary.field(field.owner(), entry.getKey(), locale) + ": "
                        + field.field(entry.getKey())
                                .map(known -> within(known, entry.getValue()))
                                .orElseGet(() -> of(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }

    /** On pages an object of another type is named, as it has a page of its own; files have it whole. */
    private String within(Field field, JsonValue value) {
        if (isWhole || field.target() == null || field.isSecret()) {
            return of(field, value);
        }
        return switch (field.type()) {
            case OBJECT -> isNamed(value) ? bounded(relation(value)) : of(field, value);
            case OBJECTS ->
                value instanceof JsonArray array && array.stream().allMatch(FieldDisplay::isNamed)
                        ? bounded(array.stream()
                                .limit(MOST_ITEMS)
                                .map(this::relation)
                                .collect(Collectors.joining(", ")))
                        : of(field, value);
            default -> of(field, value);
        };
    }

    private static boolean isNamed(JsonValue value) {
        return value instanceof JsonObject
                && iri(value).filter(iri -> !AnonymousIds.isOne(iri)).isPresent();
    }

    private String object(JsonObject object) {
        return object.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@"))
                .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String array(JsonArray array) {
        return array.stream()
                .limit(isWhole ? Long.MAX_VALUE : MOST_ITEMS)
                .map(value -> of(value).replace("\n", ", "))
                .collect(Collectors.joining("\n"));
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private String bounded(String text) {
        return isWhole ? text : Excerpt.of(text, LONGEST_TEXT);
    }
}
