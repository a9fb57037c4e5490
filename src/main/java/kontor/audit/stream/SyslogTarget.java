package kontor.audit.stream;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import kontor.network.AddressPolicy;

/**
 * Sends syslog messages over TLS (RFC 5425), with a connection for each batch. The protocol has no acknowledgement: a batch
 * counts as taken when all of it was sent, the end was said (close_notify) and the receiver ended the connection in order
 * after that. One that goes away before has not certainly taken it.
 */
final class SyslogTarget implements Target {
    private static final int MOST_ANSWER_BYTES = 65_536;
    private static final int MOST_ADDRESSES = 4;

    private final StreamAddress address;
    private final Authority authority;
    private final AddressPolicy policy;
    private final Patience patience;

    SyslogTarget(StreamAddress address, Authority authority, AddressPolicy policy, Patience patience) {
        this.address = address;
        this.authority = authority;
        this.policy = policy;
        this.patience = patience;
    }

    @Override
    public void send(Batch batch) throws Undelivered {
        try (Socket socket = connected()) {
            Future<?> end = patience.orElse(() -> breakOff(socket));
            try {
                send(batch, encrypted(socket));
            } finally {
                end.cancel(false);
            }
        } catch (IOException e) {
            throw Undelivered.by(e);
        }
    }

    /** A name may lead to several addresses, of which not every one can be reached from here. */
    private Socket connected() throws IOException {
        List<InetAddress> addresses =
                Stream.of(policy.resolve(address.host())).limit(MOST_ADDRESSES).toList();
        IOException last = new UnknownHostException(address.host());
        for (InetAddress each : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(each, address.port()), patience.connectMillis());
                socket.setSoTimeout(patience.quietMillis());
                return socket;
            } catch (IOException e) {
                breakOff(socket);
                last = e;
            }
        }
        throw last;
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        SSLSocket encrypted = (SSLSocket)
                authority.context().getSocketFactory().createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private static void send(Batch batch, SSLSocket receiver) throws IOException {
        OutputStream out = new BufferedOutputStream(receiver.getOutputStream(), 16_384);
        for (Batch.Line line : batch.lines()) {
            out.write(new SyslogMessage(line).frame());
        }
        out.flush();
        receiver.shutdownOutput();
        if (receiver.getInputStream().readNBytes(MOST_ANSWER_BYTES).length == MOST_ANSWER_BYTES) {
            throw new IOException("the receiver talks instead of ending the connection");
        }
    }

    private static void breakOff(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is broken off either way.
        }
    }

    @Override
    public void close() {
        // Each batch has closed its own connection.
    }
}
