package kontor.audit.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.audit.AuditEntry.Kind;
import kontor.audit.AuditQuery;

/**
 * The statements of a search: of one company, whose lines come in the order of an index, or of several at once, whose lines
 * have to be sorted and are therefore asked for between two ids that aren't far apart.
 *
 * @param query what is looked for
 * @param kinds the kinds of lines that can fit
 */
record Statements(AuditQuery query, Set<Kind> kinds) {
    /** Entries of format 1 were not given their ids and their times under the same lock. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private static final String COMPANY = "company_id";

    /** A company, and the lowest and highest id of its entries in the query's time; nothing where there are none. */
    Sql bounds(long company) {
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
     * How many lines of one company have something, counted from the newest on to a bound, and the last id that was counted;
     * for each place.
     *
     * @param number of the criterion
     */
    List<Sql> newestCounted(Part part, int number, int atMost) {
        return part.criteria().get(number).places().stream()
                .map(place -> {
                    Sql where = where(List.of(part), List.of(place));
                    String id = "found." + place.id();
                    return new Sql(
                            "select " + number + ", count(*), coalesce(min(id), 0) from (select " + id + " as id "
                                    + place.from("found") + where.text() + " order by " + id + " desc limit " + atMost
                                    + ") counted",
                            where.parameters());
                })
                .toList();
    }

    /** How many lines have something; for each index. */
    List<Sql> counted(List<Part> alike, int number) {
        List<Sql> statements = new ArrayList<>();
        for (List<Integer> places : together(alike, number)) {
            Sql where = where(alike, number, places);
            statements.add(new Sql(
                    "select " + number + ", count(*) "
                            + place(alike, number, places.getFirst()).from("found") + where.text(),
                    where.parameters()));
        }
        return statements;
    }

    /**
     * The newest lines that have all of it, for each index of the first criterion. Rows are looked at last, and only where no
     * index tells: they lie all over the disk.
     *
     * @param alike parts of one shape
     * @param order the numbers of the criteria, that one first along which to go
     */
    List<Sql> lines(List<Part> alike, List<Integer> order, int atMost) {
        int first = order.getFirst();
        List<Sql> statements = new ArrayList<>();
        for (List<Integer> places : together(alike, first)) {
            Place place = place(alike, first, places.getFirst());
            String id = "found." + place.id();
            Sql where = where(alike, first, places);
            StringBuilder text = new StringBuilder(where.text());
            List<Object> parameters = new ArrayList<>(where.parameters());
            List<Sql> questions = new ArrayList<>();
            order.subList(1, order.size()).forEach(other -> questions.add(has(alike, other, id)));
            row(id, alike.getFirst().criteria().get(first).ofAnyKind()).ifPresent(questions::add);
            for (Sql question : questions) {
                text.append(" and ").append(question.text());
                parameters.addAll(question.parameters());
            }
            statements.add(new Sql(
                    "select " + id + " " + place.from("found") + text + " order by " + id + " desc limit "
                            + place.oftenest() * atMost,
                    parameters));
        }
        return statements;
    }

    private static Place place(List<Part> alike, int criterion, int place) {
        return alike.getFirst().criteria().get(criterion).places().get(place);
    }

    /** The numbers of a criterion's places that one statement can go along: in one company, each by itself. */
    private static List<List<Integer>> together(List<Part> alike, int criterion) {
        List<Place> places = alike.getFirst().criteria().get(criterion).places();
        Map<Object, List<Integer>> byIndex = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            byIndex.computeIfAbsent(alike.size() == 1 ? i : places.get(i).index(), index -> new ArrayList<>())
                    .add(i);
        }
        return List.copyOf(byIndex.values());
    }

    private static Sql where(List<Part> alike, int criterion, List<Integer> numbers) {
        List<Part> parts = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Part part : alike) {
            for (int number : numbers) {
                parts.add(part);
                places.add(part.criteria().get(criterion).places().get(number));
            }
        }
        return where(parts, places);
    }

    private static Sql where(List<Part> parts, List<Place> places) {
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            parameters.addAll(places.get(i).columns().values());
            parameters.add(parts.get(i).least());
            parameters.add(parts.get(i).most());
        }
        return new Sql(
                " where "
                        + places.stream()
                                .map(place -> place.between("found"))
                                .collect(Collectors.joining(" or ", "(", ")")),
                parameters);
    }

    /** Whether a line has something, as a condition. The limit keeps the database from beginning with this instead. */
    private static Sql has(List<Part> alike, int criterion, String line) {
        List<String> texts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        int places = alike.getFirst().criteria().get(criterion).places().size();
        for (int i = 0; i < places; i++) {
            Place place = place(alike, criterion, i);
            StringBuilder text = new StringBuilder("(select 1 " + place.from("had") + " where ");
            for (String column : place.columns().keySet()) {
                Sql value = value(alike, criterion, i, column);
                text.append("had.")
                        .append(column)
                        .append(" = ")
                        .append(value.text())
                        .append(" and ");
                parameters.addAll(value.parameters());
            }
            texts.add(text + "had." + place.id() + " = " + line + " limit 1) = 1");
        }
        return new Sql("(" + String.join(" or ", texts) + ")", parameters);
    }

    /** A column's value in the company of the line. */
    private static Sql value(List<Part> alike, int criterion, int place, String column) {
        Object first = place(alike, criterion, place).columns().get(column);
        if (alike.size() == 1
                || alike.stream()
                        .allMatch(part -> Objects.deepEquals(
                                first,
                                part.criteria()
                                        .get(criterion)
                                        .places()
                                        .get(place)
                                        .columns()
                                        .get(column)))) {
            return new Sql("?", List.of(first));
        }
        if (column.equals(COMPANY)) {
            return new Sql("found." + COMPANY, List.of());
        }
        List<Object> parameters = new ArrayList<>();
        for (Part part : alike) {
            parameters.add(part.company());
            parameters.add(
                    part.criteria().get(criterion).places().get(place).columns().get(column));
        }
        return new Sql("case found." + COMPANY + " when ? then ?".repeat(alike.size()) + " end", parameters);
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
                .filter(path -> path.startsWith("/") && !Criteria.isOneObject(query))
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
        query.notThrough().ifPresent(others -> {
            text.append(" and line.credential_id is not null");
            if (!others.isEmpty()) {
                text.append(" and line.credential_id not in (")
                        .append(String.join(", ", Collections.nCopies(others.size(), "?")))
                        .append(')');
                parameters.addAll(others);
            }
        });
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sql(
                        "(select 1 from audit_entry line where line.id = " + line + text + " limit 1) = 1",
                        parameters));
    }

    /** As the column has it. */
    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
