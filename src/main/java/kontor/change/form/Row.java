package kontor.change.form;

import java.util.List;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.WrittenIn;

/** One line of a form as the page shows it: an input, or what stands above or below a group of them. */
public final class Row {
    /** What the page shows. */
    public enum Kind {
        /** A label and an input; within a list with buttons to move and remove it. */
        INPUT,
        /** A name and a text, with a button to remove them. */
        ENTRY,
        /** The heading of an object within the object, with a button to add or remove it. */
        SECTION,
        /** The heading of a list. */
        LIST,
        /** The heading of an object in a list, with buttons to move and remove it. */
        ITEM,
        /** A list that is shown when it is opened. */
        FOLDED,
        /** A button that adds to a list. */
        ADD
    }

    private final Kind kind;
    private final Node node;
    private final Place place;
    private final String label;
    private final int depth;
    private final ListNode list;
    private final int index;
    private final MapNode.Entry entry;
    private final boolean headed;
    private final RelatedNode related;

    private Row(
            Kind kind,
            Node node,
            Place place,
            String label,
            int depth,
            ListNode list,
            int index,
            MapNode.Entry entry,
            boolean headed,
            RelatedNode related) {
        this.related = related;
        this.kind = kind;
        this.node = node;
        this.place = place;
        this.label = label;
        this.depth = depth;
        this.list = list;
        this.index = index;
        this.entry = entry;
        this.headed = headed;
    }

    /** @param headed whether a heading above says already what this is */
    static Row of(Kind kind, Node node, Place place, String label, int depth, boolean headed) {
        return new Row(kind, node, place, label, depth, null, -1, null, headed, null);
    }

    static Row related(RelatedNode related, Place place, String label, int depth) {
        return new Row(Kind.INPUT, related.choice(), place, label, depth, null, -1, null, false, related);
    }

    static Row item(Kind kind, Node node, Place place, String label, int depth, ListNode list, int index) {
        return new Row(kind, node, place, label, depth, list, index, null, false, null);
    }

    static Row entry(MapNode map, MapNode.Entry entry, Place place, String label, int depth) {
        return new Row(Kind.ENTRY, map, place, label, depth, null, -1, entry, false, null);
    }

    Node node() {
        return node;
    }

    ListNode list() {
        return list;
    }

    MapNode.Entry entry() {
        return entry;
    }

    RelatedNode related() {
        return related;
    }

    /** Whether its own fields can be shown, to be edited here. */
    public boolean isOpenable() {
        return related != null && related.isOpenable();
    }

    /** Whether there is such an object yet. */
    public boolean isFilled() {
        return related != null && !related.hadNothing();
    }

    /** How many items a list has that isn't open. */
    public int getSize() {
        return node instanceof ListNode folded ? folded.items().size() : 0;
    }

    public Kind getKind() {
        return kind;
    }

    /** Where it is in the object, as accounts name it: {@code positions[0].quantity}. */
    public String getPath() {
        return place.path();
    }

    /** The same wherever the item that it is in has been moved to; empty for what has been added here. */
    public String getPlace() {
        return place.lasting();
    }

    /** Whether something is entered here that the account doesn't have. */
    public boolean isEntered() {
        return entry == null ? kind == Kind.INPUT && node.isTouched() : !entry.isUntouched();
    }

    /** What it holds, and in which order, where that can be changed: of two that are equal, the items are the same. */
    public String getHolds() {
        return switch (kind) {
            case LIST, FOLDED -> node.holds();
            case SECTION -> String.valueOf(isPresent());
            default -> null;
        };
    }

    public String getLabel() {
        return label;
    }

    public int getDepth() {
        return depth;
    }

    public boolean isHeaded() {
        return headed;
    }

    public Field getField() {
        return node.getField();
    }

    /** How its value is entered. */
    public FieldType getType() {
        return node instanceof InputNode input ? input.entered() : getField().type();
    }

    /** Whether nobody sees what is typed. */
    public boolean isMasked() {
        return node instanceof InputNode input && (input.isTypedUnseen() || getType() == FieldType.PASSWORD);
    }

    /** Whether something was typed that the page doesn't show again. */
    public boolean isHeld() {
        return node instanceof InputNode input && input.isTypedUnseen() && input.isTouched();
    }

    /** The input, or {@code null} where the line has none. */
    public InputNode getInput() {
        return node instanceof InputNode input ? input : null;
    }

    public MapNode.Entry getEntry() {
        return entry;
    }

    /** Whether it can be moved and removed. */
    public boolean isItem() {
        return list != null;
    }

    public boolean isFirst() {
        return index == 0;
    }

    public boolean isLast() {
        return list != null && index == list.items().size() - 1;
    }

    /** Whether the object within the object is there. */
    public boolean isPresent() {
        return node instanceof ObjectNode object && object.isPresent();
    }

    public boolean isRequired() {
        return !isItem() && getField().required() && (kind == Kind.INPUT || kind == Kind.SECTION);
    }

    /** What the field takes, as far as that needs saying. */
    public String getHint() {
        return isPartOfList()
                ? ""
                : Hints.of(
                        getField(),
                        getType(),
                        node.settings().creating(),
                        node.settings().locale());
    }

    /** Of lists it is said once what they hold. */
    private boolean isPartOfList() {
        return kind == Kind.INPUT && isItem() || kind == Kind.ITEM || kind == Kind.ENTRY || kind == Kind.ADD;
    }

    /** What the account's document says of the field, in whatever language. */
    public String getDescription() {
        return isPartOfList() ? "" : getField().description();
    }

    /** The language of that, as far as it can be told. */
    public String getDescriptionLanguage() {
        return WrittenIn.language(getDescription());
    }

    /** Whether anything is said of the field. */
    public boolean isExplained() {
        return !getDescription().isEmpty() || !getHint().isEmpty();
    }

    public String getWrong() {
        return kind == Kind.ADD ? null : entry == null ? node.getWrong() : entry.getWrong();
    }

    /** The ids of what is said of the input below it; {@code null} where nothing is. */
    public String getDescribed() {
        String hint = isExplained() ? "hint-" + getPath() + " " : "";
        String error = getWrong() == null ? "" : "error-" + getPath();
        String both = (hint + error).strip();
        return both.isEmpty() ? null : both;
    }

    /** Whether the object within the object can be taken away. */
    public boolean isRemovable() {
        return !getField().required() && (node.hadNothing() || getField().isNullable());
    }

    /** What a choice offers: nothing, where that can be; the field's values, and the present one even where it is none. */
    public List<Option> getOptions() {
        List<String> values = getField().type() == FieldType.BOOLEAN
                ? List.of("true", "false")
                : getField().values();
        String shown = getInput().shown();
        boolean offered =
                values.contains(shown) || shown.isEmpty() && getInput().canBeEmptied();
        Stream<String> all = offered ? values.stream() : Stream.concat(Stream.of(shown), values.stream());
        Stream<Option> options = all.map(value -> new Option(
                value,
                value.isEmpty()
                        ? "–"
                        : Hints.option(getField(), value, node.settings().locale())));
        Stream<Option> nothing = getInput().canBeEmptied() ? Stream.of(new Option("", "–")) : Stream.empty();
        return Stream.concat(nothing, options).toList();
    }

    /** One value that can be chosen, and what it is called. */
    public record Option(String value, String label) {}
}
