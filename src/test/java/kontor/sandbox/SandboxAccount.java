package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.limit.Iri;

/** One account and what is in it. Tests may look into it and change it behind the portal's back. */
public final class SandboxAccount {
    private final String name;
    private final String zone;
    private final String root;
    private final InstantSource clock;
    private final Map<String, Map<String, JsonObject>> objects = new LinkedHashMap<>();
    private final Map<String, Integer> lastIds = new LinkedHashMap<>();

    SandboxAccount(String name, String zone, String root, InstantSource clock) {
        this.name = name;
        this.zone = zone;
        this.root = root;
        this.clock = clock;
        Resources.ALL.forEach(resource -> objects.put(resource.path, new LinkedHashMap<>()));
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    /** The object as it is now, with its fields and its {@code @id}; {@code null} when it is gone. */
    public synchronized JsonObject object(String iri) {
        if (iri.startsWith(root + "order_positions/")) {
            return orderOf(iri).map(order -> position(order, iri)).orElse(null);
        }
        return objects.values().stream()
                .map(all -> all.get(iri))
                .filter(object -> object != null)
                .findFirst()
                .orElse(null);
    }

    /** Someone else changes the object. */
    public synchronized void change(String iri, JsonObject mergePatch) {
        patch(iri, mergePatch);
    }

    /** Someone else creates an object; nothing is validated. Returns its IRI. */
    public synchronized String create(String collection, JsonObject given) {
        Resource resource = Resources.named(collection).orElseThrow();
        JsonObject fields = withDefaults(resource, given);
        String id = switch (resource.ids) {
            case UUID ->
                UUID.nameUUIDFromBytes((name + lastIds.get(collection) + fields).getBytes(StandardCharsets.UTF_8))
                        .toString();
            case COMPOSITE -> composed(resource, fields).substring((root + collection + "/").length());
            case NUMBER -> Integer.toString(lastIds.getOrDefault(collection, 0) + 1);
        };
        lastIds.merge(collection, 1, Integer::sum);
        String iri = root + collection + "/" + id;
        JsonObjectBuilder whole = Json.createObjectBuilder(fields).add("@id", iri);
        if (!fields.containsKey("createdAt")) {
            whole.add("createdAt", now());
        }
        whole.add("updatedAt", fields.containsKey("createdAt") ? fields.getString("createdAt") : now());
        if (id.matches("[0-9]+")) {
            whole.add("id", Integer.parseInt(id));
        } else if (resource.ids == Resource.Ids.UUID) {
            whole.add("id", id);
        }
        numbered(collection, fields, whole, id);
        objects.get(collection).put(iri, computed(collection, whole.build()));
        return iri;
    }

    private static JsonObject withDefaults(Resource resource, JsonObject given) {
        JsonObjectBuilder whole = Json.createObjectBuilder(given);
        resource.properties.stream()
                .filter(property -> property.defaultValue != null && !given.containsKey(property.name))
                .forEach(property -> whole.add(property.name, property.defaultValue));
        return whole.build();
    }

    /** What is left of an object that another takes the place of: who it is, and all else as when it was made. */
    JsonObject reset(Resource resource, JsonObject object) {
        JsonObjectBuilder left = Json.createObjectBuilder(object);
        resource.properties.forEach(property -> left.remove(property.name));
        for (Property property : resource.properties) {
            if (property.defaultValue != null) {
                left.add(property.name, property.defaultValue);
            } else if (property.readOnly && property.type == Property.Type.DATE_TIME) {
                left.add(property.name, now());
            } else if (property.readOnly && property.type == Property.Type.STRING) {
                left.add(property.name, "");
            }
        }
        return left.build();
    }

    /** The IRI of an object whose id is made of its relations. */
    String composed(Resource resource, JsonObject fields) {
        return root + resource.path + "/"
                + resource.idParts.entrySet().stream()
                        .map(part -> part.getKey() + "=" + tail(fields, part.getValue()))
                        .collect(Collectors.joining(";"));
    }

    /** The object is known by another id from now on, whatever that is. Returns its new IRI. */
    public synchronized String rename(String iri, String id) {
        String collection = collectionOf(iri);
        JsonObject object = objects.get(collection).remove(iri);
        String named = root + collection + "/" + Iri.segment(id);
        objects.get(collection)
                .put(
                        root + collection + "/" + id,
                        Json.createObjectBuilder(object)
                                .add("@id", named)
                                .add("id", id)
                                .build());
        return named;
    }

    /** The IRIs of a collection. */
    public synchronized List<String> iris(String collection) {
        return all(collection).stream().map(object -> object.getString("@id")).toList();
    }

    synchronized List<JsonObject> all(String collection) {
        return collection.equals("order_positions")
                ? objects.get("orders").values().stream()
                        .flatMap(order -> OrderPositions.of(order).stream())
                        .toList()
                : new ArrayList<>(objects.get(collection).values());
    }

    /** The objects that an object holds in one of its fields. */
    synchronized List<JsonObject> below(String iri, String field) {
        JsonObject object = object(iri);
        return object.get(field) instanceof JsonArray array ? array.getValuesAs(JsonObject.class) : List.of();
    }

    synchronized JsonObject patch(String iri, JsonObject mergePatch) {
        return put(iri, Json.createMergePatch(mergePatch).apply(object(iri)).asJsonObject());
    }

    synchronized JsonObject put(String iri, JsonObject whole) {
        String collection = collectionOf(iri);
        if (collection.equals("order_positions")) {
            JsonObject order = orderOf(iri).orElseThrow();
            put(order.getString("@id"), OrderPositions.replaced(order, iri, whole));
            return object(iri);
        }
        JsonObject changed =
                Json.createObjectBuilder(whole).add("updatedAt", now()).build();
        objects.get(collection).put(iri, computed(collection, changed));
        return object(iri);
    }

    synchronized void delete(String iri) {
        objects.get(collectionOf(iri)).remove(iri);
    }

    /** Whether a product stands in an order that isn't invoiced, which keeps it from being deleted. */
    synchronized boolean isOrdered(String productIri) {
        return objects.get("orders").values().stream()
                .filter(order -> !"invoiced".equals(order.getString("status", "")))
                .anyMatch(order -> order.getJsonArray("positions") != null
                        && order.getJsonArray("positions").toString().contains("\"" + productIri + "\""));
    }

    private Optional<JsonObject> orderOf(String positionIri) {
        return objects.get("orders").values().stream()
                .filter(order -> position(order, positionIri) != null)
                .findFirst();
    }

    private static JsonObject position(JsonObject order, String iri) {
        return OrderPositions.of(order).stream()
                .filter(position -> iri.equals(position.getString("@id", "")))
                .findFirst()
                .orElse(null);
    }

    private String collectionOf(String iri) {
        return iri.substring(root.length()).replaceFirst("/.*", "");
    }

    private String now() {
        return clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(zone())
                .toOffsetDateTime()
                .toString();
    }

    private void numbered(String collection, JsonObject fields, JsonObjectBuilder whole, String id) {
        if (collection.equals("customers")) {
            whole.add("customerNumber", "K" + (10_000 + Integer.parseInt(id)));
            whole.add(
                    "publicId",
                    UUID.nameUUIDFromBytes((name + " customer " + id).getBytes(StandardCharsets.UTF_8))
                            .toString());
        }
        if (collection.equals("orders")) {
            whole.add("orderNumber", "B" + (50_000 + Integer.parseInt(id)));
        }
        if (collection.equals("delivery_notes")) {
            whole.add("noteNumber", "L" + (30_000 + Integer.parseInt(id)));
            whole.add("document", "https://shop.example/lieferscheine/L" + (30_000 + Integer.parseInt(id)) + ".pdf");
        }
    }

    /** What the account works out itself. */
    private JsonObject computed(String collection, JsonObject object) {
        JsonObjectBuilder whole = Json.createObjectBuilder(object);
        if (collection.equals("customers")) {
            String person = Stream.of("firstName", "lastName")
                    .map(part -> text(object, part))
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(" "));
            String company = text(object, "company");
            whole.add("name", "business".equals(text(object, "type")) && !company.isBlank() ? company : person);
        }
        if (collection.equals("orders")) {
            return OrderPositions.counted(
                    object, root + "order_positions/", () -> lastIds.merge("order_positions", 1, Integer::sum));
        }
        if (collection.equals("products") && !text(object, "netPrice").isEmpty()) {
            BigDecimal rate =
                    object.get("vatRate") instanceof JsonNumber number ? number.bigDecimalValue() : BigDecimal.ZERO;
            whole.add(
                    "grossPrice",
                    new BigDecimal(text(object, "netPrice"))
                            .multiply(BigDecimal.ONE.add(rate.movePointLeft(2)))
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString());
        }
        return whole.build();
    }

    private static String text(JsonObject object, String field) {
        JsonValue value = object.get(field);
        return value instanceof JsonString string ? string.getString() : "";
    }

    private static String tail(JsonObject fields, String relation) {
        return text(fields, relation).replaceFirst(".*/", "");
    }
}
