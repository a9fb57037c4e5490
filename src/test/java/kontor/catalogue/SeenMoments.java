package kontor.catalogue;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the portal knows of an account once someone has looked at its lists: which of its moments are days or times of day. */
public final class SeenMoments {
    private SeenMoments() {}

    /**
     * The catalogue with what was learned.
     *
     * @param lists the objects that were seen, by their types' names
     */
    public static Catalogue in(Catalogue catalogue, Map<String, List<JsonObject>> lists) {
        MomentSightings sightings = new MomentSightings();
        Map<String, Map<String, MomentFields.Known>> known = new HashMap<>();
        catalogue.types().stream()
                .filter(type -> lists.containsKey(type.name()))
                .forEach(type -> {
                    Map<String, MomentFields.Known> fields = new HashMap<>();
                    sightings
                            .look(1, type, lists.get(type.name()), field -> Optional.empty())
                            .forEach((field, kind) -> fields.put(field, new MomentFields.Known(kind, false)));
                    known.put(type.name(), fields);
                });
        return catalogue.with(known);
    }
}
