package kontor.catalogue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kontor.catalogue.Catalogues.Refresh;
import kontor.company.CompanyId;
import kontor.company.Scope;

/**
 * Asks accounts for their documents apart from the threads of requests, so that no page waits for an account that is slow:
 * of each account once at a time, however many wait for it, and to the end although nobody waits any more.
 */
@ApplicationScoped
public class DocumentAsking {
    /** How long a page waits for an account to answer and for the answer to be read. */
    static final Duration FOR_A_PAGE = DocumentReading.FOR_A_PAGE;

    private final Map<Long, CompletableFuture<Refresh>> underWay = new ConcurrentHashMap<>();

    @Resource
    private ManagedExecutorService threads;

    /**
     * What came of asking, or empty where that isn't known yet.
     *
     * @param work asks; runs as an act of the portal's in that company, since a page that someone opens is none of theirs
     */
    Optional<Refresh> ask(CompanyId company, long credential, Supplier<Refresh> work) {
        CompletableFuture<Refresh> mine = new CompletableFuture<>();
        CompletableFuture<Refresh> others = underWay.putIfAbsent(credential, mine);
        if (others == null) {
            begin(Scope.ofPortal(Set.of(company)), credential, mine, work);
        }
        return await(others == null ? mine : others);
    }

    private void begin(Scope scope, long credential, CompletableFuture<Refresh> asked, Supplier<Refresh> work) {
        try {
            threads.execute(() -> {
                try {
                    asked.complete(scope.call(work::get));
                } catch (Exception | StackOverflowError e) {
                    asked.completeExceptionally(e);
                } finally {
                    underWay.remove(credential, asked);
                }
            });
        } catch (RejectedExecutionException e) {
            underWay.remove(credential, asked);
            asked.cancel(false);
        }
    }

    private static Optional<Refresh> await(CompletableFuture<Refresh> asked) {
        try {
            return asked.isCancelled()
                    ? Optional.empty()
                    : Optional.of(asked.get(FOR_A_PAGE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
