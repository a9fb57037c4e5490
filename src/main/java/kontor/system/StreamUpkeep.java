package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import kontor.audit.stream.StreamMetrics;
import kontor.audit.stream.StreamQueue;
import kontor.audit.stream.StreamWorker;
import kontor.company.Scope;
import kontor.identity.Memberships;

/** Has streams of logs sent on. Every node does; the lease lets one at a time send for a stream. */
@ApplicationScoped
public class StreamUpkeep {
    /** So that targets that answer slowly don't take all of the server's threads. */
    private static final int MOST_AT_A_TIME = 16;

    @Inject
    private Memberships memberships;

    @Inject
    private StreamQueue queue;

    @Inject
    private StreamWorker worker;

    @Inject
    private StreamMetrics metrics;

    private final Clock clock = Clock.systemUTC();

    void send() {
        Scope.ofPortal(memberships.allCompanies()).run(() -> {
            List<StreamQueue.Behind> all = queue.behind(clock.instant());
            metrics.show(all);
            all.stream()
                    .filter(StreamQueue.Behind::due)
                    .limit(MOST_AT_A_TIME)
                    .forEach(each -> worker.work(each.company(), each.stream()));
        });
    }
}
