package kontor.change.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.web.Vocabulary;

/** A tree of nodes as lines from top to bottom, since pages can't show trees. */
final class Rows {
    private final List<Row> rows = new ArrayList<>();

    private Rows() {}

    /** @param headed whether the group's heading is this field's own */
    static List<Row> of(Node node, boolean headed) {
        Rows rows = new Rows();
        rows.add(node, Place.of(node.getField().name()), 0, headed);
        return rows.rows;
    }

    private void add(Node node, Place place, int depth, boolean headed) {
        if (node instanceof ObjectNode object) {
            rows.add(Row.of(Row.Kind.SECTION, node, place, label(node), depth, headed));
            inside(object, place, depth);
        } else if (node instanceof RelatedNode related) {
            if (related.isOpen()) {
                add(related.object(), place, depth, headed);
            } else {
                rows.add(Row.related(related, place, label(node), depth));
            }
        } else if (node instanceof ListNode list && list.isFolded(depth)) {
            rows.add(Row.of(Row.Kind.FOLDED, node, place, label(node), depth, headed));
        } else if (node instanceof ListNode list) {
            rows.add(Row.of(Row.Kind.LIST, node, place, label(node), depth, headed));
            items(list, place, depth);
            rows.add(Row.of(Row.Kind.ADD, node, place, label(node), depth, headed));
        } else if (node instanceof MapNode map) {
            rows.add(Row.of(Row.Kind.LIST, node, place, label(node), depth, headed));
            for (MapNode.Entry entry : map.entries()) {
                rows.add(Row.entry(map, entry, place.entry(entry.getKey(), entry.heldKey()), label(node), depth));
            }
            rows.add(Row.of(Row.Kind.ADD, node, place, label(node), depth, headed));
        } else {
            boolean json = node.getField().type() == FieldType.JSON;
            rows.add(Row.of(Row.Kind.INPUT, node, place, label(node), depth, headed && json));
        }
    }

    private void inside(ObjectNode object, Place place, int depth) {
        if (object.isPresent()) {
            object.children().forEach((name, child) -> add(child, place.field(name), depth + 1, false));
        }
    }

    private void items(ListNode list, Place place, int depth) {
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            Place at = place.item(i, list.knownBy(item));
            String label = label(list) + " " + (i + 1);
            if (item instanceof ObjectNode object) {
                rows.add(Row.item(Row.Kind.ITEM, item, at, label, depth, list, i));
                inside(object, at, depth);
            } else {
                rows.add(Row.item(Row.Kind.INPUT, item, at, label, depth, list, i));
            }
        }
    }

    private static String label(Node node) {
        Field field = node.getField();
        Locale locale = node.settings().locale();
        return Vocabulary.field(field.owner(), field.name(), locale);
    }
}
