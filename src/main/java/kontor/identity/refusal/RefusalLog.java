package kontor.identity.refusal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kontor.company.Actor;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.access.ForPortal;
import kontor.identity.PersonLog;
import kontor.identity.User;

/**
 * Tells logs whom they refused. Of a person, a company and a network address there is at most one entry in a minute, whichever
 * nodes they asked; it says how many attempts it stands for. A row that nodes lock decides.
 */
@Stateless
public class RefusalLog {
    /** A log has at most one entry in this time. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final int AT_ONCE = 500;
    private static final String SAME = " where user_id = :person and company_id = :company and address = :address";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private PersonLog logs;

    private final Clock clock = Clock.systemUTC();

    /** Adds attempts, and tells of them unless there was an entry less than a minute ago. */
    @ForPortal
    public void add(Refused refused, String page, int attempts) {
        of(
                        refused,
                        "insert into refused_access (user_id, company_id, address, page, left_out)"
                                + " values (:person, :company, :address, :page, :attempts)"
                                + " on duplicate key update page = if(left_out = 0, :page, page), left_out = left_out + :attempts")
                .setParameter("page", page)
                .setParameter("attempts", attempts)
                .executeUpdate();
        tellIfDue(refused);
    }

    /** Tells of what had no entry in its minute. */
    @ForPortal
    public void tellLeftOut() {
        for (Object row : entities.createNativeQuery(
                        "select user_id, company_id, address from refused_access where left_out > 0 and logged_at <= :before",
                        Tuple.class)
                .setParameter("before", clock.instant().minus(PAUSE))
                .setMaxResults(AT_ONCE)
                .getResultList()) {
            Tuple left = (Tuple) row;
            tellIfDue(new Refused(number(left, 0), new CompanyId(number(left, 1)), (String) left.get(2)));
        }
        entities.createNativeQuery("delete from refused_access where left_out = 0 and logged_at <= :before")
                .setParameter("before", clock.instant().minus(FORGOTTEN))
                .executeUpdate();
    }

    private void tellIfDue(Refused refused) {
        Instant now = clock.instant();
        List<?> due = of(
                        refused,
                        "select page, left_out from refused_access" + SAME
                                + " and left_out > 0 and logged_at <= :before for update",
                        Tuple.class)
                .setParameter("before", now.minus(PAUSE))
                .getResultList();
        if (due.isEmpty()) {
            return;
        }
        of(refused, "update refused_access set left_out = 0, logged_at = :now" + SAME)
                .setParameter("now", now)
                .executeUpdate();
        Tuple row = (Tuple) due.get(0);
        record(refused, (String) row.get(0), number(row, 1));
    }

    private void record(Refused refused, String page, long attempts) {
        String name = entities.find(User.class, refused.person()).getName();
        logs.record(
                List.of(refused.company()),
                new Actor(refused.person(), name, refused.address(), null),
                log -> new LocalChange(
                        log,
                        "access.refuse",
                        LocalChange.ACCESS + "/" + refused.person(),
                        page,
                        JsonValue.EMPTY_JSON_OBJECT,
                        Json.createObjectBuilder().add("attempts", attempts).build()));
    }

    private Query of(Refused refused, String statement) {
        return named(refused, entities.createNativeQuery(statement));
    }

    private Query of(Refused refused, String query, Class<?> row) {
        return named(refused, entities.createNativeQuery(query, row));
    }

    private static Query named(Refused refused, Query query) {
        return query.setParameter("person", refused.person())
                .setParameter("company", refused.company().value())
                .setParameter("address", refused.address());
    }

    private static long number(Tuple row, int column) {
        return ((Number) row.get(column)).longValue();
    }
}
