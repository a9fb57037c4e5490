package kontor.frachtpilot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers as a test says, and remembers how it was asked. */
final class OddServer implements AutoCloseable {
    /** What it does with a request. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    final List<HttpExchange> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    OddServer(Behaviour behaviour) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            seen.add(exchange);
            exchange.getRequestBody().readAllBytes();
            try {
                behaviour.answer(exchange);
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    static void json(HttpExchange exchange, int status, String type, String body) throws IOException {
        send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + port() + "/api_v2/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
