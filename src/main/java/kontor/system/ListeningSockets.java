package kontor.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The network sockets on which a process takes what others send, as Linux tells of them in {@code /proc}: listening TCP
 * sockets, and UDP sockets that are bound without a peer.
 */
public final class ListeningSockets {
    /** States of {@code net/tcp_states.h}; an unconnected UDP socket has that of a closed TCP one. */
    private static final String LISTEN = "0A";

    private static final String UNCONNECTED = "07";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /**
     * One of them.
     *
     * @param protocol {@code tcp} or {@code udp}
     * @param address where it is bound; the wildcard address for all interfaces
     */
    public record Listening(String protocol, InetSocketAddress address) {
        @Override
        public String toString() {
            String where = address.getAddress().isAnyLocalAddress()
                    ? "*"
                    : address.getAddress().getHostAddress();
            return protocol + " " + where + ":" + address.getPort();
        }
    }

    private final Path process;

    private ListeningSockets(Path process) {
        this.process = process;
    }

    /** Those of this process. */
    public static ListeningSockets ofThisProcess() {
        return new ListeningSockets(Path.of("/proc/self"));
    }

    /** Those of another process of the same user. */
    public static ListeningSockets ofProcess(long pid) {
        return new ListeningSockets(Path.of("/proc", Long.toString(pid)));
    }

    /** Whether this operating system tells. */
    public boolean areTold() {
        return Files.isReadable(process.resolve("fd")) && Files.isReadable(process.resolve("net/tcp"));
    }

    /** All of them at this moment. */
    public List<Listening> list() throws IOException {
        Set<String> own = inodes();
        List<Listening> all = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path file = process.resolve("net").resolve(table);
            if (Files.exists(file)) { // Without IPv6 there is no table of it.
                all.addAll(read(table, Files.readAllLines(file), own));
            }
        }
        return all;
    }

    /** The numbers of the process's sockets: its descriptors are links like {@code socket:[4711]}. */
    private Set<String> inodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (NoSuchFileException e) {
                    continue; // Closed meanwhile.
                }
            }
        }
        return inodes;
    }

    static List<Listening> read(String table, List<String> lines, Set<String> inodes) {
        String protocol = table.substring(0, "tcp".length());
        String state = protocol.equals("tcp") ? LISTEN : UNCONNECTED;
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[STATE].equals(state) && inodes.contains(columns[INODE]))
                .map(columns -> new Listening(protocol, address(columns[ADDRESS])))
                .toList();
    }

    /** @param text like {@code 0100007F:1F90}: words of four bytes in the machine's order, then the port */
    private static InetSocketAddress address(String text) {
        int colon = text.indexOf(':');
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(text.substring(0, colon)));
        ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            bytes.putInt(words.getInt());
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(bytes.array()), Integer.parseInt(text.substring(colon + 1), 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
