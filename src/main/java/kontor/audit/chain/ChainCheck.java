package kontor.audit.chain;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Checks one company's chain, entry by entry in the order they are given, against itself and against signed checkpoints.
 * An entry is confirmed when an unbroken chain leads from it to a signed place. Needs memory for the checkpoints only.
 */
public final class ChainCheck {
    private static final byte[] BEGINNING = new byte[Sha256.BYTES];

    private final long company;
    private final Faults faults;
    private final NavigableMap<Long, Checkpoint> signed = new TreeMap<>();
    private final Unconfirmed unconfirmed = new Unconfirmed();

    private boolean mayHaveGaps;
    private boolean anchored;
    private long first;
    private long sequence;
    private byte[] hash = BEGINNING;
    private Link before;
    private long checked;
    private long wrongClocks;

    /** @param faults where to put what is found */
    public ChainCheck(long company, Faults faults) {
        this.company = company;
        this.faults = faults;
    }

    /** Lets entries be left out; those from which no unbroken chain leads to a signed place then stay unconfirmed. */
    public ChainCheck withGaps() {
        mayHaveGaps = true;
        return this;
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
        Checkpoint other = signed.put(checkpoint.sequence(), checkpoint);
        if (other != null && !Arrays.equals(other.hash(), checkpoint.hash())) {
            faults.add(new Fault(
                    Fault.Kind.CONTRADICTION,
                    checkpoint.sequence(),
                    "two checkpoints, both rightly signed: there are two logs"));
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
        unconfirmed.chainBreaks();
        return this;
    }

    /** The next entry. */
    public void add(Link link) {
        checked++;
        if (link.company() != company) {
            faults.add(new Fault(Fault.Kind.FOREIGN, link.sequence(), "entry of company " + link.company()));
            return;
        }
        if (link.sequence() < 1) {
            faults.add(new Fault(Fault.Kind.OUT_OF_ORDER, link.sequence(), "entries count from 1"));
            return;
        }
        if (!isInItsPlace(link)) {
            unconfirmed.chainBreaks();
        }
        unconfirmed.add(link.sequence());
        if (!isAsItSays(link)) {
            unconfirmed.chainBreaks();
        }
        checkAgainstSigned(link);
        first = first == 0 ? link.sequence() : first;
        sequence = link.sequence();
        hash = link.hash();
        before = link;
    }

    private boolean isInItsPlace(Link link) {
        if (before != null && link.isEarlierThan(before)) {
            faults.add(new Fault(Fault.Kind.EARLIER, link.sequence(), "than entry " + sequence));
        }
        if (first == 0 && !anchored) {
            return isAsSignedBefore(link);
        }
        if (link.sequence() <= sequence) {
            faults.add(new Fault(Fault.Kind.OUT_OF_ORDER, link.sequence(), "after entry " + sequence));
            return false;
        }
        if (link.sequence() > sequence + 1) {
            if (!mayHaveGaps) {
                faults.add(new Fault(Fault.Kind.MISSING, link.sequence(), "after entry " + sequence));
            }
            return false;
        }
        if (!link.follows(hash)) {
            faults.add(new Fault(Fault.Kind.UNLINKED, link.sequence(), ""));
            return false;
        }
        return true;
    }

    private boolean isAsSignedBefore(Link link) {
        if (link.sequence() == 1 && !link.follows(BEGINNING)) {
            faults.add(new Fault(Fault.Kind.UNLINKED, 1, "the first entry follows another"));
        }
        Checkpoint last = signed.get(link.sequence() - 1);
        if (last != null && !link.follows(last.hash())) {
            faults.add(new Fault(Fault.Kind.NOT_AS_SIGNED, link.sequence() - 1, ""));
        }
        return true;
    }

    private boolean isAsItSays(Link link) {
        if (!link.hashFits()) {
            faults.add(new Fault(Fault.Kind.CHANGED, link.sequence(), ""));
        }
        if (!link.sealedFits()) {
            faults.add(new Fault(Fault.Kind.SEALED_CHANGED, link.sequence(), ""));
        }
        if (!link.contentFits()) {
            faults.add(new Fault(Fault.Kind.CONTENT_CHANGED, link.sequence(), ""));
        }
        return link.hashFits();
    }

    private void checkAgainstSigned(Link link) {
        Checkpoint asSigned = signed.get(link.sequence());
        if (asSigned == null) {
            return;
        }
        if (!Arrays.equals(asSigned.hash(), link.hash())) {
            faults.add(new Fault(Fault.Kind.NOT_AS_SIGNED, link.sequence(), ""));
            return;
        }
        unconfirmed.signed();
        if (link.happenedAt().isAfter(asSigned.issuedAt())) {
            wrongClocks++;
        }
    }

    /**
     * After the last entry: whether the chain reaches to where it must.
     *
     * @param headSequence where the chain's head says it ends, or 0 where nobody says
     * @param headHash the head's hash, or {@code null}
     */
    public void end(long headSequence, byte[] headHash) {
        unconfirmed.chainBreaks();
        if (!mayHaveGaps && !signed.isEmpty() && signed.lastKey() > sequence) {
            faults.add(new Fault(Fault.Kind.CUT_OFF, signed.lastKey(), "signed, but the chain ends at " + sequence));
        }
        if (headSequence > sequence) {
            faults.add(new Fault(Fault.Kind.CUT_OFF, headSequence, "the chain ends at " + sequence));
        }
        if (headHash != null && headSequence < sequence) {
            faults.add(new Fault(Fault.Kind.BEYOND_HEAD, sequence, "the head is at " + headSequence));
        }
        if (headHash != null && headSequence == sequence && sequence > 0 && !Arrays.equals(headHash, hash)) {
            faults.add(new Fault(Fault.Kind.UNLINKED, sequence, "the head has another hash"));
        }
    }

    /** What all of it comes to; after {@link #end}. */
    public Verdict verdict() {
        if (faults.count() > 0) {
            return faults.verdict();
        }
        return checked == 0 || unconfirmed.count() > 0 ? Verdict.UNCONFIRMED : Verdict.PROVEN;
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

    /** Up to which place signatures confirm every entry from the first on; 0 where they don't confirm that. */
    public long covered() {
        if (unconfirmed.count() == 0) {
            return first == 0 ? 0 : sequence;
        }
        return unconfirmed.first() == first ? 0 : unconfirmed.first() - 1;
    }

    /** The entries that no signature confirms; complete after {@link #end}. */
    public Unconfirmed unconfirmed() {
        return unconfirmed;
    }

    /** How many places that were signed for have a checkpoint that is believed. */
    public int believed() {
        return signed.size();
    }

    /** How many signed entries say a later time than their checkpoint: somewhere a clock was wrong. */
    public long wrongClocks() {
        return wrongClocks;
    }
}
