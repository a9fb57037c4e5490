package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kontor.sandbox.Answer.Violation;
import kontor.sandbox.DemoKeys.DemoKey;

/** The API itself, for one request that was let in. */
final class Api {
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final SandboxAccount account;
    private final DemoKey key;
    private final Manners manners;
    private final String root;
    private final boolean ld;
    private final Errors errors;
    private final Representation representation;
    private final Paging paging;

    Api(SandboxAccount account, DemoKey key, Manners manners) {
        this.account = account;
        this.key = key;
        this.manners = manners;
        this.root = manners.root();
        this.ld = manners.ld();
        this.errors = new Errors(manners);
        this.representation = new Representation(account, manners);
        this.paging = new Paging(manners, representation);
    }

    /** Reads carry the digest of what they answer. */
    Answer answer(String method, String path, String query, String contentType, String body) {
        Answer answer = answered(method, path, query, contentType, body);
        return method.equals("GET") && answer.status() == 200
                ? answer.with("ETag", "\"" + Integer.toHexString(Arrays.hashCode(answer.body())) + "\"")
                : answer;
    }

    private Answer answered(String method, String path, String query, String contentType, String body) {
        if (path.isEmpty()) {
            return entryPoint();
        }
        String[] parts = path.split("/", 3);
        Optional<Resource> resource = Resources.named(parts[0]);
        if (resource.isEmpty()) {
            return notFound(method, path);
        }
        if (key.forbidden().contains(parts[0])) {
            return error(403, "Access Denied.");
        }
        if (!method.equals("GET")
                && (key.readOnly().contains("*") || key.readOnly().contains(parts[0]))) {
            return error(403, "Access Denied.");
        }
        if (parts.length == 1 || parts[1].isEmpty()) {
            return resource.get().parent == null
                    ? collection(resource.get(), method, query, contentType, body)
                    : notFound(method, path);
        }
        // A "+" is nothing but itself in a path.
        String id = URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8);
        String iri = root + parts[0] + "/" + id;
        if (account.object(iri) == null) {
            return error(404, "Not Found");
        }
        if (parts.length == 3) {
            return below(iri, parts[0], parts[2], method, query);
        }
        return item(resource.get(), iri, method, contentType, body);
    }

    private Answer below(String iri, String parent, String field, String method, String query) {
        Optional<Resource> resource = Resources.below(parent, field);
        String path = parent + iri.substring(iri.lastIndexOf('/')) + "/" + field;
        if (resource.isEmpty()) {
            return notFound(method, path);
        }
        if (!resource.get().collectionMethods.contains(method)) {
            return notAllowed(method, path, resource.get().collectionMethods);
        }
        return page(resource.get(), account.below(iri, field), path, query);
    }

    private Answer entryPoint() {
        JsonObjectBuilder entries = Json.createObjectBuilder()
                .add("@context", root + "contexts/Entrypoint")
                .add("@id", root)
                .add("@type", "Entrypoint");
        Resources.ALL.stream()
                .filter(resource -> resource.parent == null && !key.forbidden().contains(resource.path))
                .forEach(resource -> entries.add(
                        Character.toLowerCase(resource.shortName.charAt(0)) + resource.shortName.substring(1),
                        root + resource.path));
        return Answer.json(200, ld, entries.build());
    }

    private Answer collection(Resource resource, String method, String query, String contentType, String body) {
        if (!resource.collectionMethods.contains(method)) {
            return notAllowed(method, resource.path, resource.collectionMethods);
        }
        return method.equals("GET")
                ? page(resource, account.all(resource.path), resource.path, query)
                : create(resource, contentType, body);
    }

    private Answer page(Resource resource, List<JsonObject> all, String path, String raw) {
        Query query = new Query(resource, raw, account);
        if (query.page() < 1) {
            return error(400, "Page should not be less than 1");
        }
        return paging.answer(resource, query, query.apply(all), path, raw);
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
        Merging merging = Merging.ofWhole(manners.ways(), account::object);
        JsonObject sent = linked(resource, JsonValue.EMPTY_JSON_OBJECT, input.get(), false);
        return write(resource, sent, JsonValue.EMPTY_JSON_OBJECT, merging, valid -> {
            if (resource.ids == Resource.Ids.COMPOSITE && account.object(account.composed(resource, valid)) != null) {
                return error(409, "Dieses Objekt gibt es schon.");
            }
            String iri = account.create(resource.path, valid);
            return Answer.json(201, ld, representation.of(resource, account.object(iri), true))
                    .with("Location", iri)
                    .with("Content-Location", located(iri));
        });
    }

    private String located(String iri) {
        return manners.dialect().locatesByFormat() ? iri + (ld ? ".jsonld" : ".json") : iri;
    }

    private Answer item(Resource resource, String iri, String method, String contentType, String body) {
        if (!resource.itemMethods.contains(method)) {
            return notAllowed(method, iri.substring(root.length()), resource.itemMethods);
        }
        return switch (method) {
            case "PATCH" -> patch(resource, iri, contentType, body);
            case "PUT" -> put(resource, iri, contentType, body);
            case "DELETE" -> delete(resource, iri);
            default -> read(resource, iri);
        };
    }

    private Answer read(Resource resource, String iri) {
        boolean patched = resource.itemMethods.contains("PATCH");
        Answer found = Answer.json(200, ld, representation.of(resource, account.object(iri), true));
        return patched || resource.itemMethods.contains("PUT")
                ? found.with("Accept-Patch", patched ? MERGE_PATCH : Answer.LD + ", " + Answer.JSON)
                : found;
    }

    private Answer patch(Resource resource, String iri, String contentType, String body) {
        if (!contentType.startsWith(MERGE_PATCH)) {
            return error(415, "The content-type \"" + contentType + "\" is not supported.");
        }
        return parse(body)
                .map(input -> write(
                        resource,
                        linked(resource, account.object(iri), input, true),
                        account.object(iri),
                        Merging.ofPatch(manners.ways(), account::object),
                        whole -> Answer.json(200, ld, representation.of(resource, account.put(iri, whole), true))))
                .orElseGet(() -> error(400, "Syntax error"));
    }

    private Answer put(Resource resource, String iri, String contentType, String body) {
        if (!contentType.startsWith(Answer.LD) && !contentType.startsWith(Answer.JSON)) {
            return error(415, "The content-type \"" + contentType + "\" is not supported.");
        }
        JsonObject now = account.object(iri);
        boolean replaces = manners.dialect().replacesByPut() || manners.has(Way.PUT_REPLACES);
        JsonObject base = replaces ? account.reset(resource, now) : now;
        return parse(body)
                .map(input -> write(
                        resource,
                        linked(resource, now, input, false),
                        base,
                        Merging.ofWhole(manners.ways(), account::object),
                        whole -> Answer.json(200, ld, representation.of(resource, account.put(iri, whole), true))))
                .orElseGet(() -> error(400, "Syntax error"));
    }

    private Answer delete(Resource resource, String iri) {
        if (resource.path.equals("products") && account.isOrdered(iri)) {
            return error(409, "Das Produkt steht in einer Bestellung, die noch nicht abgerechnet ist.");
        }
        account.delete(iri);
        return Answer.empty(204);
    }

    private JsonObject linked(Resource resource, JsonObject now, JsonObject sent, boolean patch) {
        return manners.has(Way.RELATED_TAKEN)
                ? new Related(account, patch).written(resource.properties, now, sent)
                : sent;
    }

    private Answer write(
            Resource resource, JsonObject sent, JsonObject base, Merging merging, Function<JsonObject, Answer> doing) {
        JsonObject input;
        try {
            input = manners.has(Way.PLAIN_DAYS) ? sent : Moments.stored(resource.properties, sent);
            new Validation(root, iri -> account.object(iri) != null).decode(resource.properties, input, "");
        } catch (Validation.Undecodable e) {
            return error(400, e.getMessage());
        }
        JsonObject whole = merging.merge(resource.properties, base, resource.taken(input));
        List<Violation> violations = Validation.violations(resource, whole);
        if (!violations.isEmpty()) {
            return errors.invalid(violations);
        }
        return doing.apply(whole);
    }

    private static Optional<JsonObject> parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private Answer notFound(String method, String path) {
        return manners.has(Way.HTML_FOR_NOTHING_THERE)
                ? Answer.of(404, "text/html", "<html><body><h1>Not Found</h1></body></html>")
                : errors.outside(404, unrouted(method, path));
    }

    private Answer notAllowed(String method, String path, List<String> allowed) {
        String methods = String.join(", ", allowed);
        Answer answer = manners.has(Way.HTML_FOR_NOTHING_THERE)
                ? Answer.of(405, "text/html", "<html><body><h1>Method Not Allowed</h1></body></html>")
                : errors.outside(405, unrouted(method, path) + ": Method Not Allowed (Allow: " + methods + ")");
        return answer.with("Allow", methods);
    }

    private String unrouted(String method, String path) {
        return "No route found for \"" + method + " " + root + path + "\"";
    }

    private Answer error(int status, String detail) {
        return errors.of(status, detail);
    }
}
