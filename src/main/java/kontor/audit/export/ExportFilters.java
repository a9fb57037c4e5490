package kontor.audit.export;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kontor.audit.AuditEntry;
import kontor.audit.AuditQuery;
import kontor.audit.LogEntry;
import kontor.audit.search.Sought;
import kontor.company.CompanyId;
import kontor.company.Ids;

/**
 * What of a company's log is asked for, by the names that the log page's address has for it. What can't be understood is
 * passed over there, and so it is here.
 *
 * @param person only what this user did
 * @param type only objects of this type
 * @param object only this object
 * @param credential only objects of the account that this access leads to
 * @param state only lines in this state
 * @param from only from this day on
 * @param until only until this day, itself included
 * @param sought what is looked for in the sealed part
 */
public record ExportFilters(
        Optional<Long> person,
        Optional<String> type,
        Optional<String> object,
        Optional<Long> credential,
        Optional<LogEntry.State> state,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Sought sought) {
    private static final int LONGEST = 400;

    /** Of an object's path. */
    private static final int LONGEST_OBJECT = 2_500;

    private static final String CALL = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** @param parameters what the address says by a name, or {@code null} */
    public static ExportFilters of(UnaryOperator<String> parameters) {
        return new ExportFilters(
                text(parameters, "person").flatMap(Ids::of),
                text(parameters, "type").filter(type -> type.length() <= AuditEntry.LONGEST_TYPE),
                text(parameters, "object", LONGEST_OBJECT),
                text(parameters, "credential").flatMap(Ids::of),
                text(parameters, "state").flatMap(ExportFilters::state),
                text(parameters, "from").flatMap(ExportFilters::day),
                text(parameters, "until").flatMap(ExportFilters::day),
                new Sought(
                        text(parameters, "text"),
                        text(parameters, "field")
                                .map(names -> Set.of(names.split(",")))
                                .orElse(Set.of()),
                        text(parameters, "old"),
                        text(parameters, "new"),
                        text(parameters, "reason"),
                        text(parameters, "call").map(ExportFilters::call)));
    }

    /** A call that nobody can have made finds nothing. */
    private static UUID call(String text) {
        return text.matches(CALL) ? UUID.fromString(text) : new UUID(0, 0);
    }

    private static Optional<String> text(UnaryOperator<String> parameters, String name) {
        return text(parameters, name, LONGEST);
    }

    private static Optional<String> text(UnaryOperator<String> parameters, String name, int longest) {
        return Optional.ofNullable(parameters.apply(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= longest);
    }

    private static Optional<LogEntry.State> state(String name) {
        return Stream.of(LogEntry.State.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 1970 && day.getYear() < 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The same for another company, whose accounts are others. */
    public ExportFilters elsewhere() {
        return new ExportFilters(person, type, object, Optional.empty(), state, from, until, sought);
    }

    /** Whether entries between the first and the last are left out. */
    public boolean isSelection() {
        return person.isPresent()
                || type.isPresent()
                || object.isPresent()
                || credential.isPresent()
                || state.isPresent()
                || !sought.isNothing();
    }

    /** @param zone where the days are days */
    AuditQuery query(CompanyId company, ZoneId zone) {
        return new AuditQuery(
                Optional.of(company),
                person,
                type,
                object,
                from.map(day -> day.atStartOfDay(zone).toInstant()),
                until.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                state,
                false,
                false,
                Optional.empty(),
                sought);
    }

    /** What the address says of them, by name; only those that are given. */
    public Map<String, String> address() {
        Map<String, String> address = new LinkedHashMap<>();
        person.ifPresent(id -> address.put("person", id.toString()));
        type.ifPresent(name -> address.put("type", name));
        object.ifPresent(name -> address.put("object", name));
        credential.ifPresent(id -> address.put("credential", id.toString()));
        state.ifPresent(name -> address.put("state", name.name().toLowerCase(Locale.ROOT)));
        sought.text().ifPresent(text -> address.put("text", text));
        if (!sought.fields().isEmpty()) {
            address.put("field", String.join(",", new TreeSet<>(sought.fields())));
        }
        sought.oldValue().ifPresent(value -> address.put("old", value));
        sought.newValue().ifPresent(value -> address.put("new", value));
        sought.reason().ifPresent(text -> address.put("reason", text));
        sought.call().ifPresent(id -> address.put("call", id.toString()));
        from.ifPresent(day -> address.put("from", day.toString()));
        until.ifPresent(day -> address.put("until", day.toString()));
        return address;
    }

    JsonObject image() {
        JsonObjectBuilder image = Json.createObjectBuilder();
        address().forEach(image::add);
        return image.build();
    }
}
