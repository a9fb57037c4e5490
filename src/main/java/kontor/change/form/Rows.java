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
        rows.add(node, node.getField().name(), 0, headed);
        return rows.rows;
    }

    private void add(Node node, String path, int depth, boolean headed) {
        if (node instanceof ObjectNode object) {
            rows.add(Row.of(Row.Kind.SECTION, node, path, label(node), depth, headed));
            inside(object, path, depth);
        } else if (node instanceof RelatedNode related) {
            if (related.isOpen()) {
                add(related.object(), path, depth, headed);
            } else {
                rows.add(Row.related(related, path, label(node), depth));
            }
        } else if (node instanceof ListNode list && list.isFolded(depth)) {
            rows.add(Row.of(Row.Kind.FOLDED, node, path, label(node), depth, headed));
        } else if (node instanceof ListNode list) {
            rows.add(Row.of(Row.Kind.LIST, node, path, label(node), depth, headed));
            items(list, path, depth);
            rows.add(Row.of(Row.Kind.ADD, node, path, label(node), depth, headed));
        } else if (node instanceof MapNode map) {
            rows.add(Row.of(Row.Kind.LIST, node, path, label(node), depth, headed));
            for (MapNode.Entry entry : map.entries()) {
                rows.add(Row.entry(map, entry, path + "[" + entry.getKey() + "]", label(node), depth));
            }
            rows.add(Row.of(Row.Kind.ADD, node, path, label(node), depth, headed));
        } else {
            boolean json = node.getField().type() == FieldType.JSON;
            rows.add(Row.of(Row.Kind.INPUT, node, path, label(node), depth, headed && json));
        }
    }

    private void inside(ObjectNode object, String path, int depth) {
        if (object.isPresent()) {
            object.children().forEach((name, child) -> add(child, path + "." + name, depth + 1, false));
        }
    }

    private void items(ListNode list, String path, int depth) {
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            String at = path + "[" + i + "]";
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
