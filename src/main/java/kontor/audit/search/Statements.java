package kontor.audit.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    /**
     * How many lines have something, counted from the newest on to a bound, and the last id that was counted; for each
     * place.
     */
    List<Sql> counts(long part, long number, Criterion criterion, int atMost) {
        return criterion.places().stream()
                .map(place -> {
                    List<Object> parameters = new ArrayList<>(List.of(part, number));
                    parameters.addAll(within(place.values()));
                    return new Sql(
                            "select ?, ?, count(*), coalesce(min(id), 0) from (select " + place.id("found") + " as id "
                                    + newestOf(place, "") + atMost + ") counted",
                            parameters);
                })
                .toList();
    }

    /**
     * The newest lines that have all of it, of each place of the first. Rows are looked at last, and only where no index
     * tells: they lie all over the disk.
     */
    List<Sql> lines(List<Criterion> criteria, int atMost) {
        List<Sql> statements = new ArrayList<>();
        for (Place place : criteria.get(0).places()) {
            StringBuilder conditions = new StringBuilder();
            List<Object> parameters = within(place.values());
            List<Sql> questions = new ArrayList<>();
            criteria.subList(1, criteria.size()).forEach(other -> questions.add(other.holds(place.id("found"))));
            row(place.id("found"), criteria.get(0).ofAnyKind()).ifPresent(questions::add);
            for (Sql question : questions) {
                conditions.append(" and ").append(question.text());
                parameters.addAll(question.parameters());
            }
            statements.add(new Sql(
                    "select " + place.id("found") + " " + newestOf(place, conditions.toString())
                            + place.oftenest() * atMost,
                    parameters));
        }
        return statements;
    }

    private static String newestOf(Place place, String conditions) {
        return place.from("found") + " and " + place.id("found") + " between ? and ?" + conditions + " order by "
                + place.id("found") + " desc limit ";
    }

    /** What only a line's row tells, as a condition; empty where nothing is left to ask. */
    private Optional<Sql> row(String line, boolean ofAnyKind) {
        StringBuilder text = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        if (ofAnyKind && !kinds.containsAll(Criteria.ALL_KINDS)) {
            text.append(" and line.kind in (")
                    .append(String.join(", ", Collections.nCopies(kinds.size(), "?")))
                    .append(')');
            kinds.forEach(kind -> parameters.add(kind.name()));
        }
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
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sql(
                        "(select 1 from audit_entry line where line.id = " + line + text + " limit 1) = 1",
                        parameters));
    }

    private List<Object> within(List<Object> values) {
        List<Object> all = new ArrayList<>(values);
        all.add(least);
        all.add(most);
        return all;
    }

    /** As the column has it. */
    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
