package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.Entity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import kontor.audit.TestIntents;
import kontor.frachtpilot.Problem.Kind;
import kontor.frachtpilot.gate.Gates;
import kontor.frachtpilot.gate.Turn;
import kontor.frachtpilot.gate.Urgency;
import kontor.network.AddressPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client against servers that behave and misbehave, over real connections. */
@Timeout(60)
class ClientTest {
    private static final String JSON = "application/ld+json; charset=utf-8";
    private static final String OBJECT = "/api_v2/customers/1";

    private final Connector connector = new Connector(new AddressPolicy(true), 4);
    private final AccountMetrics metrics = new AccountMetrics();
    private final Gates gates = new Gates(30);
    private final Exchange exchange = new Exchange(connector, metrics);
    private final FrachtPilot client =
            new FrachtPilot(exchange, new Reads(exchange, new KeptAnswers(), gates, metrics), gates);

    /** The first request of a process takes a busy machine longer than any account is waited for here. */
    @BeforeAll
    static void warmsUp() throws Exception {
        AccountMetrics metrics = new AccountMetrics();
        Gates gates = new Gates(60);
        Connector patient = new Connector(new AddressPolicy(true), 60);
        try (OddServer server = answering("{}")) {
            Exchange exchange = new Exchange(patient, metrics);
            new FrachtPilot(exchange, new Reads(exchange, new KeptAnswers(), gates, metrics), gates)
                    .object(account(server.root()), OBJECT);
        } finally {
            patient.close();
        }
    }

    @AfterEach
    void close() {
        connector.close();
    }

    private static Account account(URI root) {
        return new Account(7, root, "", ZoneId.of("Europe/Berlin"), () -> new ApiKey("geheim-4711"));
    }

    private static OddServer answering(String body) throws IOException {
        return new OddServer(asked -> OddServer.json(asked, 200, JSON, body));
    }

    private void fails(Account account, Kind kind) {
        assertThatExceptionOfType(RequestFailed.class)
                .isThrownBy(() -> client.object(account, OBJECT))
                .satisfies(failed -> assertThat(failed.problem().kind()).isEqualTo(kind));
    }

    /** Sends a write as it would be sent for a recorded intent. */
    private Reply write(Account account, String method) throws Exception {
        return write(account, method, Optional.empty());
    }

    private Reply write(Account account, String method, Optional<JsonObject> before) throws Exception {
        try (Turn turn = client.turn(account)) {
            return exchange.send(
                    turn,
                    new Call(
                            account,
                            UUID.randomUUID(),
                            method,
                            account.resolve(OBJECT),
                            Reads.JSON_LD,
                            HttpMethod.DELETE.equals(method)
                                    ? Optional.empty()
                                    : Optional.of(Entity.entity("{}", Reads.JSON_LD)),
                            Optional.empty(),
                            before.map(object -> object::equals),
                            false));
        }
    }

    @Test
    void aWriteThatWasHeldUpForTooLongAfterItWasRecordedIsNotSent() throws Exception {
        try (OddServer server = answering("{\"@id\":\"" + OBJECT + "\"}")) {
            Account account = account(server.root());
            WriteAnswer late =
                    client.send(account, TestIntents.patch(account.credential(), OBJECT, Duration.ofSeconds(11)));
            assertThat(late)
                    .isInstanceOfSatisfying(
                            WriteAnswer.Rejected.class,
                            rejected -> assertThat(rejected.problem().kind()).isEqualTo(Kind.TOO_LATE));
            assertThat(server.seen).isEmpty();
            assertThat(client.send(account, TestIntents.patch(account.credential(), OBJECT, Duration.ZERO)))
                    .isInstanceOf(WriteAnswer.Applied.class);
        }
    }

    @Test
    void anAnswerThatIsCalledSomethingElseIsNotTakenForTheObject() throws Exception {
        for (String id : List.of("7", "{}", "null", "\"/api_v2/customers/2\"", "\"http://[\"")) {
            try (OddServer server = answering("{\"@id\":" + id + ",\"name\":\"Ada\"}")) {
                Account account = account(server.root());
                assertThatThrownBy(() -> client.object(account, OBJECT))
                        .as(id)
                        .isInstanceOfSatisfying(
                                RequestFailed.class,
                                failed -> assertThat(failed.problem().kind()).isEqualTo(Kind.UNREADABLE));
            }
        }
        try (OddServer server = answering("{\"@id\":\"" + OBJECT + "\",\"name\":\"Ada\"}")) {
            assertThat(client.object(account(server.root()), OBJECT).getString("name"))
                    .isEqualTo("Ada");
        }
    }

