package kontor.frachtpilot;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import kontor.limit.PlainNumber;

/**
 * Reads a {@link Page} from the shapes a collection comes in: Hydra with and without its prefix, or a bare array, which
 * has neither a total nor links, so that only an empty page tells that those before it were all.
 */
final class Collection {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private Collection() {}

    /** @return empty when the JSON is no collection */
    static Optional<Page> read(JsonValue json) {
        if (json instanceof JsonArray array) {
            return Optional.of(new Page(
                    objects(array), OptionalLong.empty(), array.isEmpty() ? Page.More.NONE : Page.More.POSSIBLE));
        }
        if (json instanceof JsonObject object && members(object).isPresent()) {
            OptionalLong total =
                    named(object, "totalItems") instanceof JsonNumber number ? total(number) : OptionalLong.empty();
            java.util.Collection<JsonValue> items = members(object).get();
            return Optional.of(new Page(objects(items), total, more(object, items, total)));
        }
        return Optional.empty();
    }

    /**
     * Accounts say which page comes next; which was the last one only where they say anything of pages. Some name the last
     * page and not the next: then those that aren't called like it have others after them.
     */
    private static Page.More more(JsonObject collection, java.util.Collection<JsonValue> members, OptionalLong total) {
        JsonObject view = named(collection, "view") instanceof JsonObject said ? said : JsonValue.EMPTY_JSON_OBJECT;
        if (isThere(view, "next")) {
            return Page.More.SAID;
        }
        if (isThere(view, "last")
                && isThere(view, "@id")
                && !named(view, "last").equals(view.get("@id"))) {
            return members.isEmpty() ? Page.More.NONE : Page.More.POSSIBLE;
        }
        boolean all = total.isPresent() && total.getAsLong() <= members.size();
        boolean saidLast = Stream.of("first", "last", "previous").anyMatch(name -> isThere(view, name));
        return members.isEmpty() || all || saidLast ? Page.More.NONE : Page.More.POSSIBLE;
    }

    private static boolean isThere(JsonObject view, String name) {
        JsonValue link = named(view, name);
        return link != null && link != JsonValue.NULL;
    }

    /** Servers in PHP make an object of a list of which one is missing. */
    private static Optional<java.util.Collection<JsonValue>> members(JsonObject object) {
        JsonValue members = named(object, "member");
        if (members instanceof JsonArray list) {
            return Optional.of(list);
        }
        return members instanceof JsonObject numbered ? Optional.of(numbered.values()) : Optional.empty();
    }

    /** Of an account that has more than can be, nothing is known. */
    private static OptionalLong total(JsonNumber said) {
        BigDecimal total = said.bigDecimalValue();
        boolean possible = PlainNumber.isBearable(total) && total.signum() >= 0 && total.compareTo(MOST) <= 0;
        return possible ? OptionalLong.of(total.longValue()) : OptionalLong.empty();
    }

    private static JsonValue named(JsonObject object, String name) {
        JsonValue prefixed = object.get("hydra:" + name);
        return prefixed != null ? prefixed : object.get(name);
    }

    private static List<JsonObject> objects(java.util.Collection<JsonValue> array) {
        List<JsonObject> objects = new ArrayList<>(array.size());
        for (JsonValue value : array) {
            if (value instanceof JsonObject object) {
                objects.add(object);
            }
        }
        return objects;
    }
}
