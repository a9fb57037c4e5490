package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import kontor.catalogue.ResourceType;

/**
 * What a write does besides what was asked of it, for the person to read before they confirm it. Fields are named as people
 * call them, and separated by commas; an empty text means none.
 *
 * @param remade fields of which items get other identities
 * @param related fields in which objects of their own are changed too
 * @param resetting whether the account may reset what isn't in what it is sent
 */
public record SideEffects(String remade, String related, boolean resetting) implements Serializable {
    /** Those of a write that has none. */
    public static final SideEffects NONE = new SideEffects("", "", false);

    /** @param label what people call a field, by its name */
    public static SideEffects of(ResourceType type, Plan plan, UnaryOperator<String> label) {
        return of(type, plan, plan.remade(), label);
    }

    /**
     * Those of a plan that brings back what was.
     *
     * @param once the object as it was, with the items that may be gone since
     */
    public static SideEffects of(ResourceType type, Plan plan, JsonObject once, UnaryOperator<String> label) {
        Set<String> remade = new LinkedHashSet<>(plan.remade());
        plan.before().ifPresent(now -> remade.addAll(EmbeddedItems.gone(type, now, once)));
        return of(type, plan, remade, label);
    }

    private static SideEffects of(
            ResourceType type, Plan plan, Collection<String> remade, UnaryOperator<String> label) {
        List<String> related = plan.before()
                .flatMap(before -> plan.wanted().map(wanted -> RelatedObjects.changed(type, before, wanted)))
                .map(List::copyOf)
                .orElse(List.of());
        return new SideEffects(labels(remade, label), labels(related, label), plan.resets());
    }

    private static String labels(Collection<String> fields, UnaryOperator<String> label) {
        return String.join(", ", fields.stream().map(label).toList());
    }

    /** The effects as JSON, to be kept with a plan. */
    public JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("remade", remade)
                .add("related", related)
                .add("resetting", resetting)
                .build();
    }

    /** Reads what {@link #toJson} has written; {@code null} is what was kept by a release that knew of none. */
    public static SideEffects of(JsonObject json) {
        return json == null
                ? NONE
                : new SideEffects(text(json, "remade"), text(json, "related"), json.getBoolean("resetting"));
    }

    private static String text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text ? text.getString() : "";
    }
}