    @Test
    void equalReadsAreAnsweredFromWhatIsKept() throws Exception {
        try (OddServer server = answering("{\"name\":\"Ada\"}")) {
            Account account = account(server.root());
            JsonObject first = client.object(account, OBJECT);
            assertThat(client.object(account, OBJECT)).isEqualTo(first);
            assertThat(server.seen).hasSize(1);
            Freshness.NOW.call(() -> client.object(account, OBJECT));
            assertThat(server.seen).hasSize(2);
            assertThat(server.seen.get(1).getRequestHeaders().getFirst("Cache-Control"))
                    .isEqualTo("no-cache");
        }
    }

    @Test
    void nothingIsKeptThatTheAccountDoesNotWantKept() throws Exception {
        try (OddServer server = new OddServer(asked -> {
            asked.getResponseHeaders().set("Cache-Control", "no-store");
            OddServer.json(asked, 200, JSON, "{}");
        })) {
            client.object(account(server.root()), OBJECT);
            client.object(account(server.root()), OBJECT);
            assertThat(server.seen).hasSize(2);
        }
    }

    @Test
    void anotherAccessOrEditionSharesNothing() throws Exception {
        try (OddServer server = answering("{}")) {
            Account account = account(server.root());
            client.object(account, OBJECT);
            client.object(
                    new Account(8, account.root(), "", account.zone(), account.key(), 0, account.ceilings()), OBJECT);
            client.object(
                    new Account(7, account.root(), "", account.zone(), account.key(), 1, account.ceilings()), OBJECT);
            assertThat(server.seen).hasSize(3);
        }
    }

    @Test
    void equalReadsAtTheSameTimeShareOneRequest() throws Exception {
        CountDownLatch everyoneIsThere = new CountDownLatch(1);
        try (OddServer server = new OddServer(asked -> {
            try {
                everyoneIsThere.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            OddServer.json(asked, 200, JSON, "{\"name\":\"Ada\"}");
        })) {
            Account account = account(server.root());
            List<CompletableFuture<JsonObject>> reads = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                reads.add(CompletableFuture.supplyAsync(
                        () -> client.object(account, OBJECT), work -> new Thread(work).start()));
            }
            everyoneIsThere.countDown();
            for (CompletableFuture<JsonObject> read : reads) {
                assertThat(read.get().getString("name")).isEqualTo("Ada");
            }
            assertThat(server.seen).hasSize(1);
        }
    }

    @Test
    void ownWritesDropWhatIsKeptAndUnderWay() {
        KeptAnswers kept = new KeptAnswers();
        Account account = account(URI.create("http://localhost/api_v2/"));
        KeptAnswers.Key key = kept.key(account, account.resolve(OBJECT), JSON);
        kept.keep(key, reply("{}"));
        assertThat(kept.get(key)).isPresent();
        kept.forget(account);
        assertThat(kept.get(kept.key(account, account.resolve(OBJECT), JSON))).isEmpty();
        kept.keep(key, reply("{}")); // Read before the write, come after it.
        assertThat(kept.get(key)).isEmpty();
    }

    private static Reply reply(String json) {
        return new Reply(
                UUID.randomUUID(),
                200,
                Optional.of(JsonValue.EMPTY_JSON_OBJECT),
                false,
                json.length(),
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Duration.ZERO);
    }

