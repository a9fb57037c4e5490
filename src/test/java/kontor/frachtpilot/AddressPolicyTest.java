package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
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
                "2002:7f00:1::"
            })
    void refusesInternalAddresses(String address) {
        assertThatThrownBy(() -> new AddressPolicy(false).resolve(address)).isInstanceOf(AddressPolicy.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "100.128.0.1", "172.32.0.1", "192.167.0.1", "2a00:1450::1"})
    void letsPublicAddressesPass(String address) throws UnknownHostException {
        assertThat(new AddressPolicy(false).resolve(address)).containsExactly(InetAddress.getByName(address));
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
