package kontor.audit.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kontor.audit.AuditEntry.Kind;
import kontor.audit.LogEntry;
import kontor.audit.Outcome;

/**
 * Something that lines of one company are looked for by: the places where the ids of those that have it stand, newest first,
 * and the question to a line whether it has it. The line's row is {@code line} in both.
 *
 * @param places where the ids stand; together they hold them all
 * @param condition what the line's row must fulfil
 * @param parameters of the condition
 */
record Criterion(List<Place> places, String condition, List<Object> parameters) {
    /**
     * One place in an index.
     *
     * @param table the table, with the index where the database might take another
     * @param join how the line is joined to it; the empty string where it is the line itself
     * @param where what all rows of the place have in common; what follows in the index is the id
     * @param id the column with the line's id
     * @param parameters of {@code where}
     * @param oftenest how often an id may stand there
     */
    record Place(String table, String join, String where, String id, List<Object> parameters, int oftenest) {}

    private static final String LINE = "audit_entry line force index (%s)";

    static Criterion any(long company, Collection<Kind> kinds) {
        return ofColumn("ix_audit_entry_kind", "", List.of(), company, kinds);
    }

    static Criterion person(long person, long company, Collection<Kind> kinds) {
        return ofColumn("ix_audit_entry_person", "line.actor_id = ?", List.of(person), company, kinds);
    }

    static Criterion type(String type, long company, Collection<Kind> kinds) {
        return ofColumn("ix_audit_entry_type", "line.object_type = ?", List.of(type), company, kinds);
    }

    /** @param creation the term of the request that made the object, which was one to its collection */
    static Criterion object(
            String type, String object, Optional<byte[]> creation, long company, Collection<Kind> kinds) {
        Criterion later = ofColumn(
                "ix_audit_entry_object",
                "line.object_type = ? and line.object_id = ?",
                List.of(type, object),
                company,
                kinds);
        return creation.map(term -> later.or(term(List.of(term), company))).orElse(later);
    }

    private Criterion or(Criterion other) {
        return new Criterion(
                Stream.concat(places.stream(), other.places.stream()).toList(),
                "(" + condition + " or " + other.condition + ")",
                joined(parameters, other.parameters));
    }

    static Criterion call(UUID call, long company, Collection<Kind> kinds) {
        return ofColumn("ix_audit_entry_call", "line.call_id = ?", List.of(call.toString()), company, kinds);
    }

    private static Criterion ofColumn(
            String index, String condition, List<Object> parameters, long company, Collection<Kind> kinds) {
        String where = "line.company_id = ? and line.kind = ?" + (condition.isEmpty() ? "" : " and " + condition);
        List<Place> places = kinds.stream()
                .map(kind -> new Place(
                        LINE.formatted(index),
                        "",
                        where,
                        "line.id",
                        joined(List.of(company, kind.name()), parameters),
                        1))
                .toList();
        return new Criterion(places, condition.isEmpty() ? "true" : condition, parameters);
    }

    /** @param terms any of which will do */
    static Criterion term(List<byte[]> terms, long company) {
        List<Place> places = terms.stream()
                .map(term -> new Place(
                        "audit_term found",
                        " straight_join audit_entry line on line.id = found.entry_id",
                        "found.company_id = ? and found.term = ?",
                        "found.entry_id",
                        List.of(company, term),
                        1))
                .toList();
        // The limit keeps the database from beginning with this instead.
        String condition = "(select 1 from audit_term had where had.company_id = ? and had.term in ("
                + String.join(", ", Collections.nCopies(terms.size(), "?"))
                + ") and had.entry_id = line.id limit 1) = 1";
        return new Criterion(places, condition, joined(List.of(company), terms));
    }

    /** Lines in a state that later entries tell of; those that are still open stand in a table of their own. */
    static Criterion state(LogEntry.State state, long company) {
        return switch (state) {
            case PENDING -> open("SENT", company);
            case UNKNOWN, CANNOT_TELL -> open(state.name(), company);
            case APPLIED, REJECTED, NOT_APPLIED -> outcome(Outcome.Result.valueOf(state.name()), company);
            case DONE -> throw new IllegalArgumentException("done is a kind of lines, not what became of one");
        };
    }

    private static Criterion open(String state, long company) {
        Place place = new Place(
                "open_change opened force index (ix_open_change_company)",
                " straight_join audit_entry line on line.id = opened.intent_id",
                "opened.company_id = ? and opened.state = ?",
                "opened.intent_id",
                List.of(company, state),
                1);
        return new Criterion(
                List.of(place),
                "(select 1 from open_change opened where opened.intent_id = line.id and opened.state = ? limit 1) = 1",
                List.of(state));
    }

    /** Both the portal and a person may have found the same. */
    private static Criterion outcome(Outcome.Result result, long company) {
        Place place = new Place(
                "audit_entry later force index (ix_audit_entry_outcome)",
                " straight_join audit_entry line on line.id = later.intent_id",
                "later.company_id = ? and later.outcome = ?",
                "later.intent_id",
                List.of(company, result.name()),
                2);
        return new Criterion(
                List.of(place),
                "(select 1 from audit_entry later where later.intent_id = line.id and later.outcome = ? limit 1) = 1",
                List.of(result.name()));
    }

    private static List<Object> joined(List<?> first, List<?> second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
