package kontor.audit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import kontor.audit.chain.ChainCheck;
import kontor.audit.chain.Fault;
import kontor.audit.chain.Faults;
import kontor.audit.chain.FileCheck;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;

/** The part of a chain that is in archives: checked from there, so that a check spans archives and database. */
@ApplicationScoped
public class ArchivedChain {
    @Inject
    private Retentions retentions;

    @Inject
    private ArchiveFolder folder;

    /**
     * Leads the check through the company's archives. One that is missing, or isn't what was written, is a fault, and the
     * check goes on behind it.
     *
     * @param progress is told how many entries have been checked
     */
    @Requires(Right.READ_AUDIT_LOG)
    public void lead(CompanyId company, ChainCheck chain, Faults faults, LongConsumer progress) {
        List<Archive> archives = retentions.archives(company);
        for (Archive archive : archives) {
            Optional<Path> file = folder.intact(archive);
            if (file.isEmpty()) {
                Fault.Kind kind = folder.file(archive).isPresent() ? Fault.Kind.ARCHIVE : Fault.Kind.ARCHIVE_MISSING;
                faults.add(new Fault(kind, archive.getLastSequence(), archive.getFileName()));
                chain.after(archive.getLastSequence(), archive.lastHash());
                continue;
            }
            try {
                FileCheck.entries(file.get(), chain, faults);
            } catch (IOException e) {
                faults.add(new Fault(Fault.Kind.ARCHIVE_MISSING, archive.getLastSequence(), archive.getFileName()));
                chain.after(archive.getLastSequence(), archive.lastHash());
            }
            progress.accept(chain.checked());
        }
    }
}
