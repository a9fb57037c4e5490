package kontor.audit.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import kontor.audit.AuditEntry.Kind;
import kontor.audit.AuditQuery;
import kontor.company.CompanyId;

/**
 * The statements that search one company's log.
 *
 * @param company the company's id
 * @param query what is looked for
 * @param kinds the kinds of lines that can fit
 * @param least the lowest id that can fit
 * @param most the highest id that can fit
 */
record Statements(long company, AuditQuery query, Set<Kind> kinds, long least, long most) {
    /** Entries of format 1 were not given their ids and their times under the same lock. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    static Statements of(CompanyId company, AuditQuery query, Set<Kind> kinds) {
        return new Statements(
                company.value(),
                query,
                kinds,
                0,
                query.olderThan().map(id -> id - 1).orElse(Long.MAX_VALUE));
    }

    Statements between(long first, long last) {
        return new Statements(company, query, kinds, Math.max(least, first), Math.min(most, last));
    }

    /** The company, and the lowest and highest id of its entries in the query's time; nothing where there are none. */
    Sql bounds() {
        Instant from = query.from().map(moment -> moment.minus(LEEWAY)).orElse(Instant.EPOCH);
        Instant until = query.until().map(moment -> moment.plus(LEEWAY)).orElse(Instant.parse("9000-01-01T00:00:00Z"));
        String end = "select id from audit_entry force index (ix_audit_entry_company_time)"
                + " where company_id = ? and happened_at between ? and ? order by happened_at";
        List<Object> place = List.of(company, utc(from), utc(until));
        List<Object> parameters = new ArrayList<>(List.of(company));
        parameters.addAll(place);
        parameters.addAll(place);
        return new Sql(
                "select ?, coalesce((" + end + ", id limit 1), 1), coalesce((" + end + " desc, id desc limit 1), 0)",
                parameters);
    }

    /** How many lines have something, counted from the newest on to a bound, and the last id that was counted; for each place. */
    List<Sql> counts(long part, long number, Criterion criterion, int atMost) {
        return criterion.places().stream()
                .map(place -> {
                    List<Object> parameters = new ArrayList<>(List.of(part, number));
                    parameters.addAll(with(place.parameters(), least, most));
                    return new Sql(
                            "select ?, ?, count(*), coalesce(min(id), 0) from (select " + place.id() + " as id from "
                                    + place.table() + " where " + place.where() + " and " + place.id()
                                    + " between ? and ? order by " + place.id() + " desc limit " + atMost + ") counted",
                            parameters);
                })
                .toList();
    }

    /** The newest lines that have all of it, of each place of the first. */
    List<Sql> lines(List<Criterion> criteria, int atMost) {
        Criterion first = criteria.get(0);
        List<Sql> statements = new ArrayList<>();
        for (Criterion.Place place : first.places()) {
            StringBuilder text = new StringBuilder("select " + place.id() + " from " + place.table() + place.join()
                    + " where " + place.where() + " and " + place.id() + " between ? and ?");
            List<Object> parameters = with(place.parameters(), least, most);
            for (Criterion other : criteria.subList(1, criteria.size())) {
                text.append(" and ").append(other.condition());
                parameters.addAll(other.parameters());
            }
            addColumns(text, parameters);
            text.append(" order by ").append(place.id()).append(" desc limit ").append(place.oftenest() * atMost);
            statements.add(new Sql(text.toString(), parameters));
        }
        return statements;
    }

    private void addColumns(StringBuilder text, List<Object> parameters) {
        text.append(" and line.kind in (")
                .append(String.join(", ", Collections.nCopies(kinds.size(), "?")))
                .append(')');
        kinds.forEach(kind -> parameters.add(kind.name()));
        query.object()
                .filter(path -> path.contains("/") && !Criteria.isOneObject(query))
                .ifPresent(object -> {
                    text.append(" and line.object_id = ?");
                    parameters.add(object);
                });
        query.from().ifPresent(from -> {
            text.append(" and line.happened_at >= ?");
            parameters.add(utc(from));
        });
        query.until().ifPresent(until -> {
            text.append(" and line.happened_at < ?");
            parameters.add(utc(until));
        });
    }

    private static List<Object> with(List<Object> parameters, long least, long most) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(least);
        all.add(most);
        return all;
    }

    /** As the column has it. */
    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
