package kontor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session's cookie and its first redirect look like, with and without a reverse proxy that ends TLS. */
class SignInIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private Stage stage;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
    }

    private HttpResponse<String> open(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stage.portal().address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("KONTOR="))
                .findFirst()
                .orElseThrow();
    }

    private static URI location(HttpResponse<?> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void behindATlsProxyTheSessionStaysOnTls() throws Exception {
        HttpResponse<String> sentToSignIn = open("companies/list", "X-Forwarded-Proto", "https");
        assertThat(sentToSignIn.statusCode()).isEqualTo(302);
        assertThat(location(sentToSignIn).getScheme()).isEqualTo("https");
        assertThat(location(sentToSignIn).getPath()).isEqualTo("/sign-in");
        assertThat(cookie(sentToSignIn))
                .containsIgnoringCase("Secure")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
        HttpResponse<String> signIn = open("sign-in", "X-Forwarded-Proto", "https");
        assertThat(signIn.statusCode()).isEqualTo(200);
        assertThat(cookie(signIn)).containsIgnoringCase("Secure");
        assertThat(signIn.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void withoutTlsTheCookieIsStillAcceptedByTheBrowser() throws Exception {
        HttpResponse<String> sentToSignIn = open("companies/list");
        assertThat(sentToSignIn.statusCode()).isEqualTo(302);
        assertThat(location(sentToSignIn).getPath()).isEqualTo("/sign-in");
        assertThat(cookie(sentToSignIn)).containsIgnoringCase("SameSite=Lax").doesNotContainIgnoringCase("Secure");
        HttpResponse<String> signIn = open("sign-in");
        assertThat(cookie(signIn)).doesNotContainIgnoringCase("Secure");
        assertThat(signIn.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
}
