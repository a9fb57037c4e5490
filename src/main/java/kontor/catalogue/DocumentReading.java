package kontor.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.catalogue.UnusableDocument.Reason;
import kontor.catalogue.openapi.OpenApiReader;

/**
 * Reads documents apart from the threads of requests: few at a time, one of each account, within a deadline. Whoever waits
 * for one does so for a bounded time; what was begun is still read to its end, so that the next one finds it. What could not
 * be read is not tried again for a while, the longer the more often it has failed.
 */
@ApplicationScoped
public class DocumentReading {
    private static final Logger LOG = Logger.getLogger(DocumentReading.class.getName());

    /** Of all accounts; one has never more than one. */
    private static final int AT_ONCE = 2;

    private static final int WAITING = 20;

    /** From when a document is read until that is given up. */
    static final Duration DEADLINE = Duration.ofSeconds(60);

    /** How long someone waits for a page. */
    static final Duration FOR_A_PAGE = Duration.ofSeconds(15);

    /** How long someone waits who has asked for the document itself. */
    static final Duration ASKED_FOR = DEADLINE.plusSeconds(5);

    private static final Duration FIRST_REST = Duration.ofMinutes(5);
    private static final Duration LONGEST_REST = Duration.ofHours(6);
    private static final long MOST_BYTES = 48L * 1024 * 1024;

    /** How a document was read that could not be. */
    private record Failure(Reason reason, int times, long untilNanos) {
        boolean isResting() {
            return untilNanos - System.nanoTime() > 0;
        }
    }

    /** A document that is being read. */
    private static final class Reading extends FutureTask<Catalogue> {
        private final String key;
        private volatile boolean late;

        Reading(String key, Callable<Catalogue> work) {
            super(work);
            this.key = key;
        }
    }

    private final Cache<String, Catalogue> read = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String key, Catalogue catalogue) -> catalogue.weight())
            .expireAfterAccess(Duration.ofHours(12))
            .build();

    private final Cache<String, Failure> failures =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private final Map<Long, Reading> underWay = new ConcurrentHashMap<>();

    @Resource
    private ManagedThreadFactory managed;

    private Duration deadline = DEADLINE;
    private Duration forAPage = FOR_A_PAGE;
    private ExecutorService threads;

    /** For the container, which then opens it. */
    public DocumentReading() {}

    /** Opens one outside the container. */
    DocumentReading(ThreadFactory factory, Duration deadline, Duration forAPage) {
        this.deadline = deadline;
        this.forAPage = forAPage;
        open(factory);
    }

    @PostConstruct
    void open() {
        open(managed);
    }

    private void open(ThreadFactory factory) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), factory);
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /**
     * What is read.
     *
     * @param text the document
     * @param root the path of the account's root
     */
    record Source(String text, String root) {}

    /**
     * The catalogue of a document that someone asks for, whether it could be read before or not.
     *
     * @throws UnusableDocument when it can't be read, or not in time
     */
    Catalogue readAsked(long credential, String digest, Source source) throws UnusableDocument {
        String key = key(credential, digest);
        failures.invalidate(key);
        return read(credential, key, source, ASKED_FOR);
    }

    /**
     * The catalogue of a document that a page needs.
     *
     * @param source is only asked for it where it must be read
     * @throws UnusableDocument when it can't be read, not in time, or not again so soon
     */
    Catalogue readForPage(long credential, String digest, Supplier<Source> source) throws UnusableDocument {
        String key = key(credential, digest);
        Failure failure = failures.getIfPresent(key);
        if (failure != null && failure.isResting()) {
            throw new UnusableDocument(failure.reason());
        }
        Catalogue known = read.getIfPresent(key);
        return known == null ? read(credential, key, source.get(), forAPage) : known;
    }

    private static String key(long credential, String digest) {
        return credential + "/" + digest;
    }

    private Catalogue read(long credential, String key, Source source, Duration patience) throws UnusableDocument {
        Catalogue known = read.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Reading mine = new Reading(key, () -> readNow(credential, key, source));
        Reading others = underWay.putIfAbsent(credential, mine);
        if (others == null) {
            begin(credential, mine);
            return await(mine, patience);
        }
        if (!others.key.equals(key)) {
            throw new UnusableDocument(Reason.BUSY);
        }
        return await(others, patience);
    }

    private void begin(long credential, Reading reading) throws UnusableDocument {
        try {
            threads.execute(reading);
        } catch (RejectedExecutionException e) {
            underWay.remove(credential, reading);
            reading.cancel(false);
            throw new UnusableDocument(Reason.BUSY);
        }
    }

    /** What is found is kept before anyone who waits is told. */
    private Catalogue readNow(long credential, String key, Source source) throws UnusableDocument {
        try {
            Catalogue catalogue = OpenApiReader.read(source.text(), source.root(), deadline);
            read.put(key, catalogue);
            failures.invalidate(key);
            return catalogue;
        } catch (UnusableDocument | RuntimeException | StackOverflowError e) {
            failures.asMap().compute(key, (each, before) -> failure(e, before));
            throw e;
        } finally {
            underWay.computeIfPresent(credential, (each, reading) -> reading.key.equals(key) ? null : reading);
        }
    }

    private static Failure failure(Throwable cause, Failure before) {
        if (!(cause instanceof UnusableDocument)) {
            LOG.log(Level.WARNING, "A document could not be read", cause);
        }
        int times = before == null ? 1 : before.times() + 1;
        return new Failure(reason(cause), times, System.nanoTime() + rest(times).toNanos());
    }

    /** How long a document rests that could not be read so many times. */
    static Duration rest(int times) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(20, times - 1));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private static Reason reason(Throwable cause) {
        return cause instanceof UnusableDocument unusable ? unusable.reason() : Reason.NOT_OPENAPI;
    }

    /** Nobody waits long for what others have waited for in vain. */
    private static Catalogue await(Reading reading, Duration patience) throws UnusableDocument {
        try {
            return reading.get(reading.late ? 1_000 : patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.late = true;
            throw new UnusableDocument(Reason.TOO_SLOW);
        } catch (ExecutionException e) {
            throw new UnusableDocument(reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableDocument(Reason.TOO_SLOW);
        }
    }
}
