package kontor.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @Test
    void endsInASlash() {
        assertThat(BaseUrl.read(" https://my.frachtpilot.de/api_v2 "))
                .contains(URI.create("https://my.frachtpilot.de/api_v2/"));
        assertThat(BaseUrl.read("https://host")).contains(URI.create("https://host/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "my.frachtpilot.de",
                "ftp://host/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://user:password@host/",
                "https://host/?key=secret",
                "https://host/#part",
                "https:///path",
                "http://"
            })
    void refusesWhatIsNoPlainAddress(String typed) {
        assertThat(BaseUrl.read(typed)).isEmpty();
    }
}
