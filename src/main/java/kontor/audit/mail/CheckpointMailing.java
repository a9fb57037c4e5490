package kontor.audit.mail;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** To whom a company's checkpoints are mailed: the newest one, once a day. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class CheckpointMailing {
    static final Duration A_DAY = Duration.ofDays(1);
    /** Longer than sending can take: until then no other node tries. */
    static final Duration CLAIM = Duration.ofMinutes(10);

    static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    @Id
    private Long companyId;

    private String recipients;
    private long mailedSequence;
    private Instant mailedAt;
    private Instant lastFailureAt;

    @Enumerated(EnumType.STRING)
    private MailFailed.Reason failure;

    private int failures;
    private Instant nextTryAt;

    protected CheckpointMailing() {}

    CheckpointMailing(CompanyId company, Instant now) {
        this.companyId = company.value();
        this.recipients = "";
        this.nextTryAt = now;
    }

    void address(Recipients to, Instant now) {
        recipients = String.join("\n", to.addresses());
        failures = 0;
        failure = null;
        nextTryAt = mailedAt == null ? now : later(mailedAt.plus(A_DAY), now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Has one node mail the newest checkpoint, unless that was mailed, another does, or it isn't time. */
    boolean claim(long newest, Instant now) {
        if (recipients.isEmpty() || newest <= mailedSequence || nextTryAt.isAfter(now)) {
            return false;
        }
        nextTryAt = now.plus(CLAIM);
        return true;
    }

    /** The checkpoint was taken by the mail server. */
    void mailed(long sequence, Instant now) {
        mailedSequence = Math.max(mailedSequence, sequence);
        mailedAt = now;
        failure = null;
        failures = 0;
        nextTryAt = now.plus(A_DAY);
    }

    void failed(MailFailed why, Instant now) {
        failures++;
        failure = why.reason();
        lastFailureAt = now;
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        nextTryAt = now.plus(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled);
    }

    /** What was taken for some recipients is not sent to them again because of the others; but it is told. */
    void mailedToSome(long sequence, MailFailed why, Instant now) {
        mailed(sequence, now);
        failure = why.reason();
        lastFailureAt = now;
    }

    JsonObject image() {
        return Json.createObjectBuilder()
                .add("recipients", Json.createArrayBuilder(recipients()))
                .build();
    }

    List<String> recipients() {
        return recipients.lines().toList();
    }

    /** When a checkpoint was mailed last, or {@code null}. */
    Instant mailedAt() {
        return mailedAt;
    }

    /** The place of the checkpoint that was mailed last; 0 before the first. */
    long mailedSequence() {
        return mailedSequence;
    }

    /** When mailing failed last, or {@code null}. */
    Instant lastFailureAt() {
        return lastFailureAt;
    }

    /** Why the last mail was not taken, or not for all; {@code null} where it was. */
    MailFailed.Reason failure() {
        return failure;
    }
}
