package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Talks to a sandbox of its own as someone with a key of Biohof Lindenau does, on 10 May 2022. */
final class Caller implements AutoCloseable {
    static final String LD = "application/ld+json";
    static final String PATCH = "application/merge-patch+json";
    /** The token of a key without a mail address on that day. */
    static final String TOKEN = "fde16e98f0c49828aca95aeb4bca1026";

    static final Clock CLOCK = Clock.fixed(Instant.parse("2022-05-10T12:00:00Z"), ZoneOffset.UTC);

    final Sandbox sandbox;
    /** What it asks texts to be in. */
    String language = "de";

    private final HttpClient client = HttpClient.newHttpClient();

    Caller() throws IOException {
        this(Sandbox.start(InetAddress.getLoopbackAddress(), 0, CLOCK));
    }

    /** @param sandbox one whose clock is {@link #CLOCK} */
    Caller(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** @param body with apostrophes for quotation marks */
    HttpResponse<String> send(String method, String path, String accept, String type, String body)
            throws IOException, InterruptedException {
        return send(DemoKeys.LINDENAU.key(), TOKEN, method, path, accept, type, body);
    }

    HttpResponse<String> send(
            String key, String token, String method, String path, String accept, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.root().resolve(path))
                .header("Accept", accept)
                .header("Accept-Language", language)
                .header("X-AUTH-TOKEN", key)
                .header("X-CSRF-TOKEN", token)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return json(send("GET", path, LD, null, null));
    }

    /** The dialect's document, where that has it. */
    JsonObject document(Dialect dialect) throws IOException, InterruptedException {
        return get(dialect == Dialect.RELEASE_2_7 ? "docs.json?spec_version=3" : "docs.jsonopenapi");
    }

    HttpResponse<String> patch(String path, String body) throws IOException, InterruptedException {
        return send("PATCH", path, LD, PATCH, body);
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, LD, LD, body);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, LD, LD, body);
    }

    /** The objects of a collection's first page, with its query as people write it. */
    List<JsonObject> members(String collection, String... parameters) throws IOException, InterruptedException {
        return members(collection(collection, parameters)).getValuesAs(JsonObject.class);
    }

    /** How many there are on all pages. */
    int count(String collection, String... parameters) throws IOException, InterruptedException {
        JsonObject found = collection(collection, parameters);
        return found.getInt(found.containsKey("member") ? "totalItems" : "hydra:totalItems");
    }

    private JsonObject collection(String collection, String... parameters) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? "?" : "&")
                    .append(URLEncoder.encode(parameters[i], StandardCharsets.UTF_8))
                    .append("=")
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return get(collection + query);
    }

    private static JsonArray members(JsonObject collection) {
        return collection.getJsonArray(collection.containsKey("member") ? "member" : "hydra:member");
    }

    /** The paths of what is invalid. */
    static List<String> violations(HttpResponse<String> response) {
        return json(response).getJsonArray("violations").getValuesAs(JsonObject.class).stream()
                .map(violation -> violation.getString("propertyPath"))
                .toList();
    }

    static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }

    static JsonObject json(HttpResponse<String> response) {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
