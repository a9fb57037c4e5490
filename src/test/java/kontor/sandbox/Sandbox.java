package kontor.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kontor.limit.LoneSurrogates;
import kontor.sandbox.DemoKeys.DemoKey;

/**
 * A stateful stand-in for the FrachtPilot API, for trying out and for tests. It behaves as the API's contract says, and
 * can be told to misbehave.
 */
public final class Sandbox implements AutoCloseable {
    private static final String MOUNT = "/api_v2";
    private static final String ROOT = MOUNT + "/";

    static {
        // Else the end of each answer waits 40 ms for the other side to say that it has the beginning.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    });
    private final Clock usualClock;
    private final Gate gate = new Gate(this::now);
    private final Map<String, SandboxAccount> accounts = new ConcurrentHashMap<>();
    private final List<SeenRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Map<String, Integer> mostUnderWay = new ConcurrentHashMap<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Effects effects = new Effects();
    private volatile Mischief mischief = Mischief.NONE;
    private volatile Dialect dialect = Dialect.USUAL;
    private final Map<String, Dialect> dialects = new ConcurrentHashMap<>();
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private volatile boolean validators;
    private volatile String document;
    private volatile String ignoredFilter;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile Clock clock;

    private Sandbox(InetAddress bind, int port, Clock clock) throws IOException {
        this.usualClock = clock;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(bind, port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts on this machine's loopback address.
     *
     * @param port 0 for any that is free
     * @throws java.net.BindException when the port is in use
     */
    public static Sandbox start(int port) throws IOException {
        return start(InetAddress.getLoopbackAddress(), port, Clock.systemUTC());
    }

    /** Starts on a given address, with a given clock. */
    public static Sandbox start(InetAddress bind, int port, Clock clock) throws IOException {
        return new Sandbox(bind, port, clock);
    }

    /** Starts with accounts that are each of another release, for people to try. */
    public static Sandbox ofTheDemo(InetAddress bind, int port, Clock clock) throws IOException {
        Sandbox sandbox = start(bind, port, clock);
        DemoKeys.DIALECTS.forEach(sandbox::dialect);
        return sandbox;
    }

    /** The API's root. */
    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + ROOT);
    }

    public SandboxAccount account(String name) {
        return accounts.computeIfAbsent(name, this::filled);
    }

    /** Filled when it is first asked for: most tests need one account only. */
    private SandboxAccount filled(String name) {
        DemoKey key = DemoKeys.all().stream()
                .filter(each -> each.account().equals(name))
                .findFirst()
                .orElseThrow();
        SandboxAccount account = new SandboxAccount(name, key.zone(), ROOT, this::now);
        SeedData.fill(account, SeedData.customersOf(name));
        return account;
    }

    /** Everything that reached the sandbox since the requests were last forgotten. */
    public List<SeenRequest> requests() {
        return new ArrayList<>(requests);
    }

    /** The requests that would change something. */
    public List<SeenRequest> writes() {
        return requests.stream().filter(SeenRequest::isWrite).toList();
    }

    /** The writes that accounts have taken, in the order in which they were applied, whoever was told. */
    public List<Effect> effects() {
        return effects.all();
    }

    /** Someone to be told of each effect at the moment it happens. */
    public void tellOfEffects(Consumer<Effect> witness) {
        effects.tell(witness);
    }

    /** Whether nobody waits for an answer. */
    public boolean isIdle() {
        return underWay.values().stream().allMatch(count -> count.get() == 0);
    }

    public void forgetRequests() {
        requests.clear();
        mostUnderWay.clear();
    }

    /** How many requests of an account were under way at the same time, at most, since they were last forgotten. */
    public int mostUnderWay(String account) {
        return mostUnderWay.getOrDefault(account, 0);
    }

    /** Whether reads are answered with 304 when nothing changed, as a proxy in front does. */
    public void validators(boolean sent) {
        validators = sent;
    }

    public void fault(Fault fault) {
        faults.add(fault);
    }

    /** What decides of faults where none was set that fits. */
    public void mischief(Mischief newMischief) {
        mischief = newMischief;
    }

    public void clearFaults() {
        faults.forEach(Fault::release);
        faults.clear();
        mischief = Mischief.NONE;
    }

    /** What all accounts are of from now on. */
    public void dialect(Dialect newDialect) {
        dialects.clear();
        dialect = newDialect;
    }

    /** What one account is of from now on. */
    public void dialect(String account, Dialect newDialect) {
        dialects.put(account, newDialect);
    }

    /** Whether it has, from now on, a way that it does not have of itself. */
    public void behaves(Way way, boolean so) {
        if (so) {
            ways.add(way);
        } else {
            ways.remove(way);
        }
    }

    /**
     * What the addresses of the document answer from now on, whatever it is.
     *
     * @param json the text to answer, or {@code null} for the sandbox's own document
     */
    public void document(String json) {
        document = json;
    }

    /** Lets in another key too. */
    public void knows(DemoKey key) {
        gate.know(key);
    }

    /**
     * What reading a path below the root answers from now on, whatever it is; what is written there is set.
     *
     * @param json the text to answer
     */
    public void answer(String path, String json) {
        answers.put(path, json);
    }

    /** A filter that collections pass over from now on, as servers do with one they don't know. */
    public void ignoreFilter(String name) {
        ignoredFilter = name;
    }

    /** What the sandbox takes for the time, its accounts and the check of signatures included. */
    public void clock(Clock newClock) {
        clock = newClock;
    }

    /** Everything as it was at the start. */
    public void reset() {
        clearFaults();
        dialect(Dialect.USUAL);
        ways.clear();
        validators = false;
        document = null;
        ignoredFilter = null;
        answers.clear();
        clock = usualClock;
        accounts.clear();
        forgetRequests();
        effects.forget();
    }

    @Override
    public void close() {
        clearFaults();
        server.stop(0);
        threads.shutdownNow();
    }

    private Instant now() {
        return clock.instant();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Instant arrived = Instant.now();
        long started = System.nanoTime();
        String method = exchange.getRequestMethod();
        String rawPath = exchange.getRequestURI().getRawPath();
        String path = rawPath.equals(MOUNT) ? "" : rawPath.replaceFirst("^" + ROOT, "");
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Optional<DemoKey> key = gate.admit(exchange);
        Optional<Fault> fault = faults.stream()
                .filter(each -> each.strikes(method, path))
                .findFirst()
                .or(() -> mischief.on(method, path, body));
        Answer answer = null;
        String account = key.map(DemoKey::account).orElse("");
        begins(account);
        try {
            answer = validated(exchange, method, answer(exchange, method, rawPath, path, query, body, key, fault));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.get(account).decrementAndGet();
            requests.add(new SeenRequest(
                    arrived,
                    method,
                    path,
                    query,
                    key.map(DemoKey::account).orElse(null),
                    answer == null ? 0 : answer.status(),
                    body,
                    Duration.ofNanos(System.nanoTime() - started)));
        }
        if (answer == null) {
            exchange.close();
        } else if (fault.map(Fault::kind).filter(Fault.Kind.OVERSIZED::equals).isPresent()) {
            sendOversized(exchange);
        } else {
            send(exchange, answer);
        }
    }

    private void begins(String account) {
        int now = underWay.computeIfAbsent(account, each -> new AtomicInteger()).incrementAndGet();
        mostUnderWay.merge(account, now, Math::max);
    }

    private Answer validated(HttpExchange exchange, String method, Answer answer) {
        if (!validators || !"GET".equals(method) || answer == null || answer.status() != 200) {
            return answer;
        }
        String etag = answer.headers().get("ETag");
        return etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                ? Answer.empty(304)
                : answer;
    }

    private Answer answer(
            HttpExchange exchange,
            String method,
            String rawPath,
            String path,
            String query,
            String body,
            Optional<DemoKey> key,
            Optional<Fault> fault)
            throws InterruptedException {
        Answer made = fault.filter(Fault::isAfterwards).isPresent()
                ? regular(exchange, method, rawPath, path, query, body, key)
                : null;
        Optional<Answer> instead = instead(manners(exchange, key), fault);
        if (instead == null) {
            return null;
        }
        if (instead.isPresent()) {
            return instead.get();
        }
        Answer answer = made == null ? regular(exchange, method, rawPath, path, query, body, key) : made;
        if (fault.map(Fault::kind).filter(Fault.Kind.NO_CONTENT_AFTER::equals).isPresent()) {
            return Answer.empty(204);
        }
        return after(answer, fault) ? answer : null;
    }

    /** What a fault answers instead of the API; {@code null} when the connection is cut. */
    private Optional<Answer> instead(Manners manners, Optional<Fault> fault) throws InterruptedException {
        if (fault.isEmpty()) {
            return Optional.empty();
        }
        Fault struck = fault.get();
        switch (struck.kind()) {
            case CUT_BEFORE:
                return null;
            case HOLD_BEFORE:
                struck.hold();
                return null;
            case DELAY:
                Thread.sleep(struck.duration().toMillis());
                return Optional.empty();
            case STATUS:
                Answer error = new Errors(manners).of(struck.status(), "Störung zum Testen");
                return Optional.of(
                        struck.status() == 429
                                ? error.with(
                                        "Retry-After",
                                        Long.toString(struck.duration().toSeconds()))
                                : error);
            case HTML:
                return Optional.of(Answer.of(
                        struck.status(),
                        "text/html",
                        "<html><body><script>alert(1)</script><h1>Wartung</h1></body></html>"));
            case MALFORMED:
                return Optional.of(Answer.of(200, Answer.LD, "{\"@id\":\"/api_v2/x\",\"name\":"));
            case ANSWER:
                return Optional.of(
                        struck.body().isEmpty()
                                ? Answer.empty(struck.status())
                                : Answer.of(struck.status(), Answer.LD, struck.body()));
            case OVERSIZED:
                return Optional.of(Answer.of(200, Answer.LD, ""));
            case WRONG_TYPES:
                return Optional.of(Answer.of(
                        200,
                        Answer.LD,
                        "{\"@id\":7,\"hydra:member\":[{\"@id\":{},\"name\":[1,{\"a\":null}],\"zip\":true},5],"
                                + "\"hydra:totalItems\":\"viele\",\"name\":{\"x\":[]},\"type\":12}"));
            default:
                return Optional.empty();
        }
    }

    /** Whether the answer goes out. */
    private static boolean after(Answer answer, Optional<Fault> fault) throws InterruptedException {
        if (fault.isPresent() && fault.get().kind() == Fault.Kind.HOLD_AFTER) {
            fault.get().hold();
            return false;
        }
        return fault.isEmpty() || fault.get().kind() != Fault.Kind.CUT_AFTER;
    }

    private Answer regular(
            HttpExchange exchange,
            String method,
            String rawPath,
            String path,
            String query,
            String body,
            Optional<DemoKey> key) {
        boolean slash = ways.contains(Way.ROOT_ENDS_IN_A_SLASH);
        if (!rawPath.startsWith(ROOT) && (slash || !rawPath.equals(MOUNT))) {
            return Answer.of(404, "text/html", "<html><body><h1>Not Found</h1></body></html>");
        }
        if (key.isEmpty()) {
            return Answer.of(401, Answer.JSON, "{\"message\":\"Authentication required.\"}");
        }
        if (rawPath.equals(ROOT) && !slash) {
            String here = "http://" + exchange.getRequestHeaders().getFirst("Host") + MOUNT;
            return Answer.of(301, "text/html", "<html><body>Redirecting to " + here + "</body></html>")
                    .with("Location", here + (query.isEmpty() ? "" : "?" + query));
        }
        String accept = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                .orElse("*/*");
        Manners manners = manners(exchange, key);
        Optional<Answer> documented = new Documents(manners).at(path, query, accept);
        if (documented.isPresent()) {
            return document == null ? documented.get() : Answer.of(200, Answer.JSON, document);
        }
        if (!accept.contains("*/*") && !accept.contains(Answer.LD) && !accept.contains(Answer.JSON)) {
            return new Errors(manners).of(406, "Requested format \"" + accept + "\" is not supported.");
        }
        if (method.equals("GET") && answers.containsKey(path)) {
            return Answer.of(200, Answer.LD, answers.get(path));
        }
        if ((method.equals("PATCH") || method.equals("PUT")) && answers.containsKey(path)) {
            return Answer.of(200, Answer.LD, answers.merge(path, body, Sandbox::written));
        }
        String contentType = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        SandboxAccount account = account(key.get().account());
        synchronized (account) {
            Api api = new Api(account, key.get(), manners);
            return effects.of(
                    account,
                    method,
                    ROOT + path,
                    body,
                    () -> api.answer(method, path, asked(query), contentType, body));
        }
    }

    private static String written(String held, String sent) {
        return LoneSurrogates.escaped(written(object(held), object(sent)).toString());
    }

    private static JsonObject written(JsonObject held, JsonObject sent) {
        JsonObjectBuilder written = Json.createObjectBuilder(held);
        sent.forEach((name, value) -> written.add(
                name,
                value instanceof JsonObject part && held.get(name) instanceof JsonObject whole
                        ? written(whole, part)
                        : value));
        return written.build();
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private String asked(String query) {
        return ignoredFilter == null ? query : query.replaceAll("(^|&)" + ignoredFilter + "=[^&]*", "");
    }

    private Manners manners(HttpExchange exchange, Optional<DemoKey> key) {
        Dialect release = key.map(known -> dialects.get(known.account())).orElse(dialect);
        boolean english = ways.contains(Way.LANGUAGE_HONOURED)
                && Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"))
                        .filter(asked -> asked.startsWith("en"))
                        .isPresent();
        return new Manners(release, ways, ROOT, wantsLd(exchange), !english);
    }

    private static boolean wantsLd(HttpExchange exchange) {
        String accept = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                .orElse("*/*");
        return accept.contains(Answer.LD) || !accept.contains(Answer.JSON);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        headers(exchange, answer.contentType());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (ways.contains(Way.HEADERS_TWICE)) {
            exchange.getResponseHeaders().values().forEach(values -> values.add(values.get(0)));
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
        exchange.close();
    }

    private static void sendOversized(HttpExchange exchange) throws IOException {
        headers(exchange, Answer.LD);
        exchange.sendResponseHeaders(200, 0);
        byte[] chunk = "\"zu viel des Guten\",".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("{\"hydra:member\":[".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 50; i++) {
                out.write(chunk);
            }
        } catch (IOException e) {
            exchange.close(); // Whoever asked had enough.
        }
    }

    private static void headers(HttpExchange exchange, String contentType) {
        if (contentType != null) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
        }
        exchange.getResponseHeaders().set("Vary", "Accept");
        exchange.getResponseHeaders()
                .set("Link", "<" + ROOT + "docs.jsonld>; rel=\"http://www.w3.org/ns/hydra/core#apiDocumentation\"");
    }
}
