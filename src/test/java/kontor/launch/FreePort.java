package kontor.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine. */
public final class FreePort {
    private static final int FIRST = 20_000;
    /** Linux' own choice, of its ip_local_port_range. */
    private static final int FIRST_OF_THE_SYSTEM = 32_768;

    private static final int MOST_TRIES = 100;

    private FreePort() {}

    /**
     * A port that nothing listens on at the moment. It may be a while until someone does, so it is one by chance, and
     * none of those that the system gives to whoever asks for any.
     */
    public static int find() {
        return ThreadLocalRandom.current()
                .ints(FIRST, FIRST_OF_THE_SYSTEM)
                .limit(MOST_TRIES)
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port found"));
    }

    /** Whether something listens on the port already. */
    public static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
