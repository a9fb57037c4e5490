package kontor.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/** What differs between two versions of an account's catalogue: what its document has gained, lost and changed. */
public record CatalogueDifference(List<Change> changes) {
    /** What happened to a part of the catalogue. */
    public enum Kind {
        TYPE_ADDED,
        TYPE_REMOVED,
        OPERATION_ADDED,
        OPERATION_REMOVED,
        FIELD_ADDED,
        FIELD_REMOVED,
        /** Its type, its values or its bounds. */
        FIELD_CHANGED,
        /** It must have a value now. */
        FIELD_REQUIRED,
        FIELD_NOT_REQUIRED,
        /** It can be set now. */
        FIELD_WRITABLE,
        FIELD_READ_ONLY,
        FILTER_ADDED,
        FILTER_REMOVED;

        /** The end of the message key that tells of it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One change.
     *
     * @param type the resource type's name
     * @param part the field, with dots for those within objects, the operation or the filter; the empty string for the type
     *     itself
     */
    public record Change(Kind kind, String type, String part) {}

    public CatalogueDifference {
        changes = List.copyOf(changes);
    }

    public static CatalogueDifference between(Catalogue before, Catalogue after) {
        List<Change> changes = new ArrayList<>();
        for (String name : names(before.types(), after.types(), ResourceType::name)) {
            ResourceType old = before.type(name).orElse(null);
            ResourceType now = after.type(name).orElse(null);
            if (old == null || now == null) {
                changes.add(new Change(old == null ? Kind.TYPE_ADDED : Kind.TYPE_REMOVED, name, ""));
            } else {
                compare(old, now, changes);
            }
        }
        return new CatalogueDifference(changes);
    }

    private static void compare(ResourceType old, ResourceType now, List<Change> changes) {
        for (Operation operation : Operation.values()) {
            if (old.can(operation) != now.can(operation)) {
                changes.add(new Change(
                        now.can(operation) ? Kind.OPERATION_ADDED : Kind.OPERATION_REMOVED,
                        now.name(),
                        operation.name()));
            }
        }
        compare(now.name(), "", old.fields(), now.fields(), changes);
        for (String name : names(old.filters(), now.filters(), Filter::name)) {
            boolean was = old.filter(name).isPresent();
            if (was != now.filter(name).isPresent()) {
                changes.add(new Change(was ? Kind.FILTER_REMOVED : Kind.FILTER_ADDED, now.name(), name));
            }
        }
    }

    private static void compare(String type, String within, List<Field> old, List<Field> now, List<Change> changes) {
        Map<String, Field> before = byName(old);
        Map<String, Field> after = byName(now);
        for (String name : names(old, now, Field::name)) {
            Field was = before.get(name);
            Field is = after.get(name);
            if (was == null || is == null) {
                changes.add(new Change(was == null ? Kind.FIELD_ADDED : Kind.FIELD_REMOVED, type, within + name));
            } else {
                compare(type, within + name, was, is, changes);
                compare(type, within + name + ".", was.fields(), is.fields(), changes);
            }
        }
    }

    private static void compare(String type, String name, Field was, Field is, List<Change> changes) {
        boolean same = was.type() == is.type()
                && was.values().equals(is.values())
                && was.bounds().equals(is.bounds())
                && Objects.equals(was.target(), is.target());
        if (!same) {
            changes.add(new Change(Kind.FIELD_CHANGED, type, name));
        }
        if (was.required() != is.required()) {
            changes.add(new Change(is.required() ? Kind.FIELD_REQUIRED : Kind.FIELD_NOT_REQUIRED, type, name));
        }
        boolean wasWritable = was.access().creatable() || was.access().updatable();
        boolean isWritable = is.access().creatable() || is.access().updatable();
        if (wasWritable != isWritable) {
            changes.add(new Change(isWritable ? Kind.FIELD_WRITABLE : Kind.FIELD_READ_ONLY, type, name));
        }
    }

    private static Map<String, Field> byName(List<Field> fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        return byName;
    }

    private static <T> TreeSet<String> names(List<T> old, List<T> now, Function<T, String> name) {
        TreeSet<String> names = new TreeSet<>();
        old.forEach(each -> names.add(name.apply(each)));
        now.forEach(each -> names.add(name.apply(each)));
        return names;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
