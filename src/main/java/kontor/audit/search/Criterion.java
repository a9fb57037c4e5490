package kontor.audit.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kontor.audit.AuditEntry;
import kontor.audit.AuditEntry.Kind;
import kontor.audit.LogEntry;
import kontor.audit.Outcome;

/**
 * Something that lines of one company are looked for by: the places where the ids of those that have it stand.
 *
 * @param places together they hold them all
 * @param ofAnyKind whether lines of kinds that aren't asked for stand there too
 */
record Criterion(List<Place> places, boolean ofAnyKind) {
    private static final String ENTRIES = "audit_entry";

    Criterion {
        places = List.copyOf(places);
    }

    static Criterion any(long company, Collection<Kind> kinds) {
        return ofColumns("ix_audit_entry_kind", Map.of(), company, kinds);
    }

    static Criterion person(long person, long company, Collection<Kind> kinds) {
        return ofColumns("ix_audit_entry_person", Map.of("actor_id", person), company, kinds);
    }

    static Criterion type(String type, long company, Collection<Kind> kinds) {
        return ofColumns("ix_audit_entry_type", Map.of("object_type", type), company, kinds);
    }

    /** @param creation the term of the request that made the object, which was one to its collection */
    static Criterion object(
            String type, String object, Optional<byte[]> creation, long company, Collection<Kind> kinds) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("object_key", AuditEntry.objectKey(type, object));
        Criterion later = ofColumns("ix_audit_entry_object", columns, company, kinds);
        return creation.map(term -> new Criterion(
                        Stream.concat(later.places.stream(), Stream.of(term(term, company)))
                                .toList(),
                        true))
                .orElse(later);
    }

    static Criterion call(UUID call, long company, Collection<Kind> kinds) {
        return ofColumns("ix_audit_entry_call", Map.of("call_id", call.toString()), company, kinds);
    }

    private static Criterion ofColumns(
            String index, Map<String, Object> further, long company, Collection<Kind> kinds) {
        return new Criterion(
                kinds.stream()
                        .map(kind -> {
                            Map<String, Object> columns = new LinkedHashMap<>();
                            columns.put("company_id", company);
                            columns.putAll(further);
                            columns.put("kind", kind.name());
                            return new Place(ENTRIES, index, columns, "id", 1);
                        })
                        .toList(),
                false);
    }

    /** @param terms any of which will do */
    static Criterion terms(List<byte[]> terms, long company) {
        return new Criterion(terms.stream().map(term -> term(term, company)).toList(), true);
    }

    private static Place term(byte[] term, long company) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("company_id", company);
        columns.put("term", term);
        return new Place("audit_term", "PRIMARY", columns, "entry_id", 1);
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
        return ofWrites("open_change", "ix_open_change_company", "state", state, company, 1);
    }

    /** Both the portal and a person may have found the same. */
    private static Criterion outcome(Outcome.Result result, long company) {
        return ofWrites(ENTRIES, "ix_audit_entry_outcome", "outcome", result.name(), company, 2);
    }

    private static Criterion ofWrites(
            String table, String index, String column, String value, long company, int oftenest) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("company_id", company);
        columns.put(column, value);
        return new Criterion(List.of(new Place(table, index, columns, "intent_id", oftenest)), false);
    }
}
