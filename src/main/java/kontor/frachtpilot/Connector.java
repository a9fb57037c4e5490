package kontor.frachtpilot;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.network.AddressPolicy;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;

/**
 * The JAX-RS client all accounts are reached with. Headers go out as UTF-8 (keys may hold umlauts), redirects are not
 * followed, nothing is sent twice by itself, no cookies are kept, and {@link AddressPolicy} looks at each connection.
 */
@ApplicationScoped
public class Connector {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int CONNECTIONS = 64;
    /** Of what an account answers, in bytes. */
    private static final int LONGEST_HEADER = 8 * 1024;

    private static final int MOST_HEADERS = 100;
    private static final int CONNECTIONS_PER_SERVER = 32;
    private static final int LONGEST_IDLE_SECONDS = 10;

    // Loggers are kept, or their level would be lost when they are collected: at FINE they would print keys (law 3).
    private static final Logger[] SILENT = {
        Logger.getLogger("org.apache.hc.client5.http.headers"), Logger.getLogger("org.apache.hc.client5.http.wire")
    };

    @Inject
    @ConfigProperty(name = "kontor.demo", defaultValue = "false")
    private boolean demo;

    @Inject
    @ConfigProperty(name = "kontor.internal.addresses.allowed", defaultValue = "false")
    private boolean internalAllowed;

    @Inject
    @ConfigProperty(name = "kontor.account.timeout.seconds", defaultValue = "20")
    private int timeoutSeconds;

    private AddressPolicy policy;
    private Client client;
    private ScheduledExecutorService watch;

    /** For the container, which then opens it. */
    public Connector() {}

    /** Opens one outside the container. */
    Connector(AddressPolicy policy, int timeoutSeconds) {
        this.timeoutSeconds = timeoutSeconds;
        open(policy);
    }

    @PostConstruct
    void open() {
        open(new AddressPolicy(demo || internalAllowed));
    }

    private void open(AddressPolicy wanted) {
        for (Logger logger : SILENT) {
            logger.setLevel(Level.OFF);
        }
        policy = wanted;
        watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "account deadlines");
            thread.setDaemon(true);
            return thread;
        });
        PoolingHttpClientConnectionManager connections = connections();
        // What was sent, keys included, stays in a connection's buffer until something else is.
        watch.scheduleWithFixedDelay(
                () -> connections.closeIdle(TimeValue.ofSeconds(LONGEST_IDLE_SECONDS)),
                LONGEST_IDLE_SECONDS,
                LONGEST_IDLE_SECONDS,
                TimeUnit.SECONDS);
        Apache5HttpClientBuilderConfigurator strict = builder -> builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .addExecInterceptorLast("deadline", (request, scope, chain) -> {
                    Deadline.watchOver(scope.execRuntime::discardEndpoint);
                    return chain.proceed(request, scope);
                });
        client = ClientBuilder.newClient(new ClientConfig()
                .connectorProvider(new Apache5ConnectorProvider())
                .register(strict)
                .register(new OnceEach())
                .property(Apache5ClientProperties.CONNECTION_MANAGER, connections)
                .property(Apache5ClientProperties.DISABLE_COOKIES, true)
                .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property(ClientProperties.CONNECT_TIMEOUT, CONNECT_MILLIS)
                .property(ClientProperties.READ_TIMEOUT, timeoutSeconds * 1000));
    }

    @PreDestroy
    void close() {
        client.close();
        watch.shutdownNow();
    }

    Client client() {
        return client;
    }

    /** How long a request may take in all, tries and pauses included. */
    Duration patience() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    /** The end of the current thread's request. */
    Deadline deadline(Duration left) {
        return new Deadline(watch, left);
    }

    AddressPolicy policy() {
        return policy;
    }

    private PoolingHttpClientConnectionManager connections() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(policy)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_HEADER)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .charCodingConfig(CharCodingConfig.custom()
                                .setCharset(StandardCharsets.UTF_8)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofMilliseconds(CONNECT_MILLIS))
                        .setSocketTimeout(Timeout.ofSeconds(timeoutSeconds))
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_SERVER)
                .build();
    }
}
