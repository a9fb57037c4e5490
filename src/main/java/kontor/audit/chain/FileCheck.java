package kontor.audit.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Checks logs in JSON Lines: one company's, in one file or in several that follow each other (archives, then an export).
 * Knows nothing but the files, the public keys, what other checkpoints it is given, and what it is told to expect: nothing
 * in a file spares it a check.
 */
public final class FileCheck {
    private final PublicKeys keys;
    private final Extent extent;
    private final Faults faults = new Faults();
    private final List<SignedCheckpoint> checkpoints = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private ChainCheck chain;
    private long leftOut;
    private long unheld;
    private long firstUnheld;
    private long passedOver;

    /** A file, its first line, and how many lines stand before its first entry. */
    private record Part(Path path, LogLine.Head head, long preface) {}

    private FileCheck(PublicKeys keys, Extent extent) {
        this.keys = Objects.requireNonNull(keys);
        this.extent = Objects.requireNonNull(extent);
    }

    /**
     * Checks files that are to be a whole log.
     *
     * @param kept checkpoints that were kept elsewhere, which is what makes them worth most
     * @throws IOException when it can't be checked
     */
    public static FileCheck of(List<Path> files, PublicKeys keys, List<SignedCheckpoint> kept) throws IOException {
        return of(files, keys, kept, Extent.WHOLE);
    }

    /**
     * Checks files, whatever order they are given in.
     *
     * @param kept checkpoints that were kept elsewhere, which is what makes them worth most
     * @param extent what they are to be
     * @throws IOException when it can't be checked
     */
    public static FileCheck of(List<Path> files, PublicKeys keys, List<SignedCheckpoint> kept, Extent extent)
            throws IOException {
        FileCheck check = new FileCheck(keys, extent);
        for (Path path : files) {
            check.readPreface(path);
        }
        if (check.parts.size() == files.size()) {
            check.putInOrder();
            check.readEntries(kept);
        }
        return check;
    }

    /** Checkpoints stand before the entries, and all are needed before the first entry is looked at. */
    private void readPreface(Path path) throws IOException {
        try (LogFile file = new LogFile(path)) {
            LogLine.Head head;
            try {
                head = file.head();
            } catch (IllegalArgumentException e) {
                malformed(path, file, e);
                return;
            }
            parts.add(new Part(path, head, readCheckpoints(path, file)));
        }
    }

    private long readCheckpoints(Path path, LogFile file) throws IOException {
        while (true) {
            try {
                LogLine line = file.next().orElse(null);
                if (line instanceof LogLine.Signed signed) {
                    checkpoints.add(signed.checkpoint());
                } else if (line == null || line instanceof LogLine.Entry) {
                    return file.number() - (line == null ? 0 : 1);
                } else {
                    throw new IllegalArgumentException("a second first line");
                }
            } catch (IllegalArgumentException e) {
                malformed(path, file, e);
            }
        }
    }

