package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The pages of a collection, and what an account says of those before and after. */
final class Paging {
    private final Manners manners;
    private final Representation representation;

    Paging(Manners manners, Representation representation) {
        this.manners = manners;
        this.representation = representation;
    }

    /**
     * @param found what the query finds
     * @param path of the collection, below the root
     * @param raw the query as it was sent
     */
    Answer answer(Resource resource, Query query, List<JsonObject> found, String path, String raw) {
        int usual = manners.has(Way.PAGES_OF_20) ? 20 : Query.PAGE;
        int size = query.wantsAll() ? Math.max(1, found.size()) : query.size(usual);
        int from = (int) Math.min(found.size(), (query.page() - 1L) * size);
        int to = Math.min(found.size(), from + size);
        List<JsonObject> shown = found.subList(from, to).stream()
                .map(object -> representation.of(resource, object, false))
                .toList();
        if (!manners.ld() || manners.has(Way.BARE_ARRAYS)) {
            return Answer.of(
                    200,
                    manners.ld() ? Answer.LD : Answer.JSON,
                    list(shown).build().toString());
        }
        JsonObjectBuilder collection = Json.createObjectBuilder()
                .add("@context", manners.root() + "contexts/" + resource.shortName)
                .add("@id", manners.root() + path)
                .add("@type", manners.hydra("Collection"));
        boolean counted = !resource.partialPages;
        if (counted && !manners.has(Way.VIEW_WITHOUT_TOTAL)) {
            collection.add(manners.hydra("totalItems"), found.size());
        }
        if (manners.has(Way.MEMBERS_AS_OBJECT)) {
            JsonObjectBuilder numbered = Json.createObjectBuilder();
            shown.forEach(object -> numbered.add(Integer.toString(2 * shown.indexOf(object)), object));
            collection.add(manners.hydra("member"), numbered);
        } else {
            collection.add(manners.hydra("member"), list(shown));
        }
        int last = Math.max(1, (found.size() + size - 1) / size);
        boolean viewed = !counted || last > 1 || !query.isPlain() || manners.has(Way.NEXT_PAST_THE_END);
        if (viewed && !manners.has(Way.TOTAL_WITHOUT_VIEW)) {
            boolean more = counted ? query.page() < last : shown.size() == size;
            collection.add(
                    manners.hydra("view"),
                    view(manners.root() + path, raw, query.page(), goesOn(more, shown), counted ? last : 0));
        }
        return Answer.json(200, true, collection.build());
    }

    private static JsonArrayBuilder list(List<JsonObject> objects) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        objects.forEach(list::add);
        return list;
    }

    private boolean goesOn(boolean more, List<JsonObject> shown) {
        boolean always = manners.has(Way.NEXT_PAST_THE_END) && !shown.isEmpty();
        return (more || always) && !manners.has(Way.NO_LINK_TO_THE_NEXT_PAGE);
    }

    /** @param last 0 when it isn't known */
    private JsonObjectBuilder view(String iri, String raw, int page, boolean more, int last) {
        String others = raw.replaceAll("(^|&)page=[^&]*", "").replaceFirst("^&", "");
        String base = iri + "?" + (others.isEmpty() ? "" : others + "&") + "page=";
        JsonObjectBuilder view =
                Json.createObjectBuilder().add("@id", base + page).add("@type", manners.hydra("PartialCollectionView"));
        if (last > 0) {
            view.add(manners.hydra("first"), base + 1).add(manners.hydra("last"), base + last);
        }
        if (page > 1) {
            view.add(manners.hydra("previous"), base + (page - 1));
        }
        if (more) {
            view.add(manners.hydra("next"), base + (page + 1));
        }
        return view;
    }
}