    @Test
    void readsAreSentAgainAfterPassingFailures() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (OddServer server = new OddServer(exchanged -> {
            switch (asked.incrementAndGet()) {
                case 1 -> OddServer.json(exchanged, 503, "text/html", "<h1>Wartung</h1>");
                case 2 -> exchanged.close();
                default -> OddServer.json(exchanged, 200, JSON, "{\"name\":\"Ada\"}");
            }
        })) {
            assertThat(client.object(account(server.root()), OBJECT).getString("name"))
                    .isEqualTo("Ada");
            assertThat(server.seen).hasSize(3);
        }
    }

    @Test
    void whatTheAccountAnsweredForGoodIsNotAskedAgain() throws Exception {
        try (OddServer server = new OddServer(asked -> OddServer.json(asked, 500, JSON, "{}"))) {
            fails(account(server.root()), Kind.SERVER_FAILED);
            assertThat(server.seen).hasSize(1);
        }
    }

    @Test
    void aPutIsSentAgainAndAPatchOrPostIsNot() throws Exception {
        for (String method : List.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.POST)) {
            AtomicInteger asked = new AtomicInteger();
            try (OddServer server = new OddServer(exchanged -> {
                if (asked.incrementAndGet() == 1) {
                    exchanged.close();
                } else {
                    OddServer.json(exchanged, 200, JSON, "{}");
                }
            })) {
                Account account = account(server.root());
                if (method.equals(HttpMethod.PUT)) {
                    assertThat(write(account, method).status()).isEqualTo(200);
                    assertThat(server.seen).hasSize(2);
                } else {
                    assertThatExceptionOfType(Failed.class)
                            .isThrownBy(() -> write(account, method))
                            .satisfies(failed -> assertThat(failed.sent()).isTrue());
                    assertThat(server.seen).hasSize(1);
                }
            }
        }
    }

    /** An account that cuts the connection at the first write, before or after it has made the change. */
    private static OddServer cutting(AtomicInteger writes, String before, String after) throws IOException {
        return new OddServer(asked -> {
            if (asked.getRequestMethod().equals(HttpMethod.GET)) {
                OddServer.json(asked, 200, JSON, writes.get() == 0 ? before : after);
            } else if (writes.incrementAndGet() == 1) {
                asked.close();
            } else {
                OddServer.json(asked, 200, JSON, "{\"note\":\"wanted\"}");
            }
        });
    }

    @Test
    void aWriteIsSentAgainOnlyToAnObjectThatIsStillAsItWas() throws Exception {
        for (String method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
            for (String after : List.of("before", "wanted", "someone else's")) {
                AtomicInteger writes = new AtomicInteger();
                String before = "{\"note\":\"before\"}";
                try (OddServer server = cutting(writes, before, before.replace("before", after))) {
                    Account account = account(server.root());
                    Optional<JsonObject> seen = Optional.of(client.object(account, OBJECT));
                    if (after.equals("before")) {
                        assertThat(write(account, method, seen).status()).isEqualTo(200);
                        assertThat(writes).hasValue(2);
                    } else {
                        assertThatExceptionOfType(Failed.class)
                                .isThrownBy(() -> write(account, method, seen))
                                .satisfies(failed -> assertThat(failed.sent()).isTrue());
                        assertThat(writes).hasValue(1);
                    }
                }
            }
        }
    }

    @Test
    void aRefusalOfTheSecondTryDoesNotSayThatTheFirstDidNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (OddServer server = new OddServer(exchanged -> {
            if (asked.incrementAndGet() == 1) {
                exchanged.close();
            } else {
                OddServer.json(exchanged, 404, JSON, "{}");
            }
        })) {
            assertThatExceptionOfType(Failed.class)
                    .isThrownBy(() -> write(account(server.root()), HttpMethod.DELETE))
                    .satisfies(failed -> {
                        assertThat(failed.sent()).isTrue();
                        assertThat(failed.problem().kind()).isEqualTo(Kind.NO_ANSWER);
                    });
        }
    }

    @Test
    void whatWasCertainlyNotSentIsSaidSo() throws Exception {
        URI nobodyThere;
        try (OddServer server = answering("{}")) {
            nobodyThere = server.root();
        }
        assertThatExceptionOfType(Failed.class)
                .isThrownBy(() -> write(account(nobodyThere), HttpMethod.POST))
                .satisfies(failed -> {
                    assertThat(failed.sent()).isFalse();
                    assertThat(failed.problem().kind()).isEqualTo(Kind.UNREACHABLE);
                    assertThat(failed.problem().call()).isNotNull();
                });
    }

    @Test
    void anAnswerThatDripsHoldsNobodyForLongerThanTheTimeThereIs() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        try (OddServer server = new OddServer(asked -> drip(asked, enough))) {
            fails(account(server.root()), Kind.NO_ANSWER); // Dripping for ever, it would run into the test's time-out.
            assertThat(server.seen).hasSize(1);
        } finally {
            enough.countDown();
        }
    }

    private static void drip(HttpExchange asked, CountDownLatch enough) throws IOException {
        asked.getResponseHeaders().set("Content-Type", JSON);
        asked.sendResponseHeaders(200, 0);
        try {
            while (!enough.await(200, TimeUnit.MILLISECONDS)) {
                asked.getResponseBody().write(' ');
                asked.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void redirectsAreNotFollowedAndKeysGoNowhereElse() throws Exception {
        try (OddServer elsewhere = answering("{}");
                OddServer server = new OddServer(asked -> {
                    asked.getResponseHeaders().set("Location", elsewhere.root() + "customers/1");
                    asked.sendResponseHeaders(307, -1);
                })) {
            fails(account(server.root()), Kind.UNREADABLE);
            assertThat(server.seen).hasSize(1);
            assertThat(elsewhere.seen).isEmpty();
        }
    }

    @Test
    void answersThatAreNoJsonInUtf8AreNotRead() throws Exception {
        byte[] latin = "{\"name\":\"Jürgen\"}".getBytes(StandardCharsets.ISO_8859_1);
        Map<String, byte[]> bodies = Map.of(
                "text/html; charset=utf-8",
                "{}".getBytes(StandardCharsets.UTF_8),
                "application/json; charset=iso-8859-1",
                latin,
                "application/json",
                latin,
                "application/ld+json",
                "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
            try (OddServer server =
                    new OddServer(asked -> OddServer.send(asked, 200, body.getKey(), body.getValue()))) {
                fails(account(server.root()), Kind.UNREADABLE);
            }
        }
    }

    @Test
    void answersBeyondReasonAreNotRead() throws Exception {
        Map<String, Kind> bodies = Map.of(
                "{\"ratio\":" + "9".repeat(9_000_000) + "}",
                Kind.UNREADABLE,
                "{\"ratio\":1e99999999999}",
                Kind.UNREADABLE,
                "{\"list\":[" + "0,".repeat(1_000_000) + "0]}",
                Kind.TOO_LARGE,
                "{\"text\":\"" + "x".repeat(9_000_000) + "\"}",
                Kind.TOO_LARGE);
        for (Map.Entry<String, Kind> body : bodies.entrySet()) {
            try (OddServer server = answering(body.getKey())) {
                fails(account(server.root()), body.getValue());
                assertThat(server.seen).hasSize(1);
            }
        }
        try (OddServer server = answering("{\"ratio\":1e999999999}")) {
            assertThat(client.object(account(server.root()), OBJECT)).hasToString("{\"ratio\":1E+999999999}");
        }
    }

    @Test
    void headersBeyondReasonAreNoAnswerAndNotAskedForAgain() throws Exception {
        for (String value : List.of("x".repeat(20_000), "")) {
            try (OddServer server = new OddServer(asked -> {
                for (int i = 0; i < (value.isEmpty() ? 200 : 1); i++) {
                    asked.getResponseHeaders().add("X-Odd-" + i, value + "a");
                }
                OddServer.json(asked, 200, JSON, "{}");
            })) {
                fails(account(server.root()), Kind.UNREADABLE);
                assertThat(server.seen).hasSize(1);
            }
        }
    }

    @Test
    void retryAfterIsObeyedByEveryone() throws Exception {
        try (OddServer server = new OddServer(asked -> {
            asked.getResponseHeaders().set("Retry-After", "600");
            OddServer.json(asked, 429, JSON, "{}");
        })) {
            Account account = account(server.root());
            fails(account, Kind.THROTTLED);
            assertThatExceptionOfType(RequestFailed.class)
                    .isThrownBy(() -> client.page(account, "customers", new PageQuery(1, Map.of())))
                    .satisfies(failed -> {
                        assertThat(failed.problem().kind()).isEqualTo(Kind.THROTTLED);
                        assertThat(failed.problem().until())
                                .isAfter(Instant.now().plusSeconds(500));
                    });
            Urgency.JOB.run(() -> fails(account, Kind.THROTTLED));
            assertThat(client.test(account).problem().kind()).isEqualTo(Kind.THROTTLED);
            assertThat(server.seen).hasSize(1);
        }
    }

    @Test
    void aKeyThatIsRefusedIsNotTriedAgainAndAgain() throws Exception {
        AtomicInteger status = new AtomicInteger(401);
        try (OddServer server = new OddServer(asked -> OddServer.json(asked, status.get(), JSON, "{}"))) {
            Account account = account(server.root());
            fails(account, Kind.UNAUTHENTICATED);
            fails(account, Kind.UNAUTHENTICATED);
            fails(account, Kind.UNAUTHENTICATED);
            int tried = server.seen.size();
            fails(account, Kind.LOCKED_OUT);
            assertThat(server.seen).hasSize(tried);
            status.set(200);
            assertThat(client.test(account).isWorking()).isTrue();
            client.object(account, OBJECT);
        }
    }

    @Test
    void anAccountThatKeepsFailingIsLeftAloneAndSaidWhy() throws Exception {
        AtomicInteger status = new AtomicInteger(500);
        try (OddServer server = new OddServer(asked -> OddServer.json(asked, status.get(), JSON, "{}"))) {
            Account account = account(server.root());
            for (int i = 0; i < 5; i++) {
                fails(account, Kind.SERVER_FAILED);
            }
            assertThatExceptionOfType(RequestFailed.class)
                    .isThrownBy(() -> client.object(account, OBJECT))
                    .satisfies(failed -> {
                        assertThat(failed.problem().kind()).isEqualTo(Kind.PAUSED);
                        assertThat(failed.problem().because()).isEqualTo("server_failed");
                        assertThat(failed.problem().until()).isAfter(Instant.now());
                    });
            assertThat(server.seen).hasSize(5);
            status.set(200);
            assertThat(client.test(account).isWorking()).isTrue();
            client.object(account, OBJECT);
        }
    }

    @Test
    void remembersWhatTheAccountsClockShows() throws Exception {
        try (OddServer server = answering("{}")) {
            client.object(account(server.root()), OBJECT);
            assertThat(client.state(7).orElseThrow().clockDifferenceSeconds()).isBetween(-2L, 2L);
        }
    }

    @Test
    void whatIsNoLongerFreshIsAskedAboutWithItsValidator() throws Exception {
        FrachtPilot forgetful =
                new FrachtPilot(exchange, new Reads(exchange, new KeptAnswers(Duration.ZERO), gates, metrics), gates);
        try (OddServer server = new OddServer(asked -> {
            asked.getResponseHeaders().set("ETag", "\"v1\"");
            if ("\"v1\"".equals(asked.getRequestHeaders().getFirst("If-None-Match"))) {
                asked.sendResponseHeaders(304, -1);
            } else {
                OddServer.json(asked, 200, JSON, "{\"name\":\"Ada\"}");
            }
        })) {
            Account account = account(server.root());
            JsonObject first = forgetful.object(account, OBJECT);
            assertThat(forgetful.object(account, OBJECT)).isEqualTo(first);
            assertThat(server.seen).hasSize(2);
            // What is read before a change is read as a whole.
            try (Turn turn = forgetful.turn(account)) {
                assertThat(forgetful.objectNow(turn, account, OBJECT)).isEqualTo(first);
            }
            assertThat(server.seen.get(2).getRequestHeaders().getFirst("If-None-Match"))
                    .isNull();
        }
    }

    /** An address may hold what would be a line break once it is decoded. */
    @Test
    void noAddressAddsALineToTheServersLog() throws Exception {
        List<String> lines = new ArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                lines.add(new SimpleFormatter().formatMessage(logged));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Exchange.class.getName());
        logger.addHandler(listening);
        try (OddServer server = answering("{}")) {
            client.object(account(server.root()), OBJECT + "%0D%0Acall=made-up");
        } catch (RequestFailed e) {
            // Told in the log all the same.
        } finally {
            logger.removeHandler(listening);
        }
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("path=" + OBJECT + "%0D%0Acall=made-up")
                        .doesNotContainPattern("[\\r\\n]"));
    }
}
