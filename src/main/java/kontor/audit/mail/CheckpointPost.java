package kontor.audit.mail;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.StoredCheckpoint;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.ForPortal;
import kontor.company.access.Requires;

/** Mails checkpoints, never within a transaction (law 5). */
@Stateless
@TransactionAttribute(NEVER)
public class CheckpointPost {
    private static final Logger LOG = Logger.getLogger(CheckpointPost.class.getName());

    @Inject
    private MailServer server;

    @Inject
    private CheckpointMailings mailings;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private Companies companies;

    private final Clock clock = Clock.systemUTC();

    /** Mails what is due in the scope. */
    @ForPortal
    public void mailDue() {
        if (server.isSetUp()) {
            mailings.withRecipients()
                    .forEach(company -> mailings.claim(company).ifPresent(signed -> mail(company, signed)));
        }
    }

    /**
     * Signs the chain's head, where there is something new, and mails the newest checkpoint now.
     *
     * @return why it was not taken; empty when it was, or when there are no entries yet
     */
    @Requires(Right.ADMINISTER)
    public Optional<MailFailed> mailNow(CompanyId company) {
        checkpoints.issue(company);
        return checkpoints.latest(company).map(StoredCheckpoint::signed).flatMap(signed -> mail(company, signed));
    }

    private Optional<MailFailed> mail(CompanyId company, SignedCheckpoint signed) {
        List<String> recipients =
                mailings.find(company).map(CheckpointMailing::recipients).orElse(List.of());
        try {
            server.send(new CheckpointMail(companies.get(company).getName(), signed, clock.instant()), recipients);
            mailings.mailed(company, signed);
            return Optional.empty();
        } catch (MailFailed e) {
            mailings.failed(company, signed, e);
            LOG.log(Level.WARNING, "A checkpoint of company " + company + " could not be mailed: " + e.reason(), e);
            return Optional.of(e);
        }
    }
}
