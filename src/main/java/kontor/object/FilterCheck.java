package kontor.object;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.Filter;

/** Tells objects that can't be among what a filter asked for, as far as that is certain. */
final class FilterCheck {
    private FilterCheck() {}

    static boolean contradicts(Filter filter, ListState state, JsonObject object) {
        JsonValue value = object.get(filter.name());
        if (value == null || value == JsonValue.NULL) {
            return false; // What isn't shown can't be judged.
        }
        String wanted = state.value(filter);
        return switch (filter.kind()) {
            case CHOICE -> value instanceof JsonString text && !text.getString().equals(wanted);
            case BOOLEAN ->
                value == JsonValue.TRUE && "false".equals(wanted) || value == JsonValue.FALSE && "true".equals(wanted);
            case RELATION ->
                FieldDisplay.iri(value)
                        .filter(iri -> !iri.equals(wanted) && !iri.endsWith("/" + wanted))
                        .isPresent();
            default -> false;
        };
    }
}
