package kontor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnAddressesTest {
    private static OwnAddresses of(String urls) {
        return new OwnAddresses(Optional.of(urls));
    }

    @Test
    void withoutASettingThereIsNoNameButLocalhost() {
        OwnAddresses addresses = new OwnAddresses(Optional.empty());
        assertThat(List.of(
                        "localhost",
                        "localhost:8080",
                        "LOCALHOST:1",
                        "127.0.0.1:9000",
                        "[::1]:8080",
                        "[::1]",
                        "192.0.2.7:8080"))
                .allMatch(addresses::isOwn);
        assertThat(List.of(
                        "kontor.example",
                        "localhost.evil.example",
                        "127.0.0.2.evil.example",
                        "2130706433",
                        "0x7f.1",
                        "localhost:",
                        "localhost:a",
                        "localhost:123456",
                        "a@localhost",
                        "",
                        "localhost,localhost",
                        "localhost/",
                        "[::1"))
                .noneMatch(addresses::isOwn);
    }

    @Test
    void aSettingNamesAllThatAreMeant() {
        OwnAddresses addresses = of("https://Kontor.example, http://intern.example:8080/");
        assertThat(List.of("kontor.example", "KONTOR.example", "kontor.example:443", "intern.example:8080"))
                .allMatch(addresses::isOwn);
        assertThat(List.of("kontor.example:80", "kontor.example.", "intern.example", "localhost", "127.0.0.1:8080"))
                .noneMatch(addresses::isOwn);
    }

    @Test
    void originsAreThoseOfTheSetting() {
        OwnAddresses addresses = of("https://kontor.example,http://intern.example:8080");
        assertThat(addresses.isOwnOrigin("https://kontor.example", "http", "kontor.example"))
                .isTrue();
        assertThat(addresses.isOwnOrigin("http://intern.example:8080", "http", "intern.example:8080"))
                .isTrue();
        for (String other : List.of(
                "http://kontor.example",
                "https://kontor.example:8443",
                "https://kontor.example.evil.example",
                "null",
                "",
                "https://evil.example")) {
            assertThat(addresses.isOwnOrigin(other, "https", "kontor.example"))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void withoutASettingTheOriginIsWhereTheRequestWasSentTo() {
        OwnAddresses addresses = new OwnAddresses(Optional.of(" "));
        assertThat(addresses.isOwnOrigin("http://localhost:8080", "http", "localhost:8080"))
                .isTrue();
        assertThat(addresses.isOwnOrigin("http://localhost", "http", "localhost:80"))
                .isTrue();
        assertThat(addresses.isOwnOrigin("https://localhost", "https", "localhost"))
                .isTrue();
        for (String other : List.of(
                "http://localhost:8081",
                "https://localhost:8080",
                "http://127.0.0.1:8080",
                "http://localhost",
                "null")) {
            assertThat(addresses.isOwnOrigin(other, "http", "localhost:8080"))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void whatIsNoAddressOfAPortalIsRefused() {
        for (String wrong : List.of(
                "kontor.example",
                "ftp://kontor.example",
                "https://",
                "https://kontor.example/path",
                "https://a@kontor.example",
                "https://kontor.example?x",
                "https://kontor example",
                "*",
                "https://ok.example,nonsense")) {
            assertThatThrownBy(() -> of(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("KONTOR_URL");
        }
    }
}
