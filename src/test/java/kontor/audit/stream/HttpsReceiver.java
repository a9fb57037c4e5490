package kontor.audit.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for a SIEM that takes JSON Lines by HTTPS, and does to each request what its moods say. */
public final class HttpsReceiver implements AutoCloseable {
    /** What may become of a request. */
    public enum Mood {
        TAKE,
        /** Takes it, but the connection is gone before the answer. */
        TAKE_AND_DROP,
        DROP,
        FAIL,
        THROTTLE,
        REFUSE,
        REDIRECT,
        HANG
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    /** The moods of the next requests; after them everything is taken. */
    public final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
    /** The lines that were taken, in order. */
    public final List<String> taken = new CopyOnWriteArrayList<>();
    /** The Authorization headers of all requests. */
    public final List<String> tokens = new CopyOnWriteArrayList<>();
    /** What is done while a request hangs. */
    public volatile Runnable whileHanging = () -> {};
    /** How many lines each request had. */
    public final List<Integer> sizes = new CopyOnWriteArrayList<>();

    private HttpsReceiver(HttpsServer server) {
        this.server = server;
    }

    public static HttpsReceiver start(TestAuthority authority) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server()));
        HttpsReceiver receiver = new HttpsReceiver(server);
        server.createContext("/", receiver::receive);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    public URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/log");
    }

    private void receive(HttpExchange exchange) throws IOException {
        List<String> lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        sizes.add(lines.size());
        Mood mood = moods.isEmpty() ? Mood.TAKE : moods.remove();
        if (mood == Mood.TAKE || mood == Mood.TAKE_AND_DROP) {
            taken.addAll(lines);
        }
        switch (mood) {
            case TAKE -> answer(exchange, 202);
            case FAIL -> answer(exchange, 500);
            case THROTTLE -> answer(exchange, 429);
            case REFUSE -> answer(exchange, 403);
            case REDIRECT -> {
                exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
                answer(exchange, 307);
            }
            case HANG -> awaitEnd();
            case DROP, TAKE_AND_DROP -> throw new IOException("dropped");
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void awaitEnd() throws IOException {
        try {
            whileHanging.run();
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("dropped");
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
