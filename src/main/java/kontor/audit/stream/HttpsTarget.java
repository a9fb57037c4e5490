package kontor.audit.stream;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Future;
import kontor.network.AddressPolicy;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Pushes JSON Lines by HTTPS: any 2xx means that they were taken. Follows no redirect, sends nothing twice by itself, keeps
 * no cookies, and reads no more of an answer than is needed to use the connection again.
 */
final class HttpsTarget implements Target {
    private static final ContentType JSON_LINES = ContentType.create("application/x-ndjson");
    private static final int MOST_ANSWER_BYTES = 65_536;

    private final URI address;
    private final Optional<String> token;
    private final Patience patience;
    private final CloseableHttpClient client;

    HttpsTarget(URI address, Optional<String> token, Authority authority, AddressPolicy policy, Patience patience) {
        this.address = address;
        this.token = token;
        this.patience = patience;
        this.client = HttpClients.custom()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Kontor")
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(policy)
                        .setTlsSocketStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(authority.context())
                                .setTlsVersions(TLS.V_1_3, TLS.V_1_2)
                                .buildClassic())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofMilliseconds(patience.connectMillis()))
                                .setSocketTimeout(Timeout.ofMilliseconds(patience.quietMillis()))
                                .build())
                        .build())
                .build();
    }

    @Override
    public void send(Batch batch) throws Undelivered {
        HttpPost request = new HttpPost(address);
        token.ifPresent(secret -> request.setHeader("Authorization", "Bearer " + secret));
        request.setEntity(new ByteArrayEntity(batch.jsonLines(), JSON_LINES));
        Future<?> end = patience.orElse(request::cancel);
        try (ClassicHttpResponse answer = client.executeOpen(HttpHost.create(address), request, null)) {
            finish(answer);
            if (answer.getCode() / 100 != 2) {
                throw Undelivered.by(answer.getCode());
            }
        } catch (IOException e) {
            throw Undelivered.by(e);
        } finally {
            end.cancel(false);
        }
    }

    /** The status has come, and counts, whatever becomes of the rest. */
    private static void finish(ClassicHttpResponse answer) {
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return;
        }
        try (InputStream rest = entity.getContent()) {
            if (rest.readNBytes(MOST_ANSWER_BYTES).length == MOST_ANSWER_BYTES) {
                answer.close();
            }
        } catch (IOException e) {
            // Then the connection isn't used again, and that is all.
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
