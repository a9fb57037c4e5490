package kontor.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.LocalDate;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import kontor.frachtpilot.gate.Counts;
import org.hibernate.annotations.Filter;

/** What was asked of an account in a day, in numbers. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class AccountDay {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_day_seq")
    @SequenceGenerator(name = "account_day_seq", sequenceName = "account_day_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long companyId;

    @Column(updatable = false)
    private Long credentialId;

    @Column(updatable = false)
    private LocalDate day;

    private long requests;
    private long hits;
    private long waits;
    private long waitMillis;
    private long failures;
    private long turnedAway;

    protected AccountDay() {}

    AccountDay(CompanyId company, long credential, LocalDate day) {
        this.companyId = company.value();
        this.credentialId = credential;
        this.day = day;
    }

    void add(Counts counts) {
        requests += counts.requests();
        hits += counts.hits();
        waits += counts.waits();
        waitMillis += counts.waitMillis();
        failures += counts.failures();
        turnedAway += counts.turnedAway();
    }

    public LocalDate getDay() {
        return day;
    }

    /** Sent to the account, second tries included. */
    public long getRequests() {
        return requests;
    }

    /** Reads that needed no request. */
    public long getHits() {
        return hits;
    }

    /** Requests that had to wait for their turn. */
    public long getWaits() {
        return waits;
    }

    /** How long they waited in all. */
    public Duration getWaited() {
        return Duration.ofMillis(waitMillis);
    }

    /** Requests without a usable answer. */
    public long getFailures() {
        return failures;
    }

    /** Requests that were never sent. */
    public long getTurnedAway() {
        return turnedAway;
    }
}
