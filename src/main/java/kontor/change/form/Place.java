package kontor.change.form;

/**
 * Where something is in an object.
 *
 * @param path as accounts name it, by its position in lists: {@code positions[0].quantity}
 * @param lasting by what lists hold instead, which is the same wherever an item has been moved to, and in another form for
 *     the same object; empty for what has been added here
 */
record Place(String path, String lasting) {
    static Place of(String field) {
        return new Place(field, field);
    }

    Place field(String name) {
        return new Place(path + "." + name, lasting.isEmpty() ? "" : lasting + "." + name);
    }

    /** @param known what the item is known by; empty where it has been added */
    Place item(int position, String known) {
        return within(String.valueOf(position), known);
    }

    /** @param known the name that the entry came with; {@code null} where it has been added */
    Place entry(String name, String known) {
        return within(name, known == null ? "" : known);
    }

    private Place within(String at, String known) {
        boolean lasts = !lasting.isEmpty() && !known.isEmpty();
        return new Place(path + "[" + at + "]", lasts ? lasting + "[" + known + "]" : "");
    }
}
