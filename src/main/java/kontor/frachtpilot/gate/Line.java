package kontor.frachtpilot.gate;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests to one account, one after the other: so many under way at a time, so many a second, first come first
 * served, people before jobs. Who would have to wait longer than their patience is told at once.
 */
final class Line {
    /** How many may wait; more are sent away. */
    static final int MOST_WAITING = 50;

    private static final Duration PATIENCE_OF_PEOPLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_OF_JOBS = Duration.ofMinutes(2);
    /** What a request is taken to last before any was measured. */
    private static final double FIRST_GUESS_SECONDS = 0.2;

    private static final double WEIGHT_OF_LATEST = 0.2;

    private static final class Waiting {
        private final boolean needsSlot;
        private final Condition turn;

        Waiting(boolean needsSlot, Condition turn) {
            this.needsSlot = needsSlot;
            this.turn = turn;
        }
    }

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** Those who go on with what they have begun, people, jobs. */
    private final List<Deque<Waiting>> lines = List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());

    private Ceilings ceilings;
    private Bucket bucket;
    private int underWay;
    private double usualSeconds = FIRST_GUESS_SECONDS;
    private Instant restUntil = Instant.MIN;

    Line(Ceilings ceilings, Clock clock) {
        this.clock = clock;
        this.ceilings = ceilings;
        this.bucket = bucket(ceilings, Ceilings.BURST);
    }

    private static Bucket bucket(Ceilings ceilings, long tokens) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(Ceilings.BURST)
                        .refillGreedy(ceilings.perSecond(), Duration.ofSeconds(1))
                        .initialTokens(tokens)
                        .build())
                .withNanosecondPrecision()
                .build();
    }

    /** Other ceilings from now on; what was used of the old rate stays used. */
    void adjust(Ceilings wanted) {
        lock.lock();
        try {
            if (!wanted.equals(ceilings)) {
                bucket = bucket(wanted, Math.max(0, bucket.getAvailableTokens()));
                ceilings = wanted;
                wakeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No request before that moment, of whoever. */
    void restUntil(Instant moment) {
        lock.lock();
        try {
            restUntil = restUntil.isAfter(moment) ? restUntil : moment;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a place among the requests under way, and for leave to send one.
     *
     * @return how long it took
     */
    Duration enter(Urgency urgency) throws NotNow {
        return urgency == Urgency.PERSON
                ? await(1, true, PATIENCE_OF_PEOPLE, 2)
                : await(2, true, PATIENCE_OF_JOBS, lines.size());
    }

    /** Waits for leave to send another request from a place that is held; goes before everyone who holds none. */
    Duration again() throws NotNow {
        return await(0, false, PATIENCE_OF_PEOPLE, 1);
    }

    /** @throws NotNow when the account asked for no request now */
    void checkRest() throws NotNow {
        lock.lock();
        try {
            if (clock.instant().isBefore(restUntil)) {
                throw new NotNow(NotNow.Reason.ASKED_TO_WAIT, restUntil);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives back a place that was held for so long. */
    void leave(Duration held) {
        lock.lock();
        try {
            underWay--;
            double seconds = held.toNanos() / 1e9;
            usualSeconds += WEIGHT_OF_LATEST * (seconds - usualSeconds);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private Duration await(int rank, boolean needsSlot, Duration patience, int linesAhead) throws NotNow {
        long started = System.nanoTime();
        lock.lock();
        try {
            refuseHopeless(needsSlot, patience, linesAhead);
            Waiting me = new Waiting(needsSlot, lock.newCondition());
            lines.get(rank).addLast(me);
            try {
                long left = patience.toNanos();
                for (long obstacle = obstacle(me); obstacle > 0; obstacle = obstacle(me)) {
                    left = patience.toNanos() - (System.nanoTime() - started);
                    if (left <= 0) {
                        throw sentAway(linesAhead);
                    }
                    me.turn.awaitNanos(Math.min(left, obstacle));
                }
                underWay += needsSlot ? 1 : 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw sentAway(linesAhead);
            } finally {
                lines.get(rank).remove(me);
                wakeFirst();
            }
        } finally {
            lock.unlock();
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void refuseHopeless(boolean needsSlot, Duration patience, int linesAhead) throws NotNow {
        boolean full = needsSlot && waiting() >= MOST_WAITING;
        if (full || estimate(linesAhead).compareTo(patience) > 0) {
            throw sentAway(linesAhead);
        }
    }

    private NotNow sentAway(int linesAhead) {
        boolean resting = clock.instant().isBefore(restUntil);
        return resting
                ? new NotNow(NotNow.Reason.ASKED_TO_WAIT, restUntil)
                : new NotNow(NotNow.Reason.BUSY, clock.instant().plus(estimate(linesAhead)));
    }

    /** Nanoseconds until it is worth looking again; 0 for who may go now, and has used up a request of the rate. */
    private long obstacle(Waiting me) {
        if (first() != me || me.needsSlot && underWay >= ceilings.parallel()) {
            return Long.MAX_VALUE; // Whoever makes way wakes the first.
        }
        Instant now = clock.instant();
        if (now.isBefore(restUntil)) {
            return Math.max(1, Duration.between(now, restUntil).toNanos());
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    private Waiting first() {
        return lines.stream()
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(Deque::peekFirst)
                .orElse(null);
    }

    private void wakeFirst() {
        Waiting first = first();
        if (first != null) {
            first.turn.signal();
        }
    }

    /** How long someone would wait who came now, behind the first so many lines. */
    private Duration estimate(int linesAhead) {
        int ahead = lines.subList(0, linesAhead).stream().mapToInt(Deque::size).sum();
        double byRate = Math.max(0, ahead + 1 - bucket.getAvailableTokens()) / (double) ceilings.perSecond();
        double bySlots = Math.max(0, ahead + 1 + underWay - ceilings.parallel()) * usualSeconds / ceilings.parallel();
        Duration rest =
                Duration.between(clock.instant(), restUntil.isBefore(clock.instant()) ? clock.instant() : restUntil);
        return rest.plusMillis(Math.round(1000 * Math.max(byRate, bySlots)));
    }

    private int waiting() {
        return lines.stream().mapToInt(Deque::size).sum();
    }

    /** What is going on at the moment. */
    LineState state() {
        lock.lock();
        try {
            Instant rest = clock.instant().isBefore(restUntil) ? restUntil : null;
            return new LineState(ceilings, underWay, waiting(), estimate(2), rest);
        } finally {
            lock.unlock();
        }
    }
}
