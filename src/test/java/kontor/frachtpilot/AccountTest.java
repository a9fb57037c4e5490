package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
    private final Account account = new Account(
            7,
            URI.create("https://my.frachtpilot.de/api_v2/"),
            "",
            ZoneOffset.UTC,
            () -> new ApiKey("very-secret-demo-key"));

    @Test
    void resolvesPathsBelowItsRoot() {
        assertThat(account.resolve("/api_v2/customers/12"))
                .isEqualTo(URI.create("https://my.frachtpilot.de/api_v2/customers/12"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/api_v2/customers/1",
                "https://evil.example/api_v2/customers/1",
                "/admin",
                "/api_v2/../admin",
                "customers/1",
                "\\\\evil.example",
                "/api_v2/../../etc"
            })
    void refusesToLeadAnywhereElse(String path) {
        assertThatThrownBy(() -> account.resolve(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotTellItsKey() {
        assertThat(account.toString()).doesNotContain("secret");
    }
}
