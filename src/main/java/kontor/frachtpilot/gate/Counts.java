package kontor.frachtpilot.gate;

/**
 * What was counted of an account since the last time.
 *
 * @param requests sent to it, second tries included
 * @param hits reads that needed none: answered from the cache, or with another's request
 * @param waits requests that had to wait for their turn
 * @param waitMillis how long in all
 * @param failures requests without a usable answer: unreachable, timed out, 401, 429 or 5xx
 * @param turnedAway requests that were never sent
 */
public record Counts(long requests, long hits, long waits, long waitMillis, long failures, long turnedAway) {
    public boolean isNothing() {
        return requests + hits + waits + waitMillis + failures + turnedAway == 0;
    }
}
