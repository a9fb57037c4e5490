package kontor.audit.mail;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.web.Messages;
import kontor.web.Notice;

/** To whom a company's checkpoints are mailed, and what became of the last mail. */
@Named
@ViewScoped
public class MailingPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Frame frame;

    @Inject
    private MailServer server;

    @Inject
    private CheckpointMailings mailings;

    @Inject
    private CheckpointPost post;

    private CompanyId company;
    private String recipients;
    private boolean addressed;
    private Instant mailedAt;
    private long mailedSequence;
    private Instant failedAt;
    private String failure;

    @PostConstruct
    void open() {
        company = frame.companyId();
        read();
    }

    private void read() {
        mailings.find(company).ifPresent(mailing -> {
            recipients = new Recipients(mailing.recipients()).text();
            addressed = !mailing.recipients().isEmpty();
            mailedAt = mailing.mailedAt();
            mailedSequence = mailing.mailedSequence();
            failedAt = mailing.failure() == null ? null : mailing.lastFailureAt();
            failure = mailing.failure() == null
                    ? null
                    : Messages.text("mailing.failure." + mailing.failure().key());
        });
    }

    public void save() {
        Optional<Recipients> entered = Recipients.read(recipients);
        if (entered.isEmpty()) {
            Notice.errorAt("mailing:recipients", "mailing.recipients.notUnderstood", Recipients.MOST);
            return;
        }
        mailings.address(company, entered.get());
        Notice.success(entered.get().addresses().isEmpty() ? "mailing.saved.none" : "mailing.saved");
        read();
    }

    /** Mails the newest checkpoint to those who are saved. */
    public void mail() {
        Optional<MailFailed> failed = post.mailNow(company);
        read();
        if (failed.isPresent()) {
            Notice.error("mailing.failure." + failed.get().reason().key());
        } else {
            Notice.success("mailing.mailed", mailedSequence);
        }
    }

    /** Whether the installation has a mail server. */
    public boolean isPossible() {
        return server.isSetUp();
    }

    /** Whether there is anybody to mail to. */
    public boolean isAddressed() {
        return addressed;
    }

    /** When a checkpoint was mailed last, or {@code null}. */
    public Instant getMailedAt() {
        return mailedAt;
    }

    public long getMailedSequence() {
        return mailedSequence;
    }

    /** When mailing failed, or {@code null} where the last mail was taken for all. */
    public Instant getFailedAt() {
        return failedAt;
    }

    /** Why, in the reader's language; {@code null} likewise. */
    public String getFailure() {
        return failure;
    }

    public String getRecipients() {
        return recipients;
    }

    public void setRecipients(String recipients) {
        this.recipients = recipients;
    }
}
