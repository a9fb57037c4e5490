package kontor.change.form;

import jakarta.json.JsonObject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Group;
import kontor.catalogue.Groups;
import kontor.catalogue.ResourceType;
import kontor.frachtpilot.Problem;
import kontor.web.Vocabulary;

/**
 * What someone enters for an object, and what is wrong with it. A field that nobody touched keeps its value exactly as the
 * account sent it, at whatever depth.
 */
public class ObjectForm implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What servers put into quotation marks in the text of an error, among it the field that it is about. */
    private static final Pattern QUOTED = Pattern.compile("[\"'`“„«]([\\w.\\[\\]-]{1,200})[\"'`”“»]");

    private final String typeName;
    private final Locale locale;
    private final ObjectNode root;
    private final List<Group> groups;
    private final List<String> elsewhere = new ArrayList<>();
    private transient List<FormGroup> shown;
    private Serializable fresh;

    private ObjectForm(ResourceType type, JsonObject base, Node.Settings settings) {
        this.typeName = type.name();
        this.locale = settings.locale();
        this.root = new ObjectNode(Field.of(type.name(), "", FieldType.OBJECT), type.fields(), base, settings);
        this.groups = Groups.of(root.children().values().stream()
                .map(Node::getField)
                .map(field -> type.field(field.name()).orElse(field))
                .toList());
    }

    /** A form for an object that is there. */
    public static ObjectForm of(ResourceType type, JsonObject object, Locale locale) {
        return new ObjectForm(type, object, new Node.Settings(locale, false));
    }

    /** A form for an object that is being made. */
    public static ObjectForm creating(ResourceType type, JsonObject object, Locale locale) {
        ObjectForm form = new ObjectForm(type, object, new Node.Settings(locale, true));
        form.root.asNew();
        return form;
    }

    /** What an object that is being made has before anyone enters anything. */
    public static JsonObject defaults(ResourceType type) {
        return ObjectNode.defaults(type.fields(), new Node.Settings(Locale.ROOT, true));
    }

    /** The object as the person wants it; look at {@link #isRight()} before it is used. */
    public JsonObject wanted() {
        forget();
        JsonObject wanted = root.value(false).asJsonObject();
        shown = null;
        return wanted;
    }

    private void forget() {
        root.clear();
        elsewhere.clear();
        fresh = null;
    }

    public boolean isRight() {
        return getMistakes() == 0;
    }

    /** How many entries are wrong. */
    public int getMistakes() {
        return root.mistakes();
    }

    /** Whether anything has been entered. */
    public boolean isTouched() {
        return root.settings().creating() ? isEntered(root) : root.isTouched();
    }

    private static boolean isEntered(Node node) {
        return node instanceof ObjectNode object
                ? object.inner().stream().anyMatch(ObjectForm::isEntered)
                : node.isTouched();
    }

    /** Puts what the account says is wrong at the places it names, in a list or in its text, or at what holds them. */
    public void take(Problem problem) {
        take(problem.violations());
        if (problem.violations().isEmpty()) {
            Map<String, Row> places = places();
            QUOTED.matcher(problem.detail())
                    .results()
                    .map(quoted -> places.get(quoted.group(1)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(row -> place(row, new Problem.Violation(row.getPath(), problem.detail())));
        }
    }

    private Map<String, Row> places() {
        Map<String, Row> places = new LinkedHashMap<>();
        getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.getKind() != Row.Kind.ADD)
                .forEach(row -> places.putIfAbsent(row.getPath(), row));
        return places;
    }

    /** Puts what the account says is wrong at the places it names, or at what holds them. */
    public void take(List<Problem.Violation> violations) {
        forget();
        Map<String, Row> places = places();
        for (Problem.Violation violation : violations) {
            String path = violation.path().replaceAll("\\.([0-9]+)(?=[.\\[]|$)", "[$1]");
            Row row = null;
            for (String at = path; row == null && !at.isEmpty(); at = above(at)) {
                row = places.get(at);
            }
            place(row, violation);
        }
    }

    private static String above(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private void place(Row row, Problem.Violation violation) {
        if (row == null) {
            String where = violation.path().isEmpty() ? "" : label(violation.path()) + ": ";
            elsewhere.add(where + violation.message());
        } else if (row.entry() != null) {
            row.entry().accuse(violation.message());
        } else {
            row.node().accuse(violation.message());
        }
    }

    private String label(String path) {
        return Stream.of(path.split("\\."))
                .map(part -> Vocabulary.field(typeName, part, locale))
                .collect(Collectors.joining(" · "));
    }

    /** What the account says against fields that this form doesn't have. */
    public List<String> elsewhere() {
        return List.copyOf(elsewhere);
    }

    public List<FormGroup> getGroups() {
        if (shown == null) {
            shown = groups.stream().map(this::group).toList();
        }
        return shown;
    }

    private FormGroup group(Group group) {
        String heading = group.field() == null
                ? Vocabulary.group(group.name(), locale)
                : Vocabulary.field(typeName, group.name(), locale);
        List<Row> rows = group.fields().stream()
                .map(field -> root.children().get(field.name()))
                .flatMap(node -> Rows.of(node, group.field() != null).stream())
                .toList();
        return new FormGroup(heading, rows);
    }

    /** Adds the object, an item of the list, or an entry of the map that a line stands for. */
    public void add(Row row) {
        shown = null;
        if (row.node() instanceof ObjectNode object) {
            object.add();
            fresh = object;
        } else if (row.node() instanceof ListNode list) {
            fresh = list.add();
        } else if (row.node() instanceof MapNode map) {
            fresh = map.add();
        }
    }

    /** Shows the fields of another object, or the items of a list, that a line stands for. */
    public void open(Row row) {
        shown = null;
        if (row.related() != null) {
            row.related().open();
            fresh = row.related().object();
        } else if (row.node() instanceof ListNode list) {
            list.open();
            fresh = list;
        }
    }

    /** Removes what a line stands for. */
    public void remove(Row row) {
        shown = null;
        if (row.entry() != null) {
            ((MapNode) row.node()).remove(row.entry());
        } else if (row.isItem()) {
            row.list().remove(row.node());
        } else if (row.node() instanceof ObjectNode object) {
            object.remove();
        }
    }

    public void up(Row row) {
        shown = null;
        row.list().move(row.node(), -1);
    }

    public void down(Row row) {
        shown = null;
        row.list().move(row.node(), 1);
    }

    /** Whether a line was just added, so that one wants to go on there. */
    public boolean isFresh(Row row) {
        return fresh != null && (row.entry() == fresh || row.entry() == null && row.node() == fresh);
    }
}
