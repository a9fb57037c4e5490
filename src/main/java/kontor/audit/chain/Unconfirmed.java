package kontor.audit.chain;

/** The entries of a chain that no signature confirms: those from which no unbroken chain leads to a signed place. */
public final class Unconfirmed {
    private long first;
    private long count;
    private long firstWaiting;
    private long waiting;

    /** The chain goes on with this entry. */
    void add(long place) {
        firstWaiting = waiting == 0 ? place : firstWaiting;
        waiting++;
    }

    /** The entry that came last was signed for, and through it all that the chain links to it. */
    void signed() {
        waiting = 0;
    }

    /** What comes next has no link to what came before. */
    void chainBreaks() {
        if (waiting > 0) {
            first = count == 0 ? firstWaiting : first;
            count += waiting;
            waiting = 0;
        }
    }

    /** The place of the first of them; 0 where there is none. */
    public long first() {
        return first;
    }

    /** How many there are. */
    public long count() {
        return count;
    }
}
