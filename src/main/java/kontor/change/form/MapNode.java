package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kontor.catalogue.Field;
import kontor.web.Messages;

/** Names and texts that are not known beforehand, a row for each. */
final class MapNode extends Node {
    private static final long serialVersionUID = 1L;

    private final List<Entry> entries = new ArrayList<>();

    /** One name and its text. */
    public static final class Entry implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String heldKey;
        private final String heldText;
        private String key;
        private String text;
        /** It came as null, and is null as long as nobody enters a text. */
        private final boolean wasNull;

        private String wrong;

        Entry(String key, JsonValue value) {
            this.heldKey = value == null ? null : key;
            this.key = key;
            this.wasNull = value == JsonValue.NULL;
            this.text = value instanceof JsonString string ? string.getString() : "";
            this.heldText = text;
        }

        /** Whether it is as the account has it, whatever that is. */
        boolean isUntouched() {
            return key.equals(heldKey) && text.equals(heldText);
        }

        /** The name that it came with; {@code null} where it has been added. */
        String heldKey() {
            return heldKey;
        }

        private boolean isBlank() {
            return key.isBlank() && text.isBlank() && !isUntouched();
        }

        private JsonValue value() {
            return wasNull && text.isEmpty() ? JsonValue.NULL : Json.createValue(text);
        }

        public String getKey() {
            return key;
        }

        public void setKey(String key) {
            String typed = Objects.requireNonNullElse(key, "");
            this.key = typed.equals(heldKey) ? typed : typed.strip();
        }

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = Objects.requireNonNullElse(text, "");
        }

        public String getWrong() {
            return wrong;
        }

        void accuse(String message) {
            wrong = wrong == null ? message : wrong + " " + message;
        }
    }

    MapNode(Field field, JsonValue base, Settings settings) {
        super(field, base, settings);
        if (base instanceof JsonObject map) {
            map.forEach((key, value) -> entries.add(new Entry(key, value)));
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /** One more entry; {@code null} where there is no room for it. */
    Entry add() {
        if (!settings().room().take(placesOfItem(getField()))) {
            complain("form.full");
            return null;
        }
        Entry entry = new Entry("", null);
        entries.add(entry);
        return entry;
    }

    void remove(Entry entry) {
        if (entries.remove(entry)) {
            settings().room().giveBack(placesOfItem(getField()));
        }
    }

    @Override
    boolean isTouched() {
        JsonObject now = now();
        return base() instanceof JsonObject map ? !now.equals(map) : !now.isEmpty();
    }

    private JsonObject now() {
        JsonObjectBuilder now = Json.createObjectBuilder();
        entries.stream().filter(entry -> !entry.isBlank()).forEach(entry -> now.add(entry.getKey(), entry.value()));
        return now.build();
    }

    @Override
    String holds() {
        return Known.inShort(entries.stream()
                .map(entry -> entry.heldKey() == null ? "" : entry.heldKey())
                .toList());
    }

    @Override
    boolean isBlank() {
        return entries.isEmpty();
    }

    @Override
    JsonValue value(boolean must) {
        entries.removeIf(Entry::isBlank);
        Set<String> keys = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.getKey().isEmpty() && !entry.isUntouched()) {
                entry.accuse(text("field.key.missing"));
            } else if (!keys.add(entry.getKey())) {
                entry.accuse(text("field.key.twice"));
            }
        }
        return isTouched() ? now() : base();
    }

    private String text(String key) {
        return Messages.text(settings().locale(), key);
    }

    @Override
    void clear() {
        super.clear();
        entries.forEach(entry -> entry.wrong = null);
    }

    @Override
    int mistakes() {
        return super.mistakes()
                + (int) entries.stream()
                        .filter(entry -> entry.getWrong() != null)
                        .count();
    }
}
