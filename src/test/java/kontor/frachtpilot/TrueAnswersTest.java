package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import kontor.audit.TestIntents;
import kontor.frachtpilot.Problem.Kind;
import kontor.frachtpilot.gate.Gates;
import kontor.network.AddressPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers say of a change, and the forms that they may come in. */
@Timeout(60)
class TrueAnswersTest {
    private static final String LD = "application/ld+json";
    private static final String OBJECT = "/api_v2/customers/1";

    private final Connector connector = new Connector(new AddressPolicy(true), 20);
    private final AccountMetrics metrics = new AccountMetrics();
    private final Gates gates = new Gates(30);
    private final Exchange exchange = new Exchange(connector, metrics);
    private final FrachtPilot client =
            new FrachtPilot(exchange, new Reads(exchange, new KeptAnswers(), gates, metrics), gates);

    @AfterEach
    void close() {
        connector.close();
    }

    private static Account account(URI root) {
        return new Account(7, root, "", ZoneId.of("Europe/Berlin"), () -> new ApiKey("geheim-4711"));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    private WriteAnswer write(OddServer server, String method, String path, String before, String sent) {
        return client.send(
                account(server.root()),
                TestIntents.of(
                        7, method, path, before == null ? null : json(before), sent == null ? null : json(sent)));
    }

    private WriteAnswer written(String method, int status, String body) throws IOException {
        try (OddServer server = new OddServer(asked -> OddServer.json(asked, status, LD, body.replace('\'', '"')))) {
            String path = method.equals("POST") ? "/api_v2/customers" : OBJECT;
            String before = method.equals("POST") ? null : "{'@id':'" + OBJECT + "','id':1,'name':'A'}";
            return write(server, method, path, before, method.equals("DELETE") ? null : "{'name':'B'}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'queued'}",
                "{'success':false,'error':'Validation failed'}",
                "{'success':false,'name':'B'}",
                "{'@type':'hydra:Error','hydra:title':'An error occurred'}",
                "{'@id':'/api_v2/errors/400','@type':'Error','title':'x'}",
                "{'@id':'/api_v2/customers/2','id':2,'name':'B'}",
                "{'@id':7,'name':[]}",
                "{'@id':null}",
                "{'@id':",
                "[]",
                "null",
                ""
            })
    void aSuccessThatIsNotTheObjectLeavesTheOutcomeOpen(String body) throws Exception {
        for (String method : List.of("PATCH", "PUT")) {
            assertThat(written(method, 200, body)).as(method).isInstanceOf(WriteAnswer.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH|202|{'@id':'/api_v2/customers/1','id':1,'name':'B'}",
                "POST|202|{'@id':'/api_v2/customers/3','id':3,'name':'B'}",
                "POST|201|{'@id':'/api_v2/customers','name':'B'}",
                "POST|201|{'@id':'/elsewhere/3','name':'B'}",
                "POST|201|{'success':false}",
                "POST|200|null",
                "DELETE|200|{'success':false}",
                "DELETE|202|{}"
            })
    void whatIsTakenInOrSaysSomethingElseIsOpenToo(String method, int status, String body) throws Exception {
        assertThat(written(method, status, body)).isInstanceOf(WriteAnswer.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH|200|{'@id':'/api_v2/customers/1','name':'B'}",
                "PUT|200|{'id':1,'name':'B'}",
                "POST|201|{'@id':'/api_v2/customers/3','name':'B'}",
                "POST|201|{'id':3,'name':'B'}",
                "DELETE|204|''",
                "PATCH|204|''"
            })
    void theObjectItselfSaysThatTheChangeWasMade(String method, int status, String body) throws Exception {
        String text = body.equals("''") ? "" : body;
        try (OddServer server = new OddServer(asked -> {
            if (text.isEmpty()) {
                asked.sendResponseHeaders(status, -1);
            } else {
                OddServer.json(asked, status, LD, text.replace('\'', '"'));
            }
        })) {
            String path = method.equals("POST") ? "/api_v2/customers" : OBJECT;
            String before = method.equals("POST") ? null : "{'@id':'" + OBJECT + "','id':1,'name':'A'}";
            assertThat(write(server, method, path, before, method.equals("DELETE") ? null : "{'name':'B'}"))
                    .isInstanceOf(WriteAnswer.Applied.class);
        }
    }

    @Test
    void anObjectOfWhichOnlyTheAddressIsToldIsReadThere() throws Exception {
        for (Map.Entry<Integer, String> made : Map.of(201, "", 200, "null").entrySet()) {
            try (OddServer server = new OddServer(asked -> {
                if (asked.getRequestMethod().equals("POST")) {
                    asked.getResponseHeaders().set("Location", "/api_v2/customers/3");
                    OddServer.json(asked, made.getKey(), LD, made.getValue());
                } else {
                    OddServer.json(asked, 200, LD, "{\"@id\":\"/api_v2/customers/3\",\"name\":\"B\"}");
                }
            })) {
                assertThat(write(server, "POST", "/api_v2/customers", null, "{'name':'B'}"))
                        .isInstanceOfSatisfying(
                                WriteAnswer.Applied.class,
                                applied -> assertThat(applied.object().getString("@id"))
                                        .isEqualTo("/api_v2/customers/3"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PATCH, 200, C", "PUT, 200, C", "PATCH, 500,", "DELETE, 200,"})
    void anObjectThatWasChangedWithoutAWordIsReadAgain(String method, int status, String name) throws Exception {
        try (OddServer server = new OddServer(asked -> {
            if (asked.getRequestMethod().equals("GET")) {
                OddServer.json(asked, status, LD, "{\"@id\":\"" + OBJECT + "\",\"name\":\"C\"}");
            } else {
                asked.sendResponseHeaders(204, -1);
            }
        })) {
            String before = "{'@id':'" + OBJECT + "','id':1,'name':'A'}";
            assertThat(write(server, method, OBJECT, before, method.equals("DELETE") ? null : "{'name':'B'}"))
                    .isInstanceOfSatisfying(WriteAnswer.Applied.class, applied -> {
                        assertThat(applied.status()).isEqualTo(204);
                        assertThat(Optional.ofNullable(applied.object()).map(object -> object.getString("name")))
                                .isEqualTo(Optional.ofNullable(name));
                    });
        }
    }

    @Test
    void anAddressElsewhereIsNotAsked() throws Exception {
        try (OddServer elsewhere = new OddServer(asked -> OddServer.json(asked, 200, LD, "{}"));
                OddServer server = new OddServer(asked -> {
                    asked.getResponseHeaders().set("Location", elsewhere.root() + "customers/3");
                    asked.sendResponseHeaders(201, -1);
                })) {
            assertThat(write(server, "POST", "/api_v2/customers", null, "{'name':'B'}"))
                    .isInstanceOf(WriteAnswer.Unknown.class);
            assertThat(elsewhere.seen).isEmpty();
        }
    }

    @Test
    void anErrorIsNoObjectWhateverItsStatus() throws Exception {
        try (OddServer server = new OddServer(asked ->
                OddServer.json(asked, 200, LD, "{\"@type\":\"hydra:Error\",\"hydra:title\":\"An error occurred\"}"))) {
            assertThatExceptionOfType(RequestFailed.class)
                    .isThrownBy(() -> client.object(account(server.root()), OBJECT))
                    .satisfies(failed -> assertThat(failed.problem().kind()).isEqualTo(Kind.UNREADABLE));
        }
    }

    private interface Packing {
        OutputStream of(OutputStream out) throws IOException;
    }

    private static byte[] packed(String text, Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.of(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private JsonObject read(OddServer.Behaviour behaviour) throws IOException {
        try (OddServer server = new OddServer(behaviour)) {
            return client.object(account(server.root()), OBJECT);
        }
    }

    private static void coded(HttpExchange asked, String coding, byte[] body) throws IOException {
        asked.getResponseHeaders().set("Content-Encoding", coding);
        OddServer.send(asked, 200, LD, body);
    }

    @Test
    void whatIsPackedIsUnpacked() throws Exception {
        String text = "{\"name\":\"Jürgen\"}";
        Map<String, byte[]> ways = Map.of(
                "gzip", packed(text, GZIPOutputStream::new),
                "X-GZip", packed(text, GZIPOutputStream::new),
                "deflate", packed(text, DeflaterOutputStream::new),
                "identity", text.getBytes(StandardCharsets.UTF_8),
                "deflate, gzip", packed(text, out -> new DeflaterOutputStream(new GZIPOutputStream(out))));
        for (Map.Entry<String, byte[]> way : ways.entrySet()) {
            assertThat(read(asked -> coded(asked, way.getKey(), way.getValue())).getString("name"))
                    .as(way.getKey())
                    .isEqualTo("Jürgen");
        }
    }

    @Test
    void whatIsPackedBadlyOrTooMuchIsNotRead() throws Exception {
        byte[] broken = packed("{\"name\":\"Ada\"}", GZIPOutputStream::new);
        broken[broken.length / 2] ^= 0x55;
        byte[] bomb = packed(" ".repeat(30_000_000) + "{}", GZIPOutputStream::new);
        Map<String, Map.Entry<byte[], Kind>> ways = Map.of(
                "gzip", Map.entry(broken, Kind.UNREADABLE),
                "br", Map.entry(broken, Kind.UNREADABLE),
                "x-gzip", Map.entry(bomb, Kind.TOO_LARGE));
        for (Map.Entry<String, Map.Entry<byte[], Kind>> way : ways.entrySet()) {
            try (OddServer server = new OddServer(
                    asked -> coded(asked, way.getKey(), way.getValue().getKey()))) {
                assertThatExceptionOfType(RequestFailed.class)
                        .isThrownBy(() -> client.object(account(server.root()), OBJECT))
                        .satisfies(failed -> assertThat(failed.problem().kind())
                                .as(way.getKey())
                                .isEqualTo(way.getValue().getValue()));
                assertThat(server.seen).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/ld+json; charset=utf8",
                "application/ld+json;charset=\"UTF-8\"",
                "application/ld+json; charset=iso-8859-1",
                "application/json; charset=unknown-8bit",
                "Application/LD+JSON"
            })
    void jsonIsUtf8WhateverItIsCalled(String type) throws Exception {
        byte[] body = "{\"name\":\"Jürgen\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(read(asked -> OddServer.send(asked, 200, type, body)).getString("name"))
                .isEqualTo("Jürgen");
    }

    @Test
    void aByteOrderMarkIsNoPartOfIt() throws Exception {
        byte[] body = "\uFEFF{\"name\":\"Ada\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(read(asked -> OddServer.send(asked, 200, LD, body)).getString("name"))
                .isEqualTo("Ada");
        try (OddServer server = new OddServer(asked -> OddServer.send(asked, 200, LD, body))) {
            assertThat(client.document(account(server.root()))).isEqualTo("{\"name\":\"Ada\"}");
        }
    }

    @Test
    void headersThatComeTwiceAreReadOnce() throws Exception {
        assertThat(read(asked -> {
                            for (String name : List.of("ETag", "Vary", "Set-Cookie", "Last-Modified", "Retry-After")) {
                                asked.getResponseHeaders().put(name, List.of("\"a\"", "\"a\""));
                            }
                            twice(asked, LD, LD);
                        })
                        .getString("name"))
                .isEqualTo("Ada");
        try (OddServer server = new OddServer(asked -> twice(asked, LD, "text/html"))) {
            assertThatExceptionOfType(RequestFailed.class)
                    .isThrownBy(() -> client.object(account(server.root()), OBJECT))
                    .satisfies(failed -> assertThat(failed.problem().kind()).isEqualTo(Kind.UNREADABLE));
            assertThat(server.seen).hasSize(1);
        }
    }

    private static void twice(HttpExchange asked, String first, String second) throws IOException {
        byte[] body = "{\"name\":\"Ada\"}".getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().put("Content-Type", List.of(first, second));
        asked.sendResponseHeaders(200, body.length);
        asked.getResponseBody().write(body);
    }

    @Test
    void redirectsThatAddOrTakeASlashAreFollowedSigned() throws Exception {
        for (int status : List.of(301, 302, 307, 308)) {
            try (OddServer server = new OddServer(asked -> slash(asked, status))) {
                assertThat(client.object(account(server.root()), OBJECT).getString("name"))
                        .isEqualTo("Ada");
                assertThat(server.seen).hasSize(2);
                assertThat(server.seen.get(1).getRequestHeaders().getFirst("X-AUTH-TOKEN"))
                        .isEqualTo("geheim-4711");
                WriteAnswer answer = write(server, "PATCH", OBJECT, "{'name':'A'}", "{'name':'B'}");
                assertThat(answer).isInstanceOf(WriteAnswer.Applied.class);
                assertThat(server.seen.get(3).getRequestMethod()).isEqualTo("PATCH");
            }
        }
    }

    /** Each address with a slash at its end, and none without. */
    private static void slash(HttpExchange asked, int status) throws IOException {
        String path = asked.getRequestURI().getPath();
        if (path.endsWith("/")) {
            OddServer.json(asked, 200, LD, "{\"@id\":\"" + OBJECT + "\",\"name\":\"Ada\"}");
        } else {
            asked.getResponseHeaders().set("Location", path + "/");
            asked.sendResponseHeaders(status, -1);
        }
    }

    @Test
    void aRedirectThatGoesInCirclesIsFollowedOnce() throws Exception {
        try (OddServer server = new OddServer(asked -> {
            String path = asked.getRequestURI().getPath();
            asked.getResponseHeaders()
                    .set("Location", path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
            asked.sendResponseHeaders(301, -1);
        })) {
            assertThatExceptionOfType(RequestFailed.class)
                    .isThrownBy(() -> client.object(account(server.root()), OBJECT));
            assertThat(server.seen).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/api_v2/customers/1/",
                "http://127.0.0.1:1/api_v2/customers/1/",
                "https://127.0.0.1:%d/api_v2/customers/1/",
                "//example.org/api_v2/customers/1/",
                "/api_v2/customers/1//",
                "/api_v2/customers/2/",
                "/api_v2/customers/1/?a=b",
                "http://[",
                "/api_v2/customers/1"
            })
    void noOtherRedirectIsFollowed(String location) throws Exception {
        AtomicInteger port = new AtomicInteger();
        try (OddServer server = new OddServer(asked -> {
            asked.getResponseHeaders().set("Location", location.replace("%d", Integer.toString(port.get())));
            asked.sendResponseHeaders(301, -1);
        })) {
            port.set(server.port());
            assertThatExceptionOfType(RequestFailed.class)
                    .isThrownBy(() -> client.object(account(server.root()), OBJECT));
            assertThat(server.seen).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api_v2", "/api_v2/"})
    void anAccessIsTestedWhereverTheEntryPointIs(String there) throws Exception {
        for (int otherwise : List.of(301, 404)) {
            try (OddServer server = new OddServer(asked -> {
                String path = asked.getRequestURI().getPath();
                if (path.equals(there)) {
                    OddServer.json(asked, 200, LD, "{\"customer\":\"/api_v2/customers\"}");
                } else if (otherwise == 404) {
                    OddServer.json(asked, 404, LD, "{}");
                } else {
                    asked.getResponseHeaders().set("Location", there);
                    asked.sendResponseHeaders(301, -1);
                }
            })) {
                Probe probe = client.test(account(server.root()));
                assertThat(probe.isWorking()).isTrue();
                assertThat(probe.collections()).containsExactly("customers");
            }
        }
    }

    @Test
    void theLanguageIsSent() throws Exception {
        try (OddServer server =
                new OddServer(asked -> OddServer.json(asked, 200, LD, "{\"@id\":\"" + OBJECT + "\"}"))) {
            write(server, "PATCH", OBJECT, "{}", "{'name':'B'}");
            Language.in(Locale.ENGLISH, () -> write(server, "PATCH", OBJECT, "{}", "{'name':'B'}"));
            client.object(account(server.root()), OBJECT);
            assertThat(server.seen)
                    .extracting(asked -> asked.getRequestHeaders().getFirst("Accept-Language"))
                    .containsExactly("de, en;q=0.5", "en, de;q=0.5", "de, en;q=0.5");
        }
    }

    @Test
    void membersMayBeAnObject() throws Exception {
        try (OddServer server = new OddServer(asked -> OddServer.json(
                asked,
                200,
                LD,
                "{\"hydra:member\":{\"0\":{\"@id\":\"/api_v2/x/1\"},\"2\":{\"@id\":\"/api_v2/x/2\"}},"
                        + "\"hydra:totalItems\":2}"))) {
            Page page = client.page(account(server.root()), "x", new PageQuery(1, Map.of()));
            assertThat(page.items())
                    .extracting(each -> each.getString("@id"))
                    .containsExactly("/api_v2/x/1", "/api_v2/x/2");
        }
    }

    @Test
    void whatIsAnotherInEachAnswerDoesNotKeepAWriteFromBeingSentAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (OddServer server = new OddServer(exchanged -> {
            int count = asked.incrementAndGet();
            if (count == 1) {
                OddServer.json(exchanged, 502, "text/html", "<h1>Bad Gateway</h1>");
            } else {
                OddServer.json(exchanged, 200, LD, addressed(count).replace('\'', '"'));
            }
        })) {
            assertThat(write(server, "PUT", OBJECT, addressed(0), "{'name':'A'}"))
                    .isInstanceOf(WriteAnswer.Applied.class);
            assertThat(server.seen).extracting(HttpExchange::getRequestMethod).containsExactly("PUT", "GET", "PUT");
        }
    }

    private static String addressed(int count) {
        return "{'@id':'" + OBJECT + "','name':'A','address':{'@id':'/api_v2/.well-known/genid/" + count
                + "','zip':'1'}}";
    }
}
