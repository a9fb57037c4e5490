package kontor.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kontor.audit.search.Sought;
import kontor.company.CompanyId;

/**
 * What to look for in the log. Nothing given means everything.
 *
 * @param company only this company's entries
 * @param person only what this user did
 * @param objectType only objects of this type, like {@code customers}
 * @param object only this object, by its path on the server or by the last part of it
 * @param from only entries from this moment on
 * @param until only entries before this moment
 * @param state only lines in this state
 * @param ownOnly only what the asking person did themselves
 * @param writesOnly only writes through the API, not changes in the portal itself
 * @param olderThan only entries older than the one with this id
 * @param sought what is looked for in the sealed part
 * @param notThrough if given, only what was done through an access to an account, and through none of these, by their ids
 */
public record AuditQuery(
        Optional<CompanyId> company,
        Optional<Long> person,
        Optional<String> objectType,
        Optional<String> object,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<LogEntry.State> state,
        boolean ownOnly,
        boolean writesOnly,
        Optional<Long> olderThan,
        Sought sought,
        Optional<Set<Long>> notThrough) {
    /** Everything, newest first. */
    public static final AuditQuery EVERYTHING = new AuditQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.empty());

    public AuditQuery {
        Objects.requireNonNull(company);
        notThrough = notThrough.map(Set::copyOf);
    }

    /** A query for what was done through any access. */
    public AuditQuery(
            Optional<CompanyId> company,
            Optional<Long> person,
            Optional<String> objectType,
            Optional<String> object,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<LogEntry.State> state,
            boolean ownOnly,
            boolean writesOnly,
            Optional<Long> olderThan,
            Sought sought) {
        this(
                company,
                person,
                objectType,
                object,
                from,
                until,
                state,
                ownOnly,
                writesOnly,
                olderThan,
                sought,
                Optional.empty());
    }

    /** A query for nothing that is sealed. */
    public AuditQuery(
            Optional<CompanyId> company,
            Optional<Long> person,
            Optional<String> objectType,
            Optional<String> object,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<LogEntry.State> state,
            boolean ownOnly,
            boolean writesOnly,
            Optional<Long> olderThan) {
        this(company, person, objectType, object, from, until, state, ownOnly, writesOnly, olderThan, Sought.NOTHING);
    }

    public AuditQuery in(CompanyId only) {
        return new AuditQuery(
                Optional.of(only),
                person,
                objectType,
                object,
                from,
                until,
                state,
                ownOnly,
                writesOnly,
                olderThan,
                sought,
                notThrough);
    }

    /** Only what is older than the entry with that id. */
    public AuditQuery olderThan(long id) {
        return new AuditQuery(
                company,
                person,
                objectType,
                object,
                from,
                until,
                state,
                ownOnly,
                writesOnly,
                Optional.of(id),
                sought,
                notThrough);
    }

    /** Only this object, and those of the same name in other accounts. */
    public AuditQuery about(String type, String id) {
        return new AuditQuery(
                company,
                person,
                Optional.of(type),
                Optional.of(id),
                from,
                until,
                state,
                ownOnly,
                writesOnly,
                olderThan,
                sought,
                notThrough);
    }

    /** Only what was done through an access, and through none of these. */
    public AuditQuery notThrough(Set<Long> accesses) {
        return new AuditQuery(
                company,
                person,
                objectType,
                object,
                from,
                until,
                state,
                ownOnly,
                writesOnly,
                olderThan,
                sought,
                Optional.of(accesses));
    }
}
