package kontor.audit.verification;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kontor.audit.chain.Fault;
import kontor.audit.chain.Verdict;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.checkpoint.StoredCheckpoint;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Scope;
import kontor.web.Messages;
import kontor.web.Notice;

/** Whether a company's log is as it was recorded: its checks, its checkpoints, and how to check it elsewhere. */
@Named
@ViewScoped
public class VerificationPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Frame frame;

    @Inject
    private Companies companies;

    @Inject
    private Verifications verifications;

    @Inject
    private VerificationWorker worker;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private SigningKey key;

    private CompanyId company;
    private List<Line> lines;
    private List<Signed> signed;
    private String news = "";

    /** A check as the page shows it. */
    public record Line(
            long id,
            String askedBy,
            Instant startedAt,
            Instant endedAt,
            Verification.State state,
            long checked,
            long total,
            long covered,
            int checkpoints,
            Verdict verdict,
            long faultCount,
            List<Fault> faults)
            implements Serializable {
        /** How the check is shown: running, failed, or by its verdict. */
        public String outcome() {
            return switch (state) {
                case RUNNING -> "running";
                case FAILED -> "failed";
                case DONE -> verdict.key();
            };
        }

        /** Whether it found something that is wrong. */
        public boolean isFaulty() {
            return state == Verification.State.DONE && faultCount > 0;
        }

        /** Whether it tells up to where the log is confirmed. */
        public boolean isConsistent() {
            return state == Verification.State.DONE && faultCount == 0;
        }

        public boolean isRunning() {
            return state == Verification.State.RUNNING;
        }

        /** How many entries no signature confirms yet. */
        public long uncovered() {
            return Math.max(0, checked - covered);
        }

        /** How many faults there are beside those that are kept. */
        public long furtherFaults() {
            return faultCount - faults.size();
        }
    }

    /** A checkpoint as the page shows it. */
    public record Signed(long id, long sequence, Instant issuedAt, String key) implements Serializable {}

    @PostConstruct
    void open() {
        company = frame.companyId();
        read();
    }

    private void read() {
        Instant now = Clock.systemUTC().instant();
        lines = verifications.list(company).stream()
                .map(each -> line(each, now))
                .toList();
        signed =
                checkpoints.list(company).stream().map(VerificationPage::signed).toList();
    }

    private static Line line(Verification each, Instant now) {
        return new Line(
                each.getId(),
                each.getAskedBy(),
                each.getStartedAt(),
                each.getEndedAt(),
                each.state(now),
                each.getChecked(),
                each.getTotal(),
                each.getCovered(),
                each.getCheckpoints(),
                each.getVerdict(),
                each.getFaultCount(),
                each.faults());
    }

    private static Signed signed(StoredCheckpoint each) {
        return new Signed(each.getId(), each.getSequence(), each.getIssuedAt(), each.getKeyId());
    }

    /** Begins a check in the background. */
    public void verify() {
        verifications.begin(company).ifPresent(begun -> worker.work(Scope.current(), company, begun.getId()));
        read();
    }

    /** Signs the chain's head. */
    public void sign() {
        Notice.success(checkpoints.issue(company).isPresent() ? "checkpoint.issued" : "checkpoint.nothingNew");
        read();
    }

    /** Looks how far the check is, and says aloud when it has ended. */
    public void refresh() {
        boolean wasRunning = isRunning();
        read();
        if (wasRunning && !isRunning()) {
            Line line = lines.getFirst();
            news = Messages.text("verification.state." + line.outcome(), line.covered() + 1);
        }
    }

    public boolean isRunning() {
        return getLatest().map(Line::isRunning).orElse(false);
    }

    private Optional<Line> getLatest() {
        return lines.stream().findFirst();
    }

    /** The newest check, or {@code null}. */
    public Line getNewest() {
        return getLatest().orElse(null);
    }

    /** The checks before the newest, newest first. */
    public List<Line> getEarlier() {
        return lines.stream().skip(1).toList();
    }

    public List<Signed> getSigned() {
        return signed;
    }

    /** The id of the key that checkpoints are signed with. */
    public String getKey() {
        return key.id();
    }

    /** What a screen reader is to say. */
    public String getNews() {
        return news;
    }

    /** What is wrong, in words. */
    public String said(Fault fault) {
        return Messages.text("verification.fault." + fault.kind().key(), fault.sequence());
    }

    public Company getCompany() {
        return companies.get(company);
    }
}
