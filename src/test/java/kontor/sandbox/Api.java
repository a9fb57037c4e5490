package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import kontor.sandbox.Answer.Violation;
import kontor.sandbox.DemoKeys.DemoKey;
import kontor.sandbox.Resource.Property;

/** The API itself, for one request that was let in. */
final class Api {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final SandboxAccount account;
    private final DemoKey key;
    private final Dialect dialect;
    private final String root;
    private final boolean ld;

    Api(SandboxAccount account, DemoKey key, Dialect dialect, String root, boolean ld) {
        this.account = account;
        this.key = key;
        this.dialect = dialect;
        this.root = root;
        this.ld = ld;
    }

    Answer answer(String method, String path, String query, String contentType, String body) {
        if (path.isEmpty()) {
            return entryPoint();
        }
        String[] parts = path.split("/", 3);
        Optional<Resource> resource = Resources.named(parts[0]);
        if (resource.isEmpty()) {
            return Answer.of(404, "text/html", "<html><body><h1>Not Found</h1></body></html>");
        }
        if (key.forbidden().contains(parts[0])) {
            return error(403, "Access Denied.");
        }
        if (!method.equals("GET")
                && (key.readOnly().contains("*") || key.readOnly().contains(parts[0]))) {
            return error(403, "Access Denied.");
        }
        if (parts.length == 1 || parts[1].isEmpty()) {
            return collection(resource.get(), method, query, contentType, body);
        }
        String iri = root + parts[0] + "/" + parts[1];
        if (account.object(iri) == null) {
            return error(404, "Not Found");
        }
        if (parts.length == 3) {
            return positions(iri, parts[2]);
        }
        return item(resource.get(), iri, method, contentType, body);
    }

    private Answer entryPoint() {
        JsonObjectBuilder entries = Json.createObjectBuilder()
                .add("@context", root + "contexts/Entrypoint")
                .add("@id", root)
                .add("@type", "Entrypoint");
        Resources.ALL.stream()
                .filter(resource -> !key.forbidden().contains(resource.path()))
                .forEach(resource -> entries.add(
                        Character.toLowerCase(resource.shortName().charAt(0))
                                + resource.shortName().substring(1),
                        root + resource.path()));
        return Answer.json(200, ld, entries.build());
    }

    private Answer collection(Resource resource, String method, String query, String contentType, String body) {
        return switch (method) {
            case "GET" -> page(resource, query);
            case "POST" -> resource.readOnly() ? notAllowed("GET") : create(resource, contentType, body);
            default -> notAllowed(resource.readOnly() ? "GET" : "GET, POST");
        };
    }

    private Answer page(Resource resource, String raw) {
        Query query = new Query(resource, raw);
        if (query.page() < 1) {
            return error(400, "Page should not be less than 1");
        }
        List<JsonObject> found = query.apply(account.all(resource.path()));
        int from = (int) Math.min(found.size(), (query.page() - 1L) * query.size());
        int to = Math.min(found.size(), from + query.size());
        JsonArrayBuilder members = Json.createArrayBuilder();
        found.subList(from, to).forEach(object -> members.add(shown(resource, object, false)));
        if (!ld) {
            return Answer.of(200, Answer.JSON, members.build().toString());
        }
        String prefix = dialect == Dialect.HYDRA_PREFIXED ? "hydra:" : "";
        JsonObjectBuilder collection = Json.createObjectBuilder()
                .add("@context", root + "contexts/" + resource.shortName())
                .add("@id", root + resource.path())
                .add("@type", prefix + "Collection")
                .add(prefix + "totalItems", found.size())
                .add(prefix + "member", members);
        int last = Math.max(1, (found.size() + query.size() - 1) / query.size());
        if (last > 1 || !query.isPlain()) {
            collection.add(prefix + "view", view(resource, raw, prefix, query.page(), last));
        }
        return Answer.json(200, true, collection.build());
    }

    private JsonObjectBuilder view(Resource resource, String raw, String prefix, int page, int last) {
        String others = raw.replaceAll("(^|&)page=[^&]*", "").replaceFirst("^&", "");
        String base = root + resource.path() + "?" + (others.isEmpty() ? "" : others + "&") + "page=";
        JsonObjectBuilder view =
                Json.createObjectBuilder().add("@id", base + page).add("@type", prefix + "PartialCollectionView");
        view.add(prefix + "first", base + 1).add(prefix + "last", base + last);
        if (page > 1) {
            view.add(prefix + "previous", base + (page - 1));
        }
        if (page < last) {
            view.add(prefix + "next", base + (page + 1));
        }
        return view;
    }

    private Answer create(Resource resource, String contentType, String body) {
        if (!contentType.startsWith(Answer.LD) && !contentType.startsWith(Answer.JSON)) {
            return error(415, "The content-type \"" + contentType + "\" is not supported.");
        }
        Optional<JsonObject> input = parse(body);
        if (input.isEmpty()) {
            return error(400, "Syntax error");
        }
        if (input.get().containsKey("@id")) {
            return error(400, "Update is not allowed for this operation.");
        }
        return write(resource, input.get(), JsonValue.EMPTY_JSON_OBJECT, valid -> {
            String iri = account.create(resource.path(), valid);
            return Answer.json(201, ld, shown(resource, account.object(iri), true))
                    .with("Location", iri)
                    .with("Content-Location", iri + (dialect == Dialect.HYDRA_UNPREFIXED ? ".jsonld" : ""));
        });
    }

