package kontor.frachtpilot;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kontor.frachtpilot.gate.Gates;
import kontor.network.AddressPolicy;

/** An account whose server answers with exactly the bytes that it is told, asked by the real client. */
public final class HostileAccount implements AutoCloseable {
    private static final String OBJECT = "/api_v2/things/1";

    private final Connector connector = new Connector(new AddressPolicy(true), 4);
    private final AccountMetrics metrics = new AccountMetrics();
    private final Gates gates = new Gates(30);
    private final Exchange exchange = new Exchange(connector, metrics);
    private final FrachtPilot client =
            new FrachtPilot(exchange, new Reads(exchange, new KeptAnswers(), gates, metrics), gates);
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile byte[] answer = {};
    private long credential;

    public HostileAccount() throws IOException {
        Thread thread = new Thread(this::serve, "hostile account");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                for (int last = 0, each = in.read(); each >= 0 && last != 4; each = last == 4 ? each : in.read()) {
                    last = each == (last % 2 == 0 ? '\r' : '\n') ? last + 1 : 0;
                }
                socket.getOutputStream().write(answer);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (IOException e) {
                // The client has had enough.
            }
        }
    }

    /** What the client takes for an object, or nothing where it tells a problem. */
    public Optional<JsonObject> object(byte[] bytes) {
        return asked(bytes, account -> client.object(account, OBJECT));
    }

    /** What the client takes for the objects of a list. */
    public List<JsonObject> list(byte[] bytes) {
        return asked(bytes, account -> client.page(account, "things", new PageQuery(1, Map.of())))
                .map(Page::items)
                .orElse(List.of());
    }

    /** What the client takes for the account's document. */
    public Optional<String> document(byte[] bytes) {
        return asked(bytes, client::document);
    }

    /** Each time another access, so that none is held back for what another has answered. */
    private <T> Optional<T> asked(byte[] bytes, Function<Account, T> question) {
        answer = bytes;
        credential++;
        URI root = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api_v2/");
        try {
            return Optional.of(question.apply(
                    new Account(credential, root, "", ZoneId.of("Europe/Berlin"), () -> new ApiKey("geheim-4711"))));
        } catch (RequestFailed e) {
            e.problem().toJson();
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        connector.close();
    }
}
