package kontor.audit.chain;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Checks one company's chain, entry by entry in the order they are given, against itself and against signed checkpoints.
 * Needs memory for the checkpoints only.
 */
public final class ChainCheck {
    private static final byte[] BEGINNING = new byte[Sha256.BYTES];

    private final long company;
    private final boolean selection;
    private final Faults faults;
    private final NavigableMap<Long, byte[]> signed = new TreeMap<>();

    private boolean anchored;
    private long first;
    private long sequence;
    private byte[] hash = BEGINNING;
    private long checked;
    private long covered;

    /**
     * @param selection whether entries may be left out, so that those around a gap can't be held against each other
     * @param faults where to put what is found
     */
    public ChainCheck(long company, boolean selection, Faults faults) {
        this.company = company;
        this.selection = selection;
        this.faults = faults;
    }

    /** Believes checkpoints from here on, as far as their signatures are right. Before the first entry. */
    public ChainCheck against(List<SignedCheckpoint> checkpoints, PublicKeys keys) {
        for (SignedCheckpoint each : checkpoints) {
            if (each.checkpoint().company() != company) {
                faults.add(
                        new Fault(Fault.Kind.FOREIGN, each.checkpoint().sequence(), "checkpoint of another company"));
                continue;
            }
            keys.faultOf(each).ifPresentOrElse(faults::add, () -> believe(each.checkpoint()));
        }
        return this;
    }

    private void believe(Checkpoint checkpoint) {
        byte[] other = signed.put(checkpoint.sequence(), checkpoint.hash());
        if (other != null && !Arrays.equals(other, checkpoint.hash())) {
            faults.add(new Fault(
                    Fault.Kind.NOT_AS_SIGNED, checkpoint.sequence(), "two checkpoints contradict each other"));
        }
    }

    /**
     * Asks for the entry after this one to come first. Without it the chain may begin anywhere.
     *
     * @param place its place in the chain; 0 where the chain must begin at its beginning
     * @param itsHash its hash; 32 zeros where the chain must begin at its beginning
     */
    public ChainCheck after(long place, byte[] itsHash) {
        anchored = true;
        sequence = place;
        hash = itsHash.clone();
        return this;
    }

    /** The next entry. */
    public void add(Link link) {
        checked++;
        if (link.company() != company) {
            faults.add(new Fault(Fault.Kind.FOREIGN, link.sequence(), "entry of company " + link.company()));
            return;
        }
        checkContent(link);
        checkPlace(link);
        checkAgainstSigned(link);
        if (first == 0) {
            first = link.sequence();
        }
        sequence = link.sequence();
        hash = link.hash();
    }

    private void checkContent(Link link) {
        if (!link.hashFits()) {
            faults.add(new Fault(Fault.Kind.CHANGED, link.sequence(), ""));
        }
        if (!link.sealedFits()) {
            faults.add(new Fault(Fault.Kind.SEALED_CHANGED, link.sequence(), ""));
        }
        if (!link.contentFits()) {
            faults.add(new Fault(Fault.Kind.CONTENT_CHANGED, link.sequence(), ""));
        }
    }

    private void checkPlace(Link link) {
        if (first == 0 && !anchored) {
            if (link.sequence() == 1 && !link.follows(BEGINNING)) {
                faults.add(new Fault(Fault.Kind.UNLINKED, 1, "the first entry follows another"));
            }
            byte[] before = signed.get(link.sequence() - 1);
            if (before != null && !link.follows(before)) {
                faults.add(new Fault(Fault.Kind.NOT_AS_SIGNED, link.sequence() - 1, ""));
            }
        } else if (link.sequence() <= sequence) {
            faults.add(new Fault(Fault.Kind.OUT_OF_ORDER, link.sequence(), "after entry " + sequence));
        } else if (link.sequence() > sequence + 1) {
            if (!selection) {
                faults.add(new Fault(Fault.Kind.MISSING, link.sequence(), "after entry " + sequence));
            }
        } else if (!link.follows(hash)) {
            faults.add(new Fault(Fault.Kind.UNLINKED, link.sequence(), ""));
        }
    }

    private void checkAgainstSigned(Link link) {
        byte[] asSigned = signed.get(link.sequence());
        if (asSigned == null) {
            return;
        }
        if (Arrays.equals(asSigned, link.hash())) {
            covered = Math.max(covered, link.sequence());
        } else {
            faults.add(new Fault(Fault.Kind.NOT_AS_SIGNED, link.sequence(), ""));
        }
    }

    /**
     * After the last entry: whether the chain reaches to where it must.
     *
     * @param headSequence where the chain's head says it ends, or 0 where nobody says
     * @param headHash the head's hash, or {@code null}
     */
    public void end(long headSequence, byte[] headHash) {
        if (!selection) {
            if (!signed.isEmpty() && signed.lastKey() > sequence) {
                faults.add(
                        new Fault(Fault.Kind.CUT_OFF, signed.lastKey(), "signed, but the chain ends at " + sequence));
            }
            if (headSequence > sequence) {
                faults.add(new Fault(Fault.Kind.CUT_OFF, headSequence, "the chain ends at " + sequence));
            }
            if (headHash != null && headSequence < sequence) {
                faults.add(new Fault(Fault.Kind.BEYOND_HEAD, sequence, "the head is at " + headSequence));
            }
        }
        if (headHash != null && headSequence == sequence && sequence > 0 && !Arrays.equals(headHash, hash)) {
            faults.add(new Fault(Fault.Kind.UNLINKED, sequence, "the head has another hash"));
        }
    }

    /** The place of the first entry seen; 0 where there was none. */
    public long first() {
        return first;
    }

    /** The place of the last entry seen; 0 where there was none. */
    public long last() {
        return sequence;
    }

    /** How many entries were checked. */
    public long checked() {
        return checked;
    }

    /** The last place that a believed checkpoint confirms; 0 where there is none. */
    public long covered() {
        return covered;
    }
}