    private Answer item(Resource resource, String iri, String method, String contentType, String body) {
        if (method.equals("GET")) {
            JsonObject object = account.object(iri);
            Answer found = Answer.json(200, ld, shown(resource, object, true))
                    .with("ETag", "\"" + Integer.toHexString(object.hashCode()) + "\"");
            return resource.readOnly() ? found : found.with("Accept-Patch", MERGE_PATCH);
        }
        if (resource.readOnly()) {
            return notAllowed("GET");
        }
        return switch (method) {
            case "PATCH" -> patch(resource, iri, contentType, body);
            case "PUT" -> put(resource, iri, contentType, body);
            case "DELETE" -> delete(resource, iri);
            default -> notAllowed("GET, PUT, PATCH, DELETE");
        };
    }

    private Answer patch(Resource resource, String iri, String contentType, String body) {
        if (!contentType.startsWith(MERGE_PATCH)) {
            return error(415, "The content-type \"" + contentType + "\" is not supported.");
        }
        return parse(body)
                .map(input -> write(
                        resource,
                        input,
                        account.object(iri),
                        valid -> Answer.json(
                                200, ld, shown(resource, account.patch(iri, writable(resource, input)), true))))
                .orElseGet(() -> error(400, "Syntax error"));
    }

    private Answer put(Resource resource, String iri, String contentType, String body) {
        if (!contentType.startsWith(Answer.LD) && !contentType.startsWith(Answer.JSON)) {
            return error(415, "The content-type \"" + contentType + "\" is not supported.");
        }
        boolean replaces = dialect == Dialect.HYDRA_UNPREFIXED;
        JsonObject now = account.object(iri);
        JsonObjectBuilder kept = Json.createObjectBuilder();
        now.forEach((name, value) -> {
            Property property = resource.byName().get(name);
            if (!replaces || property == null || property.readOnly()) {
                kept.add(name, value);
            }
        });
        JsonObject base = kept.build();
        return parse(body)
                .map(input -> write(
                        resource,
                        input,
                        base,
                        valid -> Answer.json(
                                200,
                                ld,
                                shown(
                                        resource,
                                        account.put(
                                                iri,
                                                Json.createObjectBuilder(base)
                                                        .addAll(Json.createObjectBuilder(valid))
                                                        .build()),
                                        true))))
                .orElseGet(() -> error(400, "Syntax error"));
    }

    private Answer delete(Resource resource, String iri) {
        if (resource.path().equals("products") && account.isOrdered(iri)) {
            return error(409, "Das Produkt steht in einer Bestellung, die noch nicht abgerechnet ist.");
        }
        account.delete(iri);
        return Answer.empty(204);
    }

    private Answer positions(String iri, String sub) {
        JsonObject object = account.object(iri);
        if (!sub.equals("positions") || object.getJsonArray("positions") == null) {
            return error(404, "Not Found");
        }
        return Answer.of(200, Answer.JSON, object.getJsonArray("positions").toString());
    }

    private interface Doing {
        Answer with(JsonObject valid);
    }

    private Answer write(Resource resource, JsonObject input, JsonObject base, Doing doing) {
        Optional<String> undecodable = Validation.undecodable(resource, input, root);
        if (undecodable.isPresent()) {
            return error(400, undecodable.get());
        }
        JsonObject writable = writable(resource, input);
        JsonObject whole = Json.createMergePatch(writable).apply(base).asJsonObject();
        List<Violation> violations = Validation.violations(resource, whole);
        if (!violations.isEmpty()) {
            return Answer.invalid(ld, dialect, violations);
        }
        return doing.with(writable);
    }

    /** Read-only and unknown fields are ignored without a word. */
    private static JsonObject writable(Resource resource, JsonObject input) {
        JsonObjectBuilder writable = Json.createObjectBuilder();
        input.forEach((name, value) -> {
            Property property = resource.byName().get(name);
            if (property != null && !property.readOnly()) {
                writable.add(name, value);
            }
        });
        return writable.build();
    }

    private JsonObject shown(Resource resource, JsonObject object, boolean withContext) {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        if (ld) {
            if (withContext) {
                shown.add("@context", root + "contexts/" + resource.shortName());
            }
            shown.add("@id", object.getString("@id")).add("@type", resource.shortName());
        }
        if (object.containsKey("id")) {
            shown.add("id", object.get("id"));
        }
        for (Property property : resource.properties()) {
            JsonValue value = object.getOrDefault(property.name(), JsonValue.NULL);
            if (value != JsonValue.NULL || dialect == Dialect.HYDRA_PREFIXED) {
                shown.add(property.name(), value);
            }
        }
        return shown.build();
    }

    private static Optional<JsonObject> parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private Answer notAllowed(String allow) {
        return Answer.of(405, "text/html", "<html><body><h1>Method Not Allowed</h1></body></html>")
                .with("Allow", allow);
    }

    private Answer error(int status, String detail) {
        return Answer.error(ld, dialect, status, "An error occurred", detail);
    }
}
