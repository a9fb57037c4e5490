package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;

/** Objects as they are sent. */
final class Representation {
    private final SandboxAccount account;
    private final Manners manners;

    Representation(SandboxAccount account, Manners manners) {
        this.account = account;
        this.manners = manners;
    }

    JsonObject of(Resource resource, JsonObject object, boolean withContext) {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        if (manners.ld() && withContext) {
            shown.add("@context", manners.root() + "contexts/" + resource.shortName);
        }
        identify(resource, object, shown);
        add(resource.properties, object, shown);
        return shown.build();
    }

    private void identify(Resource resource, JsonObject object, JsonObjectBuilder shown) {
        if (manners.ld() && object.containsKey("@id")) {
            shown.add("@id", object.getString("@id")).add("@type", resource.shortName);
        }
        if (object.containsKey("id")) {
            shown.add("id", object.get("id"));
        }
    }

    private void add(List<Property> properties, JsonObject object, JsonObjectBuilder shown) {
        for (Property property : properties) {
            JsonValue value = value(property, object.getOrDefault(property.name, JsonValue.NULL));
            boolean told = !property.writeOnly || manners.has(Way.SECRETS_TOLD);
            if (told && (value != JsonValue.NULL || manners.dialect().sendsNulls())) {
                shown.add(property.name, value);
            }
        }
    }

    private JsonValue value(Property property, JsonValue value) {
        if (value == JsonValue.NULL) {
            return property.type == Property.Type.LIST ? JsonValue.EMPTY_JSON_ARRAY : value;
        }
        return switch (property.type) {
            case OBJECT -> value instanceof JsonObject object ? object(property, object) : value;
            case MAP, JSON -> map(value);
            case DATE, TIME -> manners.has(Way.PLAIN_DAYS) ? value : Moments.sent(property.type, value, account.zone());
            case LIST -> {
                JsonArrayBuilder items = Json.createArrayBuilder();
                value.asJsonArray().forEach(item -> items.add(value(property.item, item)));
                yield items.build();
            }
            case RELATION -> property.shows.isEmpty() ? value : embedded(property, value);
            default -> value;
        };
    }

    /** Servers in PHP know no difference between a list and a map of which nothing is left. */
    private JsonValue map(JsonValue value) {
        if (!(value instanceof JsonObject map) || manners.has(Way.EMPTY_MAPS_ARE_OBJECTS)) {
            return value;
        }
        JsonObjectBuilder shown = Json.createObjectBuilder();
        map.forEach((key, each) -> shown.add(key, map(each)));
        return map.isEmpty() ? JsonValue.EMPTY_JSON_ARRAY : shown.build();
    }

    /** Servers in PHP that leave nulls out know no difference between an object of which nothing is set and a list. */
    private JsonValue object(Property property, JsonObject object) {
        JsonObjectBuilder members = Json.createObjectBuilder();
        add(property.parts, object, members);
        if (property.of == null && members.build().isEmpty()) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        JsonObjectBuilder shown = Json.createObjectBuilder();
        if (property.of != null) {
            identify(Resources.named(property.of).orElseThrow(), object, shown);
        } else if (manners.ld() && !manners.has(Way.NO_ANONYMOUS_IDS)) {
            shown.add("@id", manners.root() + ".well-known/genid/" + UUID.randomUUID())
                    .add("@type", property.schema);
        }
        add(property.parts, object, shown);
        return shown.build();
    }

    private JsonValue embedded(Property property, JsonValue iri) {
        JsonObject related = iri instanceof JsonString text ? account.object(text.getString()) : null;
        if (related == null) {
            return JsonValue.NULL;
        }
        Resource resource = Resources.named(property.of).orElseThrow();
        JsonObjectBuilder shown = Json.createObjectBuilder();
        identify(resource, related, shown);
        add(Related.shown(property, manners.ways()), related, shown);
        return shown.build();
    }
}
