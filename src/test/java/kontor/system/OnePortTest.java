package kontor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import kontor.system.ListeningSockets.Listening;
import org.junit.jupiter.api.Test;

class OnePortTest {
    private static final Listening PORTAL = listening("tcp", "127.0.0.1", 8080);

    private static Listening listening(String protocol, String address, int port) {
        return new Listening(protocol, new InetSocketAddress(address(address), port));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Optional<String> problem(List<Listening> sockets) {
        return new OnePort(Optional.of(8080), Optional.of(address("127.0.0.1"))).problem(sockets);
    }

    @Test
    void theConfiguredOneIsFine() {
        assertThat(problem(List.of(PORTAL))).isEmpty();
    }

    @Test
    void theServerMayNotListenYet() {
        assertThat(problem(List.of())).isEmpty();
    }

    @Test
    void anotherIsNamed() {
        assertThat(problem(List.of(PORTAL, listening("tcp", "0.0.0.0", 6900))))
                .hasValueSatisfying(text -> assertThat(text).contains("tcp *:6900"));
        assertThat(problem(List.of(PORTAL, listening("udp", "0.0.0.0", 54327))))
                .hasValueSatisfying(text -> assertThat(text).contains("udp *:54327"));
    }

    @Test
    void anotherPortOrAddressThanTheConfiguredOneIsRefused() {
        assertThat(problem(List.of(listening("tcp", "127.0.0.1", 8081)))).isPresent();
        assertThat(problem(List.of(listening("tcp", "0.0.0.0", 8080)))).isPresent();
        assertThat(problem(List.of(listening("udp", "127.0.0.1", 8080)))).isPresent();
    }

    @Test
    void allInterfacesAreThatInEitherFamily() {
        assertThat(new OnePort(Optional.of(8080), Optional.of(address("0.0.0.0")))
                        .problem(List.of(listening("tcp", "::", 8080))))
                .isEmpty();
    }

    @Test
    void whereNothingIsConfiguredItIsStillOnlyOne() {
        assertThat(new OnePort(Optional.empty(), Optional.empty()).problem(List.of(PORTAL)))
                .isEmpty();
        assertThat(new OnePort(Optional.empty(), Optional.empty())
                        .problem(List.of(PORTAL, listening("tcp", "127.0.0.1", 8081))))
                .isPresent();
    }
}
