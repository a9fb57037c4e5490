package kontor.audit.chain;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong: all of it counted, the first {@value #KEPT} kept, however much there is. */
public final class Faults {
    /** How many are kept. */
    public static final int KEPT = 200;

    private final List<Fault> first = new ArrayList<>();
    private long count;
    private Verdict verdict = Verdict.PROVEN;

    public void add(Fault fault) {
        if (verdict != Verdict.TAMPERED) {
            verdict = fault.kind().verdict();
        }
        if (first.size() < KEPT) {
            first.add(fault);
        }
        count++;
    }

    public List<Fault> first() {
        return List.copyOf(first);
    }

    public long count() {
        return count;
    }

    /** What they make of a log: tampered with as soon as one says so; proven, as far as they go, where there are none. */
    public Verdict verdict() {
        return verdict;
    }
}
