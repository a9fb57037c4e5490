package kontor.frachtpilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** MicroProfile metrics of the requests to each account, by the credential's id: never by names. */
@ApplicationScoped
class AccountMetrics {
    private final Optional<MetricRegistry> registry;

    /** Records nothing. */
    AccountMetrics() {
        registry = Optional.empty();
    }

    @Inject
    AccountMetrics(MetricRegistry registry) {
        this.registry = Optional.of(registry);
    }

    /** A request was sent. @param outcome the status, or the kind of the problem */
    void sent(Account account, Duration duration, String outcome) {
        registry.ifPresent(all -> {
            all.timer("kontor_account_request", credential(account)).update(duration);
            all.counter("kontor_account_requests", credential(account), new Tag("outcome", outcome))
                    .inc();
        });
    }

    /** A request waited for its turn. */
    void waited(Account account, Duration duration) {
        registry.ifPresent(
                all -> all.timer("kontor_account_wait", credential(account)).update(duration));
    }

    /** Something was read. @param source account, cache, shared or not-modified */
    void read(Account account, String source) {
        registry.ifPresent(all -> all.counter("kontor_account_reads", credential(account), new Tag("source", source))
                .inc());
    }

    private static Tag credential(Account account) {
        return new Tag("credential", Long.toString(account.credential()));
    }
}
