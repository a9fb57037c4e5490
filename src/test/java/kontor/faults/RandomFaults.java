package kontor.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import kontor.sandbox.Fault;
import kontor.sandbox.Mischief;

/**
 * Lets about half of all writes go wrong in one way or another, and a few reads. What happens to a request follows from the
 * seed, what it says and how often it came, not from what others do at the time. Three kinds of changes always do.
 */
final class RandomFaults implements Mischief {
    /** How long the portal waits for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The longest that an answer is held back. */
    static final Duration LONGEST_DELAY = Duration.ofMillis(3500);

    private static final Map<String, Fault> CERTAIN = Map.of(
            Errands.LOST, Fault.cutBefore(),
            Errands.REFUSED, Fault.status(409),
            Errands.UNANSWERED, Fault.cutAfter());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long seed;
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final AtomicInteger struck = new AtomicInteger();

    RandomFaults(long seed) {
        this.seed = seed;
    }

    /** How many requests something went wrong with. */
    int struck() {
        return struck.get();
    }

    @Override
    public Optional<Fault> on(String method, String path, String body) {
        if (path.startsWith("docs") || path.isEmpty()) {
            return Optional.empty();
        }
        Optional<Fault> certain = CERTAIN.entrySet().stream()
                .filter(each -> body.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (certain.isPresent()) {
            struck.incrementAndGet();
            return certain;
        }
        String request = method + " " + path + " " + body;
        int times = seen.computeIfAbsent(request, each -> new AtomicInteger()).incrementAndGet();
        Dice dice = new Dice(seed, "fault", request, times);
        boolean read = method.equals("GET");
        if (!dice.hits(read ? 6 : 50)) {
            return Optional.empty();
        }
        struck.incrementAndGet();
        List<Fault> possible = read ? onRead(dice) : onWrite(dice);
        return Optional.of(possible.get(dice.below(possible.size())));
    }

    private static List<Fault> onRead(Dice dice) {
        return List.of(
                Fault.cutBefore(),
                Fault.delay(below(dice)),
                Fault.delay(above(dice)),
                Fault.status(500),
                Fault.status(503),
                Fault.html(502),
                Fault.html(200),
                Fault.malformedBody(),
                Fault.wrongTypes());
    }

    /**
     * What leaves the outcome open stands here more than once. That a change was made which is then answered with 4xx is not
     * among it: the contract's word for "not done" has to be believed.
     */
    private static List<Fault> onWrite(Dice dice) {
        return List.of(
                Fault.cutBefore(),
                Fault.cutBefore(),
                Fault.cutBefore(),
                Fault.cutAfter(),
                Fault.cutAfter(),
                Fault.cutAfter(),
                Fault.cutAfter(),
                Fault.delay(below(dice)),
                Fault.delay(below(dice)),
                Fault.delay(above(dice)),
                Fault.delay(above(dice)),
                Fault.delay(above(dice)).afterwards(),
                Fault.delay(above(dice)).afterwards(),
                Fault.status(500),
                Fault.status(500).afterwards(),
                Fault.status(502),
                Fault.status(502).afterwards(),
                Fault.status(503),
                Fault.status(503).afterwards(),
                Fault.tooManyRequests(RETRY_AFTER),
                Fault.html(200),
                Fault.html(200).afterwards(),
                Fault.html(502),
                Fault.html(502).afterwards(),
                Fault.malformedBody(),
                Fault.malformedBody().afterwards(),
                Fault.oversizedBody(),
                Fault.oversizedBody().afterwards(),
                Fault.wrongTypes(),
                Fault.wrongTypes().afterwards(),
                Fault.noContentAfter());
    }

    private static Duration below(Dice dice) {
        return Duration.ofMillis(dice.between(200, 1000));
    }

    private static Duration above(Dice dice) {
        return Duration.ofMillis(dice.between((int) PATIENCE.toMillis() + 300, (int) LONGEST_DELAY.toMillis()));
    }
}