    private void putInOrder() throws IOException {
        parts.sort(Comparator.comparingLong(part -> part.head().first()));
        long company = parts.getFirst().head().company();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (extent.company() > 0 && part.head().company() != extent.company()) {
                throw new CannotCheck(part.path() + " is of company "
                        + part.head().company() + ", not of company " + extent.company());
            }
            if (part.head().company() != company) {
                throw new CannotCheck(parts.getFirst().path() + " is of company " + company + ", and " + part.path()
                        + " of company " + part.head().company() + ": check one company's log at a time");
            }
            if (i > 0 && parts.get(i - 1).head().overlaps(part.head())) {
                throw new CannotCheck(parts.get(i - 1).path() + " and " + part.path()
                        + " hold some entries both: leave one of them out");
            }
        }
    }

    private void readEntries(List<SignedCheckpoint> kept) throws IOException {
        long company = parts.getFirst().head().company();
        chain = new ChainCheck(company, faults);
        if (extent.gaps()) {
            chain.withGaps();
        }
        chain.against(checkpoints, keys).against(concerned(kept, company), keys);
        for (Part part : parts) {
            readEntries(part);
        }
        chain.end(0, null);
    }

    /** A whole folder of checkpoints may be given. One of another company can't be right or wrong here. */
    private List<SignedCheckpoint> concerned(List<SignedCheckpoint> kept, long company) throws IOException {
        List<SignedCheckpoint> concerned = kept.stream()
                .filter(each -> each.checkpoint().company() == company)
                .toList();
        if (concerned.isEmpty() && !kept.isEmpty()) {
            throw new CannotCheck("None of the checkpoints given is of company " + company);
        }
        long end = Math.max(extent.last(), parts.getLast().head().last());
        List<SignedCheckpoint> within = concerned.stream()
                .filter(each -> extent.last() == 0 || each.checkpoint().sequence() <= end)
                .toList();
        passedOver = kept.size() - within.size();
        checkpoints.addAll(within);
        return within;
    }

    private void readEntries(Part part) throws IOException {
        Seen seen = new Seen();
        try (LogFile file = new LogFile(part.path())) {
            file.skip(part.preface());
            boolean more = true;
            while (more) {
                try {
                    LogLine line = file.next().orElse(null);
                    more = line != null;
                    if (more) {
                        take(line, seen);
                    }
                } catch (IllegalArgumentException e) {
                    malformed(part.path(), file, e);
                }
            }
        }
        holdAgainst(part, seen);
    }

    private static final class Seen {
        private long first;
        private long last;
    }

    private void take(LogLine line, Seen seen) {
        if (!(line instanceof LogLine.Entry entry)) {
            throw new IllegalArgumentException("only entries may follow the first entry");
        }
        Link link = entry.link();
        if (link.format() > 2) {
            faults.add(new Fault(
                    Fault.Kind.UNREADABLE,
                    link.sequence(),
                    new UnknownFormat("an entry of format " + link.format()).getMessage()));
        }
        chain.add(link);
        leftOut += entry.leftOut() ? 1 : 0;
        if (entry.unheld()) {
            firstUnheld = unheld == 0 ? link.sequence() : firstUnheld;
            unheld++;
        }
        seen.first = seen.first == 0 ? link.sequence() : seen.first;
        seen.last = link.sequence();
    }

    /** What a file says of itself proves nothing, but one that doesn't hold what it says has been cut or added to. */
    private void holdAgainst(Part part, Seen seen) {
        LogLine.Head head = part.head();
        if (seen.last < head.last() && !extent.gaps()) {
            faults.add(new Fault(Fault.Kind.CUT_OFF, head.last(), part.path() + " ends at entry " + seen.last));
        }
        boolean begins = extent.gaps() ? seen.first >= head.first() : seen.first == head.first();
        if (seen.first > 0 && !begins || seen.last > head.last()) {
            faults.add(new Fault(
                    Fault.Kind.NOT_AS_NAMED,
                    seen.first,
                    part.path() + " is to hold entries " + head.first() + " to " + head.last() + ", and holds "
                            + seen.first + " to " + seen.last));
        }
    }

    /** Gives a file's entries to a check that began before it and goes on behind it. */
    public static void entries(Path path, ChainCheck chain, Faults faults) throws IOException {
        try (LogFile file = new LogFile(path)) {
            file.head();
            LogLine line = file.next().orElse(null);
            while (line != null) {
                if (line instanceof LogLine.Entry entry) {
                    chain.add(entry.link());
                }
                line = file.next().orElse(null);
            }
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(Fault.Kind.MALFORMED, 0, path.getFileName() + ": " + e.getMessage()));
        }
    }

    private void malformed(Path path, LogFile file, IllegalArgumentException e) {
        faults.add(new Fault(
                e instanceof UnknownFormat ? Fault.Kind.UNREADABLE : Fault.Kind.MALFORMED,
                0,
                path + ", line " + file.number() + ": " + e.getMessage()));
    }

    /** What all of it comes to. */
    public Verdict verdict() {
        if (faults.count() > 0) {
            return faults.verdict();
        }
        return unconfirmedFrom() == 0 ? Verdict.PROVEN : Verdict.UNCONFIRMED;
    }

    /** From which entry on something is not confirmed, or not there; 0 where that is nowhere so. */
    public long unconfirmedFrom() {
        if (chain == null || chain.checked() == 0) {
            return Math.max(extent.first(), 1);
        }
        return LongStream.of(
                        beginsTooLate() ? extent.first() : 0,
                        endsTooEarly() ? chain.last() + 1 : 0,
                        chain.unconfirmed().first(),
                        firstUnheld)
                .filter(place -> place > 0)
                .min()
                .orElse(0);
    }

    /** Whether there is nothing of the first entries that are expected. */
    public boolean beginsTooLate() {
        return chain != null && chain.first() > extent.first();
    }

    /** Whether there is nothing of the last entries that are expected. */
    public boolean endsTooEarly() {
        return chain != null && chain.last() < extent.last();
    }

    public Faults faults() {
        return faults;
    }

    /** The first lines of the files, in the order of their entries. */
    public List<LogLine.Head> heads() {
        return parts.stream().map(Part::head).toList();
    }

    /** What was seen of the chain; empty when a file has no first line. */
    public Optional<ChainCheck> chain() {
        return Optional.ofNullable(chain);
    }

    /** How many checkpoints there were, good ones and bad ones. */
    public int checkpoints() {
        return checkpoints.size();
    }

    /** How many of those that were given were of other companies, or of places behind what is expected. */
    public long passedOver() {
        return passedOver;
    }

    /** How many of the entries were not asked for when the file was made. */
    public long leftOut() {
        return leftOut;
    }

    /** How many entries have content that nothing in the entry covers. */
    public long unheld() {
        return unheld;
    }
}
