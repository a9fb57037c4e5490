package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Objects as they are sent. */
final class Representation {
    private final SandboxAccount account;
    private final Dialect dialect;
    private final Set<Way> ways;
    private final String root;
    private final boolean ld;
    private final boolean anonymousIds;
    private final boolean secretsTold;

    Representation(
            SandboxAccount account,
            Dialect dialect,
            Set<Way> ways,
            String root,
            boolean ld,
            boolean anonymousIds,
            boolean secretsTold) {
        this.account = account;
        this.dialect = dialect;
        this.ways = ways;
        this.root = root;
        this.ld = ld;
        this.anonymousIds = anonymousIds;
        this.secretsTold = secretsTold;
    }

    JsonObject of(Resource resource, JsonObject object, boolean withContext) {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        if (ld && withContext) {
            shown.add("@context", root + "contexts/" + resource.shortName);
        }
        identify(resource, object, shown);
        add(resource.properties, object, shown);
        return shown.build();
    }

    private void identify(Resource resource, JsonObject object, JsonObjectBuilder shown) {
        if (ld && object.containsKey("@id")) {
            shown.add("@id", object.getString("@id")).add("@type", resource.shortName);
        }
        if (object.containsKey("id")) {
            shown.add("id", object.get("id"));
        }
    }

    private void add(List<Property> properties, JsonObject object, JsonObjectBuilder shown) {
        for (Property property : properties) {
            JsonValue value = value(property, object.getOrDefault(property.name, JsonValue.NULL));
            if ((!property.writeOnly || secretsTold)
                    && (value != JsonValue.NULL || dialect == Dialect.HYDRA_PREFIXED)) {
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
            case MAP -> map(value);
            case DATE, TIME ->
                ways.contains(Way.DAYS_ARE_MOMENTS) ? Moments.sent(property.type, value, account.zone()) : value;
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
        boolean empty = value instanceof JsonObject map && map.isEmpty();
        return empty && !ways.contains(Way.EMPTY_MAPS_ARE_OBJECTS) ? JsonValue.EMPTY_JSON_ARRAY : value;
    }

    private JsonObject object(Property property, JsonObject object) {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        if (property.of != null) {
            identify(Resources.named(property.of).orElseThrow(), object, shown);
        } else if (ld && anonymousIds) {
            shown.add("@id", root + ".well-known/genid/" + UUID.randomUUID()).add("@type", property.schema);
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
        add(
                resource.properties.stream()
                        .filter(each -> property.shows.contains(each.name))
                        .toList(),
                related,
                shown);
        return shown.build();
    }
}
