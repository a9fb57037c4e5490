package kontor.audit.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kontor.audit.chain.Fault;
import kontor.audit.chain.Faults;
import kontor.audit.chain.SignedCheckpoint;
import kontor.company.CompanyId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Checkpoints outside the database, in the folder that {@code KONTOR_CHECKPOINT_FOLDER} names, one file for each: what
 * stands there can't be taken away by someone who has the database only. Without the setting, none are kept.
 */
@ApplicationScoped
public class CheckpointFolder {
    private static final Logger LOG = Logger.getLogger(CheckpointFolder.class.getName());

    @Inject
    @ConfigProperty(name = "kontor.checkpoint.folder")
    private Optional<String> folder;

    void keep(@Observes(during = TransactionPhase.AFTER_SUCCESS) CheckpointIssued issued) {
        keep(issued.checkpoint());
    }

    /** Writes the checkpoint unless it is there; what fails is logged, and can be tried again. */
    public void keep(SignedCheckpoint checkpoint) {
        if (folder.isEmpty()) {
            return;
        }
        Path file = Path.of(folder.get(), name(checkpoint));
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(file.getParent(), "checkpoint", ".part");
            Files.writeString(unfinished, checkpoint.toJson() + "\n", StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.log(
                    Level.SEVERE,
                    "A checkpoint could not be written to KONTOR_CHECKPOINT_FOLDER; it will be tried again",
                    e);
        }
    }

    private static String name(SignedCheckpoint checkpoint) {
        return prefix(checkpoint.checkpoint().company())
                + checkpoint.checkpoint().sequence() + "-"
                + checkpoint.checkpoint().key() + ".json";
    }

    private static String prefix(long company) {
        return "checkpoint-" + company + "-";
    }

    /** The company's checkpoints in the folder. One that can't be read is a fault, since someone may have spoilt it. */
    public List<SignedCheckpoint> of(CompanyId company, Faults faults) {
        List<SignedCheckpoint> found = new ArrayList<>();
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder.get()))) {
            return found;
        }
        try (Stream<Path> files = Files.list(Path.of(folder.get()))) {
            files.filter(file -> file.getFileName().toString().startsWith(prefix(company.value())))
                    .forEach(file -> read(file, found, faults));
        } catch (IOException e) {
            faults.add(new Fault(Fault.Kind.UNREADABLE, 0, "the folder of checkpoints"));
        }
        return found;
    }

    private static void read(Path file, List<SignedCheckpoint> found, Faults faults) {
        try {
            found.add(SignedCheckpoint.of(
                    Files.readString(file, StandardCharsets.UTF_8).strip()));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(new Fault(Fault.Kind.UNREADABLE, 0, file.getFileName().toString()));
        }
    }
}
