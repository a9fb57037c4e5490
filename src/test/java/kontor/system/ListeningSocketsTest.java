package kontor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListeningSocketsTest {
    private static List<String> told() throws Exception {
        return ListeningSockets.ofThisProcess().list().stream()
                .map(ListeningSockets.Listening::toString)
                .toList();
    }

    @Test
    void aListeningSocketIsOneUntilItIsClosed() throws Exception {
        String name;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            name = "127.0.0.1:" + server.getLocalPort();
            assertThat(told()).anyMatch(socket -> socket.startsWith("tcp ") && socket.endsWith(name));
        }
        assertThat(told()).noneMatch(socket -> socket.endsWith(name));
    }

    @Test
    void aSocketOnAllInterfacesIsToldAsThat() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            assertThat(ListeningSockets.ofThisProcess().list())
                    .filteredOn(socket -> socket.address().getPort() == server.getLocalPort())
                    .singleElement()
                    .satisfies(
                            socket -> assertThat(socket.address().getAddress().isAnyLocalAddress())
                                    .isTrue());
        }
    }

    @Test
    void whatIsConnectedDoesNotListen() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(told()).noneMatch(socket -> socket.endsWith(":" + client.getLocalPort()));
            assertThat(told().stream().filter(socket -> socket.endsWith(":" + accepted.getLocalPort())))
                    .hasSize(1);
        }
    }

    @Test
    void aDatagramSocketWithoutAPeerIsOne() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String port = ":" + socket.getLocalPort();
            assertThat(told()).anyMatch(each -> each.startsWith("udp ") && each.endsWith(port));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
            assertThat(told()).noneMatch(each -> each.startsWith("udp ") && each.endsWith(port));
        }
    }

    @Test
    void socketsOfOtherProcessesAreNot() throws Exception {
        List<String> table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 00000000:1AF4 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 11 1 0 100 0 0 10 0",
                "   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12 1 0 100 0 0 10 0");
        assertThat(ListeningSockets.read("tcp", table, Set.of("12")))
                .extracting(socket -> socket.address().getPort())
                .containsExactly(0x1F90);
        assertThat(ListeningSockets.read("tcp", table, Set.of("13"))).isEmpty();
    }
}
