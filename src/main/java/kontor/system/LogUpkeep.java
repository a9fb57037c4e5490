package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import kontor.audit.checkpoint.CheckpointFolder;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.StoredCheckpoint;
import kontor.audit.retention.Archiving;
import kontor.audit.verification.VerificationWorker;
import kontor.audit.verification.Verifications;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.identity.Memberships;
import kontor.web.Moments;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs the heads of all chains at intervals, and has every log checked once a night. */
@ApplicationScoped
public class LogUpkeep {
    private static final Duration A_DAY = Duration.ofHours(20);

    @Inject
    @ConfigProperty(name = "kontor.checkpoint.minutes", defaultValue = "60")
    private int checkpointMinutes;

    @Inject
    private Memberships memberships;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private CheckpointFolder folder;

    @Inject
    private Archiving archiving;

    @Inject
    private Verifications verifications;

    @Inject
    private VerificationWorker worker;

    /** Signs what is due, and writes to the folder what could not be written when it was signed. */
    void sign() {
        Scope.ofPortal(memberships.allCompanies()).run(() -> {
            checkpoints.due(Duration.ofMinutes(checkpointMinutes)).forEach(checkpoints::issue);
            Scope.current().rights().keySet().forEach(this::keepLatest);
        });
    }

    private void keepLatest(CompanyId company) {
        checkpoints.latest(company).map(StoredCheckpoint::signed).ifPresent(folder::keep);
    }

    /** Old entries go first, so that the check that follows spans the new archive. */
    void verify() {
        if (DailyRefresh.isNight(
                Clock.systemUTC().instant().atZone(Moments.ZONE).toLocalTime())) {
            Scope.ofPortal(memberships.allCompanies()).run(archiving::archiveDue);
            verifyDue(A_DAY);
        }
    }

    private void verifyDue(Duration interval) {
        Scope.ofPortal(memberships.allCompanies())
                .run(() -> verifications
                        .due(interval)
                        .forEach(company ->
                                verifications.begin(company).ifPresent(begun -> worker.check(company, begun.getId()))));
    }
}
