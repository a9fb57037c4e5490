package kontor.audit.stream;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Stands in for a syslog server with TLS, and reads frames as RFC 5425 says. */
final class SyslogReceiver implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final SSLSocketFactory encryption;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** After how many messages the next connections are reset; -1 for never. */
    final Queue<Integer> resets = new ConcurrentLinkedQueue<>();
    /** The messages that were read, in order. */
    final List<String> read = new CopyOnWriteArrayList<>();

    private SyslogReceiver(SSLSocketFactory encryption) throws IOException {
        this.encryption = encryption;
    }

    static SyslogReceiver start(TestAuthority authority) throws IOException, GeneralSecurityException {
        SyslogReceiver receiver = new SyslogReceiver(authority.server().getSocketFactory());
        receiver.threads.submit(receiver::accept);
        return receiver;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                threads.submit(() -> receive(connection));
            }
        } catch (IOException e) {
            // The end of the test.
        }
    }

    private void receive(Socket connection) {
        int reset = resets.isEmpty() ? -1 : resets.remove();
        try (connection;
                SSLSocket encrypted = (SSLSocket) encryption.createSocket(connection, null, true)) {
            InputStream in = new BufferedInputStream(encrypted.getInputStream());
            for (int count = 0; count != reset; count++) {
                read.add(message(in));
            }
            connection.setSoLinger(true, 0); // As where a process is killed: TLS isn't ended, the connection is reset.
            connection.close();
        } catch (IOException e) {
            // The end of what was sent, or no handshake.
        }
    }

    private static String message(InputStream in) throws IOException {
        List<Character> digits = new ArrayList<>();
        for (int next = in.read(); next != ' '; next = in.read()) {
            if (next < '0' || next > '9') {
                throw new EOFException();
            }
            digits.add((char) next);
        }
        int length = digits.stream().mapToInt(digit -> digit - '0').reduce(0, (all, digit) -> all * 10 + digit);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
