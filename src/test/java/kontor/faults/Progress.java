package kontor.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How far a campaign is, and what people were told. */
final class Progress {
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Map<Long, String> told = new ConcurrentHashMap<>();

    void tried() {
        tried.incrementAndGet();
    }

    void repeated() {
        repeated.incrementAndGet();
    }

    /** The portal was gone, or failed, before it could tell anything. */
    void unanswered() {
        unanswered.incrementAndGet();
    }

    void answered(String result) {
        answers.computeIfAbsent(result, each -> new AtomicInteger()).incrementAndGet();
    }

    /** What was said of the change with that intent. */
    void told(long intent, String result) {
        told.put(intent, result);
    }

    int triedSoFar() {
        return tried.get();
    }

    int repetitions() {
        return repeated.get();
    }

    int withoutAnswer() {
        return unanswered.get();
    }

    Map<String, AtomicInteger> answers() {
        return new TreeMap<>(answers);
    }

    Map<Long, String> told() {
        return told;
    }
}
