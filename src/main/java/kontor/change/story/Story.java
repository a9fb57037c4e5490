package kontor.change.story;

import static kontor.change.story.Sentence.Role.OBJECT;
import static kontor.change.story.Sentence.Role.VALUE;
import static kontor.change.story.Sentence.Role.WORDS;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kontor.audit.Difference;
import kontor.audit.LogEntry;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.change.DifferenceRow;
import kontor.change.DifferenceRows;
import kontor.change.story.Sentence.Part;
import kontor.limit.Iri;
import kontor.web.Messages;
import kontor.web.Vocabulary;

/** A line of the log as a sentence, without its subject: that is the person, whom pages name before it. */
final class Story {
    /** Breaks of lines, other control characters, and marks that turn the direction of writing. */
    private static final String BREAKING =
            "[\\p{Cntrl}\\s\\x{85}\\x{2028}\\x{2029}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+";

    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_FIELDS = 3;
    private static final Set<String> CHANGES = Set.of("object.patch", "object.replace");
    private static final Set<FieldType> TEXTS = Set.of(
            FieldType.TEXT, FieldType.LONG_TEXT, FieldType.EMAIL, FieldType.PHONE, FieldType.URL, FieldType.JSON);

    private final LogEntry line;
    private final FieldDisplay display;
    private final Locale locale;
    private final Part kind;
    private final Part object;

    private Story(LogEntry line, FieldDisplay display) {
        this.line = line;
        this.display = display;
        this.locale = display.locale();
        this.kind = new Part(Vocabulary.one(line.entry().getObjectType(), locale), WORDS);
        this.object = new Part(inOneLine(name(line, display), LONGEST_NAME), OBJECT);
    }

    /** Whether the object had no name, so that the line has its path instead. */
    static boolean isUnnamed(LogEntry line) {
        return !line.isLocal() && line.label().equals(line.entry().getObjectId());
    }

    /** The name that a line has for its object; of one without, what is known by now, or its id. */
    static String name(LogEntry line, FieldDisplay display) {
        return isUnnamed(line)
                ? display.names().apply(line.label()).orElseGet(() -> Iri.id(line.label()))
                : line.label();
    }

    /** The object where no word before says of which kind it is. */
    private Part standingAlone(ResourceType type) {
        JsonObject before = line.images().before();
        return isUnnamed(line) && before != null
                ? new Part(inOneLine(display.title(type, before), LONGEST_NAME), OBJECT)
                : object;
    }

    /** @param type what its account's catalogue knows of the object, if anything: without it fields aren't named */
    static Sentence of(LogEntry line, Optional<ResourceType> type, FieldDisplay display) {
        Story story = new Story(line, display);
        return type.filter(known -> CHANGES.contains(line.entry().getAction()))
                .flatMap(story::fields)
                .orElseGet(story::whole);
    }

    /** What isn't known to have been done was only meant to be. */
    private boolean isDone() {
        return line.isLocal() || line.state() == LogEntry.State.APPLIED;
    }

    private Sentence whole() {
        String action = line.entry().getAction();
        return Sentence.of(locale, isDone() ? "log." + action : "log.tried." + action, kind, object);
    }

    private Optional<Sentence> fields(ResourceType type) {
        Difference difference = Meant.byPerson(type, line);
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        List<DifferenceRow> rows = DifferenceRows.of(type, difference, display);
        boolean single = rows.size() == 1
                && !isSecret(type, difference, rows.getFirst())
                && !text(rows.getFirst().before()).equals(text(rows.getFirst().after()));
        return Optional.of(single ? one(type, rows.getFirst()) : several(type, difference));
    }

    /** Of what is never shown there is nothing to tell but that it was set. */
    private static boolean isSecret(ResourceType type, Difference difference, DifferenceRow row) {
        return Secrets.isMark(difference.changes().getFirst().after())
                || field(type, row.field()).filter(Field::isSecret).isPresent();
    }

    private Sentence one(ResourceType type, DifferenceRow row) {
        Optional<Field> field = field(type, row.field());
        String verb = row.before().isEmpty() ? "set" : row.after().isEmpty() ? "cleared" : "changed";
        return Sentence.of(
                locale,
                key(verb + (isNoun(row, field) ? "" : ".named")),
                kind,
                standingAlone(type),
                new Part(isNoun(row, field) ? inSentence(row.name()) : inOneLine(row.name(), LONGEST_VALUE), WORDS),
                new Part(value(field, row.before()), VALUE),
                new Part(value(field, row.after()), VALUE));
    }

    private Sentence several(ResourceType type, Difference difference) {
        List<String> names = difference.changes().stream()
                .limit(MOST_FIELDS)
                .map(change -> inSentence(Vocabulary.field(type.name(), change.name(), locale)))
                .toList();
        int more = difference.changes().size() - names.size();
        Part fields = new Part(more > 0 ? String.join(", ", names) : list(names), WORDS);
        return more == 0
                ? Sentence.of(locale, key("several"), kind, standingAlone(type), fields)
                : Sentence.of(
                        locale,
                        key(more == 1 ? "several.one" : "several.more"),
                        kind,
                        standingAlone(type),
                        fields,
                        new Part(Integer.toString(more), WORDS));
    }

    private String key(String form) {
        return "log.story." + (isDone() ? "" : "tried.") + form;
    }

    private String list(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : Messages.text(
                        locale,
                        "log.story.and",
                        String.join(", ", names.subList(0, names.size() - 1)),
                        names.getLast());
    }

    /** Whether “the …” can stand before its name: not where that is a place within the object, or a yes or no. */
    private static boolean isNoun(DifferenceRow row, Optional<Field> field) {
        return row.field().matches("[A-Za-z0-9_-]+")
                && !row.name().contains("·")
                && field.filter(known -> known.type() != FieldType.BOOLEAN).isPresent();
    }

    /** English names begin small within a sentence, unless they are abbreviations. */
    private String inSentence(String name) {
        String text = inOneLine(name, LONGEST_VALUE);
        boolean abbreviation = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) || abbreviation || text.isEmpty()
                ? text
                : text.substring(0, 1).toLowerCase(locale) + text.substring(1);
    }

    private String value(Optional<Field> field, String value) {
        boolean quoted = field.map(known -> TEXTS.contains(known.type())).orElse(true);
        return quoted ? Messages.text(locale, "log.story.quoted", text(value)) : text(value);
    }

    private static String text(String value) {
        return inOneLine(value, LONGEST_VALUE);
    }

    /** The field at a row's place, like {@code positions[0].quantity}. */
    private static Optional<Field> field(ResourceType type, String place) {
        String[] names = place.replaceAll("\\[[0-9]+]", "").split("\\.");
        Optional<Field> field = type.field(names[0]);
        for (int i = 1; i < names.length; i++) {
            String name = names[i];
            field = field.flatMap(known -> known.field(name));
        }
        return field;
    }

    /** Without line breaks or what turns the direction of writing, and not too long. */
    static String inOneLine(String text, int longest) {
        String line = text.replaceAll(BREAKING, " ").strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
