package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import kontor.frachtpilot.Problem.Kind;
import kontor.frachtpilot.gate.Gates;
import kontor.network.AddressPolicy;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "64:ff9b:1::7f00:1",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "2001:0:7f00:1::",
                "2001:db8::1",
                "fec0::1",
                "ff02::1",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "240.0.0.1"
            })
    void refusesInternalAddresses(String address) {
        assertThatThrownBy(() -> new AddressPolicy(false).resolve(address)).isInstanceOf(AddressPolicy.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.0.1",
                "100.128.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "198.20.0.1",
                "2a00:1450::1",
                "2001:4860::1"
            })
    void letsPublicAddressesPass(String address) throws UnknownHostException {
        assertThat(new AddressPolicy(false).resolve(address)).containsExactly(InetAddress.getByName(address));
    }

    private Kind kindOf(AddressPolicy policy, String root) {
        Connector connector = new Connector(policy, 4);
        try {
            Exchange exchange = new Exchange(connector, new AccountMetrics());
            Gates gates = new Gates(30);
            FrachtPilot client = new FrachtPilot(
                    exchange, new Reads(exchange, new KeptAnswers(), gates, new AccountMetrics()), gates);
            Account account = new Account(1, URI.create(root), "", ZoneOffset.UTC, () -> new ApiKey("geheim"));
            return client.probe(account).problem().kind();
        } finally {
            connector.close();
        }
    }

    /** The policy as it is, but for http, so that a server of the test's own could be reached. */
    private static final class Plain extends AddressPolicy {
        Plain(DnsResolver resolver) {
            super(false, resolver);
        }

        @Override
        public boolean allowsScheme(URI address) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"})
    void neverConnectsToThisMachineHoweverItIsWritten(String host) throws IOException {
        try (OddServer server = new OddServer(asked -> OddServer.json(asked, 200, "application/json", "{}"))) {
            String root = "http://" + host + ":" + server.port() + "/api_v2/";
            assertThat(kindOf(new Plain(SystemDefaultDnsResolver.INSTANCE), root))
                    .isIn(Kind.ADDRESS_REFUSED, Kind.UNREACHABLE);
            assertThat(server.seen).isEmpty();
        }
    }

    @Test
    void aNameThatChangesItsMeaningIsLookedAtOnEachConnection() throws IOException {
        Deque<String> answers = new ArrayDeque<>(List.of("8.8.8.8", "127.0.0.1"));
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName(answers.remove())};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        AddressPolicy policy = new Plain(rebinding);
        assertThat(policy.resolve("rebinding.example")).hasSize(1); // As on saving, say.
        try (OddServer server = new OddServer(asked -> OddServer.json(asked, 200, "application/json", "{}"))) {
            assertThat(kindOf(policy, "http://rebinding.example:" + server.port() + "/api_v2/"))
                    .isEqualTo(Kind.ADDRESS_REFUSED);
            assertThat(answers).isEmpty();
            assertThat(server.seen).isEmpty();
        }
    }

    @Test
    void wantsHttpsUnlessInternalAddressesAreAllowed() {
        assertThat(new AddressPolicy(false).allowsScheme(URI.create("http://example.org/")))
                .isFalse();
        assertThat(new AddressPolicy(false).allowsScheme(URI.create("https://example.org/")))
                .isTrue();
        assertThat(new AddressPolicy(true).allowsScheme(URI.create("http://localhost/")))
                .isTrue();
        assertThat(new AddressPolicy(true).allowsScheme(URI.create("ftp://localhost/")))
                .isFalse();
    }
}
