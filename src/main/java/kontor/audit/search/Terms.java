package kontor.audit.search;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.audit.AuditEntry;
import kontor.audit.Difference;
import kontor.audit.Difference.FieldChange;
import kontor.audit.Images;
import kontor.audit.LogEntry;
import kontor.limit.Iri;
import kontor.limit.PlainNumber;

/**
 * What a line of the log can be found by, although it is sealed. Terms are texts here; they are made blind before they
 * are stored. At most {@value #MOST} of a line: fields first, then whole values, then words, the longest.
 */
final class Terms {
    static final int MOST = 300;

    private static final int DEEPEST = 8;
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)?");

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();

    private Terms() {}

    /** The terms of a line, with all that is known of it by now. */
    static Set<String> of(LogEntry line) {
        Terms terms = new Terms();
        terms.addFirst(line);
        Stream.of(line.outcome(), line.resolution(), line.review())
                .filter(later -> later != null)
                .forEach(later -> terms.addLater(line, later.images()));
        return terms.bounded();
    }

    /** The terms of an intent, or of a local change, by itself. */
    static Set<String> ofFirst(AuditEntry entry, Images images) {
        Terms terms = new Terms();
        terms.addFirst(alone(entry, images));
        return terms.bounded();
    }

    /** The terms that a later entry adds to those of its intent. */
    static Set<String> ofLater(AuditEntry intent, Images first, Images later) {
        Terms terms = new Terms();
        terms.addLater(alone(intent, first), later);
        Set<String> added = new LinkedHashSet<>(terms.bounded());
        added.removeAll(ofFirst(intent, first));
        return added;
    }

    static LogEntry alone(AuditEntry entry, Images images) {
        return new LogEntry(new LogEntry.Opened(entry, images), null, null, null);
    }

    private void addFirst(LogEntry line) {
        AuditEntry entry = line.entry();
        ids(entry.getObjectId());
        words(line.images().label(), "word:");
        reason(line.images().reason());
        fields(alone(entry, line.images()).difference());
    }

    /** As it stands in the path, and as people read it. */
    private void ids(String path) {
        names.add(object(lastPart(path)));
        names.add(object(Iri.id(path)));
    }

    private void addLater(LogEntry line, Images later) {
        reason(later.reason());
        if (later.after() != null) {
            made(line.entry(), later.after());
            fields(Difference.between(line.images().before(), later.after()));
        }
        if (later.problem() != null) {
            leaves(later.problem(), 0).forEach(text -> words(text, "word:"));
        }
    }

    /** A creation is a request to a collection; what it made is known from the answer. */
    private void made(AuditEntry entry, JsonObject after) {
        if ("POST".equals(entry.getMethod()) && after.get("@id") instanceof JsonString iri) {
            ids(iri.getString());
            names.add(made(iri.getString()));
        }
    }

    private void reason(String reason) {
        if (reason != null) {
            words(reason, "reason:");
            words(reason, "word:");
        }
    }

    private void fields(Difference difference) {
        for (FieldChange change : difference.changes()) {
            names.add(field(change.name()));
            values("old:", change.name(), change.before());
            values("new:", change.name(), change.after());
        }
    }

    private void values(String side, String field, JsonValue value) {
        for (String text : value == null ? List.<String>of() : leaves(value, 0)) {
            String whole = Words.whole(text);
            values.add(side + field + "=" + whole);
            values.add(side + "=" + whole);
            for (String word : Words.in(telling(text))) {
                words.add(side + field + "=" + word);
                words.add(side + "=" + word);
                words.add("word:" + word);
            }
        }
    }

    /** Of an address its end, and of a moment its day; of all else, all of it. */
    private static String telling(String text) {
        if (text.startsWith("/") && text.indexOf(' ') < 0) {
            return lastPart(text);
        }
        return MOMENT.matcher(text).matches() ? text.substring(0, 10) : text;
    }

    private void words(String text, String kind) {
        if (text != null) {
            Words.in(text).forEach(word -> words.add(kind + word));
        }
    }

    private static List<String> leaves(JsonValue value, int depth) {
        List<String> texts = new ArrayList<>();
        if (value instanceof JsonString text) {
            texts.add(text.getString());
        } else if (value instanceof JsonNumber number) {
            texts.add(PlainNumber.of(number.bigDecimalValue()));
        } else if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            texts.add(value.toString());
        } else if (depth < DEEPEST && value.getValueType() == JsonValue.ValueType.OBJECT) {
            value.asJsonObject().forEach((name, part) -> {
                if (!name.startsWith("@")) {
                    texts.addAll(leaves(part, depth + 1));
                }
            });
        } else if (depth < DEEPEST && value.getValueType() == JsonValue.ValueType.ARRAY) {
            value.asJsonArray().forEach(part -> texts.addAll(leaves(part, depth + 1)));
        }
        return texts;
    }

    private Set<String> bounded() {
        return Stream.of(
                        names.stream(),
                        values.stream(),
                        words.stream()
                                .filter(word -> !values.contains(word))
                                .sorted(Comparator.comparing(String::length).reversed()))
                .flatMap(each -> each)
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String object(String id) {
        return "id:" + id;
    }

    /** @param iri of the object that a creation made */
    static String made(String iri) {
        return "made:" + iri;
    }

    static String field(String name) {
        return "field:" + name;
    }

    /** @param object its path, or its id as it stands there or as people read it */
    static Set<String> named(String object) {
        return Set.of(object(object.startsWith("/") ? lastPart(object) : object));
    }

    /** Of a path, what comes after the last slash; of any other text, all of it. */
    static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
