package kontor.system;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import kontor.system.ListeningSockets.Listening;
import org.eclipse.microprofile.config.Config;

/**
 * The portal is reached by one port, and nothing else of its process is reached at all: a server's other doors (a data grid, a
 * console, a debugger) lead past sign-in and rights to the keys. It doesn't run where there is another.
 *
 * @param port where it is to listen; any one port where that isn't configured
 * @param address on which address; any where that isn't configured
 */
record OnePort(Optional<Integer> port, Optional<InetAddress> address) {
    /** What the process ends with, {@code EX_CONFIG} of {@code sysexits.h}. */
    static final int WRONG_CONFIGURATION = 78;

    private static final Logger LOG = Logger.getLogger(OnePort.class.getName());

    static OnePort configuredBy(Config config) {
        return new OnePort(
                config.getOptionalValue("kontor.port", Integer.class),
                config.getOptionalValue("kontor.address", String.class).map(OnePort::address));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("KONTOR_ADDRESS is no address: " + text, e);
        }
    }

    /**
     * Ends the process unless its only listening socket is the configured one. At once, without shutting down: an application that
     * is merely refused would leave a server behind whose other doors stay open.
     */
    void require() {
        ListeningSockets sockets = ListeningSockets.ofThisProcess();
        if (!sockets.areTold()) {
            LOG.warning(
                    "This operating system doesn't tell on which ports the portal listens: see to it that it is one");
            return;
        }
        try {
            problem(sockets.list()).ifPresent(OnePort::end);
        } catch (IOException e) {
            throw new IllegalStateException("the listening sockets can't be read", e);
        }
    }

    /** What is wrong with the sockets on which a process listens, or empty. None is fine: the server may not have begun to. */
    Optional<String> problem(List<Listening> sockets) {
        List<Listening> wrong =
                sockets.stream().filter(socket -> !isConfigured(socket)).toList();
        if (wrong.isEmpty() && sockets.size() <= 1) {
            return Optional.empty();
        }
        return Optional.of("The portal must listen on one port only"
                + port.map(number -> ", " + number).orElse("")
                + address.map(where -> " of " + where.getHostAddress()).orElse("") + ", but its process listens on "
                + String.join(", ", sockets.stream().map(Listening::toString).toList())
                + ". Whoever reaches another port gets past sign-in. Start the server with"
                + " --prebootcommandfile server.asadmin, which closes its data grid, without a debugger or JMX port,"
                + " and with KONTOR_PORT and KONTOR_ADDRESS as they are meant.");
    }

    private boolean isConfigured(Listening socket) {
        InetAddress bound = socket.address().getAddress();
        return socket.protocol().equals("tcp")
                && port.map(number -> number == socket.address().getPort()).orElse(true)
                && address.map(where -> where.equals(bound) || where.isAnyLocalAddress() && bound.isAnyLocalAddress())
                        .orElse(true);
    }

    /** Written past the server's log, which is kept in a queue that a process that ends at once doesn't empty. */
    private static void end(String problem) {
        try (PrintStream error =
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            error.println(problem);
        }
        Runtime.getRuntime().halt(WRONG_CONFIGURATION);
    }
}
