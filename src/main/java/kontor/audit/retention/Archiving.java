package kontor.audit.retention;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import kontor.audit.AuditEntry;
import kontor.audit.chain.Extent;
import kontor.audit.chain.FileCheck;
import kontor.audit.chain.LogLine;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.chain.Verdict;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.SigningKey;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.Requires;

/**
 * Takes old entries to archives: written to a file, read back and checked, noted, and only then removed. When it is
 * stopped anywhere in between, nothing is lost, and the next time goes on from there.
 */
@Stateless
@TransactionAttribute(NOT_SUPPORTED)
public class Archiving {
    private static final Logger LOG = Logger.getLogger(Archiving.class.getName());
    private static final int AT_ONCE = 1000;

    @Inject
    private Retentions retentions;

    @Inject
    private ArchiveFolder folder;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private SigningKey key;

    @Inject
    private Companies companies;

    @Inject
    private Removal removal;

    private final Clock clock = Clock.systemUTC();

    /** Takes to an archive what may go, of all companies in scope. */
    @ForPortal
    public void archiveDue() {
        if (folder.isSet()) {
            Scope.current().rights().keySet().forEach(this::attempt);
        }
    }

    private void attempt(CompanyId company) {
        try {
            archive(company, clock.instant());
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.log(Level.SEVERE, "Entries of company " + company + " can't be archived; it will be tried again", e);
        }
    }

    /** Takes to an archive what may go of the company's log at that moment. */
    @Requires(Right.ADMINISTER)
    public void archive(CompanyId company, Instant now) throws IOException, SQLException {
        List<Archive> before = retentions.archives(company);
        long last = before.isEmpty() ? 0 : before.getLast().getLastSequence();
        if (last > 0) {
            removal.remove(company, last); // What was noted, but not removed any more, the last time.
        }
        Optional<Long> through = retentions.through(company, now);
        if (through.isEmpty() || through.get() <= last) {
            return;
        }
        Path file = write(company, last, through.get());
        if (!retentions.recordArchive(
                company, last + 1, through.get(), file.getFileName().toString(), now)) {
            Files.delete(file);
            return;
        }
        removal.note(company, last + 1, through.get(), file.getFileName().toString(), ArchiveFolder.digest(file));
        removal.remove(company, through.get());
    }

    private Path write(CompanyId company, long after, long through) throws IOException {
        Path unfinished = Files.createTempFile(folder.path(), "unfinished", ".jsonl.gz");
        try {
            try (Writer out = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(unfinished)), StandardCharsets.UTF_8))) {
                write(company, after, through, out);
            }
            check(unfinished, after, through);
            force(unfinished);
            Path file = folder.path().resolve("log-" + company + "-" + (after + 1) + "-" + through + ".jsonl.gz");
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void write(CompanyId company, long after, long through, Writer out) throws IOException {
        String name = companies.get(company).getName();
        out.write(new LogLine.Head(company.value(), name, after + 1, through, false).toJson() + "\n");
        for (SignedCheckpoint each : checkpoints.all(company)) {
            long at = each.checkpoint().sequence();
            if (at >= after && at > 0 && at <= through) {
                out.write(each.toJson() + "\n");
            }
        }
        List<AuditEntry> entries = retentions.entries(company, after, through, AT_ONCE);
        while (!entries.isEmpty()) {
            for (AuditEntry entry : entries) {
                out.write(entry.line(null, true) + "\n");
            }
            entries = retentions.entries(company, entries.getLast().getSequence(), through, AT_ONCE);
        }
    }

    /** What can't be verified from the file alone must not leave the database. */
    private void check(Path file, long after, long through) throws IOException {
        FileCheck check = FileCheck.of(List.of(file), key.believed(), List.of(), Extent.of(after + 1, through));
        if (check.verdict() != Verdict.PROVEN) {
            throw new IOException("the archive can't be verified: "
                    + check.verdict() + " from entry " + check.unconfirmedFrom() + ", "
                    + check.faults().first().stream().findFirst());
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
