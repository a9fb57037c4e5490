package kontor.audit.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks logs in JSON Lines: one company's, in one file or in several that follow each other (archives, then an export).
 * Knows nothing but the files, the public keys and what other checkpoints it is given.
 */
public final class FileCheck {
    private final List<Path> files;
    private final PublicKeys keys;
    private final Faults faults = new Faults();
    private final List<SignedCheckpoint> checkpoints;
    private final List<LogLine.Head> heads = new ArrayList<>();
    private ChainCheck chain;

    private FileCheck(List<Path> files, PublicKeys keys, List<SignedCheckpoint> checkpoints) {
        this.files = List.copyOf(files);
        this.keys = Objects.requireNonNull(keys);
        this.checkpoints = new ArrayList<>(checkpoints);
    }

    /**
     * Checks the files, in the order of their entries.
     *
     * @param more checkpoints that were kept elsewhere, which is what makes them worth most
     * @throws IOException when a file can't be read
     */
    public static FileCheck of(List<Path> files, PublicKeys keys, List<SignedCheckpoint> more) throws IOException {
        FileCheck check = new FileCheck(files, keys, more);
        check.readHeads();
        check.readEntries();
        return check;
    }

    /** Checkpoints stand before the entries, and all are needed before the first entry is looked at. */
    private void readHeads() throws IOException {
        for (Path path : files) {
            try (LogFile file = new LogFile(path)) {
                readHead(path, file);
            }
        }
    }

    private void readHead(Path path, LogFile file) throws IOException {
        try {
            Optional<LogLine> line = file.next();
            if (line.isEmpty() || !(line.get() instanceof LogLine.Head head)) {
                throw new IllegalArgumentException("the file does not begin as a log does");
            }
            heads.add(head);
            for (line = file.next();
                    line.isPresent() && line.get() instanceof LogLine.Signed signed;
                    line = file.next()) {
                checkpoints.add(signed.checkpoint());
            }
        } catch (IllegalArgumentException e) {
            unreadable(path, file, e);
        }
    }

    private void readEntries() throws IOException {
        if (heads.size() < files.size()) {
            return;
        }
        long company = heads.get(0).company();
        boolean selection = heads.stream().anyMatch(LogLine.Head::selection);
        chain = new ChainCheck(company, selection, faults).against(checkpoints, keys);
        for (int i = 0; i < files.size(); i++) {
            readEntries(files.get(i), heads.get(i));
        }
        chain.end(selection ? 0 : heads.get(heads.size() - 1).last(), null);
    }

    private void readEntries(Path path, LogLine.Head head) throws IOException {
        if (head.company() != heads.get(0).company()) {
            faults.add(new Fault(Fault.Kind.FOREIGN, 0, path + " is of company " + head.company()));
        }
        try (LogFile file = new LogFile(path)) {
            boolean entries = false;
            boolean more = true;
            while (more) {
                try {
                    Optional<LogLine> line = file.next();
                    more = line.isPresent();
                    if (more) {
                        entries = take(line.get(), entries, file.number());
                    }
                } catch (IllegalArgumentException e) {
                    unreadable(path, file, e);
                }
            }
        }
    }

    /** Gives a file's entries to a check that began before it and goes on behind it. */
    public static void entries(Path path, ChainCheck chain, Faults faults) throws IOException {
        try (LogFile file = new LogFile(path)) {
            for (Optional<LogLine> line = file.next(); line.isPresent(); line = file.next()) {
                if (line.get() instanceof LogLine.Entry entry) {
                    chain.add(entry.link());
                }
            }
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(Fault.Kind.UNREADABLE, 0, path.getFileName() + ": " + e.getMessage()));
        }
    }

    private boolean take(LogLine line, boolean entriesBefore, long number) {
        if (line instanceof LogLine.Entry entry) {
            chain.add(entry.link());
            return true;
        }
        if (entriesBefore || line instanceof LogLine.Head && number > 1) {
            throw new IllegalArgumentException("only entries may follow the first entry");
        }
        return entriesBefore;
    }

    private void unreadable(Path path, LogFile file, IllegalArgumentException e) {
        faults.add(new Fault(
                Fault.Kind.UNREADABLE, 0, path.getFileName() + ", line " + file.number() + ": " + e.getMessage()));
    }

    public Faults faults() {
        return faults;
    }

    /** The first lines of the files, as far as they have one. */
    public List<LogLine.Head> heads() {
        return List.copyOf(heads);
    }

    /** What was seen of the chain; empty when no file could be read. */
    public Optional<ChainCheck> chain() {
        return Optional.ofNullable(chain);
    }

    /** How many checkpoints there were, good ones and bad ones. */
    public int checkpoints() {
        return checkpoints.size();
    }
}
