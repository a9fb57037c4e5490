package kontor.system;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work that is done again and again, whoever is at the portal or not, each piece with a pause after it and in a thread of its
 * own: one that takes long, as the nightly check of a large log, must not hold up the others. Not the container's timers: they
 * open a transaction, in which accounts can't be asked (law 5), and one that has failed twice is taken away for good, which a
 * database that is down for a minute must not do. Nor its scheduled executor, which has a single thread for all.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class.getName());
    /** Until the application is up for certain. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    @Resource
    private ManagedThreadFactory managed;

    @Inject
    private OpenChangeUpkeep openChanges;

    @Inject
    private LogIndexUpkeep logIndex;

    @Inject
    private ExportUpkeep exports;

    @Inject
    private RevertUpkeep reverts;

    @Inject
    private KeyUpkeep keys;

    @Inject
    private RequestCounts counts;

    @Inject
    private DailyRefresh documents;

    @Inject
    private LogUpkeep log;

    @Inject
    private StreamUpkeep streams;

    @Inject
    private CheckpointMailUpkeep mail;

    @Inject
    private SignInUpkeep signIns;

    @Inject
    private RefusalUpkeep refusals;

    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    @PostConstruct
    void begin() {
        every(Duration.ofSeconds(5), "Looking into unknown outcomes", openChanges::look);
        every(Duration.ofSeconds(5), "Making older lines of the log findable", logIndex::index);
        every(Duration.ofSeconds(15), "Tidying exports", exports::tidy);
        every(Duration.ofSeconds(5), "Tidying reverts", reverts::tidy);
        every(Duration.ofSeconds(30), "Finishing erasures", keys::finishErasures);
        every(Duration.ofSeconds(20), "Keeping the counts of requests", counts::keep);
        every(Duration.ofMinutes(1), "Signing checkpoints", log::sign);
        every(Duration.ofMinutes(20), "Checking logs", log::verify);
        every(Duration.ofMinutes(20), "Asking for documents", documents::refresh);
        every(Duration.ofSeconds(5), "Sending logs on", streams::send);
        every(Duration.ofMinutes(1), "Mailing checkpoints", mail::mail);
        every(Duration.ofMinutes(10), "Forgetting guesses and invitations", signIns::forget);
        every(Duration.ofSeconds(5), "Telling of refusals", refusals::tell);
        every(Duration.ofSeconds(20), "Telling of further refusals", refusals::tellLeftOut);
    }

    private void every(Duration pause, String what, Runnable piece) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(managed);
        threads.add(thread);
        thread.scheduleWithFixedDelay(
                () -> attempt(what, piece), FIRST.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What fails is done the next time; if it were thrown, there would be none. */
    private static void attempt(String what, Runnable piece) {
        try {
            piece.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, what + " has to wait for the next time", e);
        }
    }

    @PreDestroy
    void end() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
        attempt("Telling of refusals", refusals::tell); // There is no next time on this node.
    }
}
