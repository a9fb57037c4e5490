package kontor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final String PROXY = "10.1.2.3";

    private final TrustedProxies proxies = new TrustedProxies(Optional.of("10.0.0.0/8, 192.0.2.7,fd00::/8"));

    private String address(String peer, String... forwarded) {
        return proxies.addressOf(peer, List.of(forwarded));
    }

    @Test
    void nobodyIsBelievedUnlessToldSo() {
        TrustedProxies none = new TrustedProxies(Optional.empty());
        assertThat(none.addressOf("127.0.0.1", List.of("203.0.113.9"))).isEqualTo("127.0.0.1");
    }

    @Test
    void whoeverIsNoTrustedProxyIsNotBelieved() {
        assertThat(address("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
        assertThat(address("11.0.0.1", "198.51.100.1")).isEqualTo("11.0.0.1");
        assertThat(address("192.0.2.8", "198.51.100.1")).isEqualTo("192.0.2.8");
    }

    @Test
    void aTrustedProxyTellsWhoAskedIt() {
        assertThat(address(PROXY, "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address("192.0.2.7", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address("fd12:0:0:0:0:0:0:1", "2001:db8::9")).isEqualTo("2001:db8:0:0:0:0:0:9");
    }

    @Test
    void whatThePersonWroteInFrontIsNotBelieved() {
        assertThat(address(PROXY, "1.1.1.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address(PROXY, "1.1.1.1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address(PROXY, "10.9.9.9, 203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void trustedProxiesInARowArePassedOver() {
        assertThat(address(PROXY, "1.1.1.1, 203.0.113.9, 192.0.2.7, 10.0.0.4")).isEqualTo("203.0.113.9");
    }

    @Test
    void aRequestOfAProxyItselfNamesTheFarthestOne() {
        assertThat(address(PROXY)).isEqualTo(PROXY);
        assertThat(address(PROXY, "10.0.0.9, 10.0.0.4")).isEqualTo("10.0.0.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "1.2.3",
                "1.2.3.256",
                "01.2.3.4",
                "0x7f.1",
                "2130706433",
                "<script>",
                "",
                ":",
                "::1%eth0",
                "12345::1",
                "1.2.3.4:80:80"
            })
    void whatIsNoAddressEndsTheTrail(String hop) {
        assertThat(address(PROXY, "203.0.113.9, " + hop)).isEqualTo(PROXY);
        assertThat(address(PROXY, "203.0.113.9, " + hop + ", 10.0.0.4")).isEqualTo("10.0.0.4");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9:4711, 203.0.113.9",
        "[2001:db8::9]:4711, 2001:db8:0:0:0:0:0:9",
        "[2001:db8::9], 2001:db8:0:0:0:0:0:9",
        "::ffff:203.0.113.9, 203.0.113.9"
    })
    void portsAndNotationsDoNotMatter(String hop, String address) {
        assertThat(address(PROXY, hop)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "::/129", "10.0.0"})
    void aSettingThatIsNoAddressIsRefusedByName(String setting) {
        assertThatThrownBy(() -> new TrustedProxies(Optional.of(setting)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KONTOR_TRUSTED_PROXIES")
                .hasMessageContaining(setting);
    }

    @Test
    void allAddressesOfAKindCanBeTrusted() {
        TrustedProxies all = new TrustedProxies(Optional.of("0.0.0.0/0"));
        assertThat(all.addressOf("203.0.113.5", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(all.addressOf("2001:db8:0:0:0:0:0:9", List.of("198.51.100.1")))
                .isEqualTo("2001:db8:0:0:0:0:0:9");
    }
}
