package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import kontor.audit.SameValue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.change.form.SerialJson;

/**
 * Two changes of one object that met: what was there before, what someone else made of it, and what the person wants. What
 * only one of them changed is taken from that one; what both changed has to be chosen, field by field.
 */
public final class Conflict implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Whose value it is to be. */
    public enum Side {
        MINE,
        THEIRS
    }

    private final SerialJson theirs;
    private final List<Line> lines = new ArrayList<>();

    /** One field that at least one of the two changed. */
    public static final class Line implements Serializable {
        private static final long serialVersionUID = 1L;

        private final List<String> path;
        private final SerialJson before;
        private final SerialJson theirs;
        private final SerialJson mine;
        private final boolean open;
        private Side side;

        private Line(List<String> path, JsonValue before, JsonValue theirs, JsonValue mine) {
            this.path = List.copyOf(path);
            this.before = new SerialJson(before);
            this.theirs = new SerialJson(theirs);
            this.mine = new SerialJson(mine);
            boolean byMe = !SameValue.is(before, mine);
            boolean byThem = !SameValue.is(before, theirs);
            this.open = byMe && byThem && !SameValue.is(theirs, mine);
            this.side = open ? null : byMe ? Side.MINE : Side.THEIRS;
        }

        List<String> path() {
            return path;
        }

        JsonValue before() {
            return before.value();
        }

        JsonValue theirs() {
            return theirs.value();
        }

        JsonValue mine() {
            return mine.value();
        }

        private boolean isByThem() {
            return !SameValue.is(before(), theirs());
        }

        /** Whether an object has their value in this place. */
        private boolean isTheirsIn(JsonObject object) {
            JsonValue value = object;
            for (String name : path) {
                value = value instanceof JsonObject holder ? present(holder.get(name)) : null;
            }
            return SameValue.is(value, theirs());
        }

        /** The field's place in the object, like {@code invoiceAddress.zip}. */
        public String getName() {
            return String.join(".", path);
        }

        /** Whether it has to be chosen. */
        public boolean isOpen() {
            return open;
        }

        /** Whose value it is to be; {@code null} as long as nobody has chosen. */
        public Side getSide() {
            return side;
        }

        public void setSide(Side side) {
            this.side = side;
        }
    }

    /**
     * @param before as the person saw it
     * @param theirs as it is now
     * @param mine as the person wants it
     */
    Conflict(ResourceType type, JsonObject before, JsonObject theirs, JsonObject mine) {
        this.theirs = new SerialJson(theirs);
        compare(
                type.fields(),
                List.of(),
                WireObject.plain(type, before),
                WireObject.plain(type, theirs),
                WireObject.plain(type, mine));
    }

    private void compare(List<Field> fields, List<String> within, JsonObject before, JsonObject now, JsonObject mine) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.addAll(mine.keySet());
        for (String name : names) {
            JsonValue first = present(before.get(name));
            JsonValue second = present(now.get(name));
            JsonValue third = present(mine.get(name));
            boolean changed = !SameValue.is(first, second) || !SameValue.is(first, third);
            Optional<Field> field =
                    fields.stream().filter(each -> each.name().equals(name)).findFirst();
            boolean ofAccount = field.filter(each -> !Settable.isOne(each)).isPresent();
            if (name.startsWith("@") || !changed || ofAccount) {
                continue;
            }
            List<String> path = new ArrayList<>(within);
            path.add(name);
            boolean opens = field.filter(each -> each.type() == FieldType.OBJECT || each.type() == FieldType.MAP)
                    .filter(each -> !RelatedObjects.areDifferent(each, first, second))
                    .filter(each -> !RelatedObjects.areDifferent(each, first, third))
                    .isPresent();
            if (opens
                    && first instanceof JsonObject one
                    && second instanceof JsonObject two
                    && third instanceof JsonObject three) {
                compare(field.get().fields(), path, one, two, three);
            } else {
                lines.add(new Line(path, first, second, third));
            }
        }
    }

    private static JsonValue present(JsonValue value) {
        return value == JsonValue.NULL ? null : value;
    }

    /** Whether someone else changed something, and all of that to what it was after a change that the log has. */
    boolean isLeftBy(ResourceType type, JsonObject after) {
        List<Line> byThem = lines.stream().filter(Line::isByThem).toList();
        JsonObject left = WireObject.plain(type, after);
        return !byThem.isEmpty() && byThem.stream().allMatch(line -> line.isTheirsIn(left));
    }

    public List<Line> getLines() {
        return lines;
    }

    /** Whether all that both changed has been chosen. */
    boolean isDecided() {
        return lines.stream().allMatch(line -> line.getSide() != null);
    }

    /** The object as it is now, with what is to be the person's. */
    JsonObject merged() {
        JsonObject merged = theirs();
        for (Line line : lines) {
            if (line.getSide() == Side.MINE) {
                merged = with(merged, line.path(), line.mine());
            }
        }
        return merged;
    }

    private static JsonObject with(JsonObject object, List<String> path, JsonValue value) {
        JsonObjectBuilder changed = Json.createObjectBuilder(object);
        String name = path.getFirst();
        JsonValue inner = value == null ? JsonValue.NULL : value;
        if (path.size() > 1) {
            inner = with(object.getJsonObject(name), path.subList(1, path.size()), value);
        }
        return changed.add(name, inner).build();
    }

    JsonObject theirs() {
        return theirs.value().asJsonObject();
    }
}
