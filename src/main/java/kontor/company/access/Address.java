package kontor.company.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kontor.company.CompanyId;
import kontor.company.Ids;
import kontor.company.Right;
import kontor.company.Scope;

/**
 * An address of the portal: who may ask for it, and which ids it takes. What can't be told from the request and the scope
 * alone, such as whether the company has a credential of that id, is the services' to refuse, with the same answer.
 *
 * @param path as the container maps it, without {@code .xhtml}; with a slash at its end, all that is below it
 * @param company whether the address names a company
 * @param rights one of which is needed in the company; none at all for whoever belongs to it
 * @param without who may ask for it without a company
 * @param emptyIsNone whether an empty company is none, as forms send it
 * @param ids the parameters that name objects, each with whether there must be one
 */
public record Address(
        String path,
        Naming company,
        Set<Right> rights,
        Whoever without,
        boolean emptyIsNone,
        Map<String, Boolean> ids) {

    /** The parameter that names the company. */
    public static final String COMPANY = "company";

    /** Whether an address names a company. */
    public enum Naming {
        NEVER,
        PERHAPS,
        ALWAYS
    }

    /** Who may ask for something that is no company's. */
    public enum Whoever {
        NOBODY,
        EVERYONE,
        SIGNED_IN,
        OPERATORS,
        /** Machines that are known by their network address, and no person. */
        MACHINES,
        /** Whoever has one of the rights in any company. */
        WITH_RIGHT
    }

    /** Why an address is refused; tells nothing of what was typed. */
    public enum Refusal {
        /** An id that is none, is missing, or is there more than once. */
        MALFORMED,
        /** A company that there isn't, or that the person has no such right in. */
        COMPANY,
        /** Nothing that the person may ask for at all. */
        RIGHT
    }

    public Address {
        rights = Set.copyOf(rights);
        ids = Map.copyOf(ids);
    }

    /** For everyone, signed in or not. */
    static Address forEveryone(String path) {
        return new Address(path, Naming.NEVER, Set.of(), Whoever.EVERYONE, false, Map.of());
    }

    /** For whoever is signed in. */
    static Address forSignedIn(String path) {
        return new Address(path, Naming.NEVER, Set.of(), Whoever.SIGNED_IN, false, Map.of());
    }

    /** For those who operate the installation. */
    static Address forOperators(String path) {
        return new Address(path, Naming.NEVER, Set.of(), Whoever.OPERATORS, false, Map.of());
    }

    /** For machines that are known by their network address; whoever is signed in on them is nobody there. */
    static Address forMachines(String path) {
        return new Address(path, Naming.NEVER, Set.of(), Whoever.MACHINES, false, Map.of());
    }

    /** For whoever has one of the rights anywhere; it is no company's. */
    static Address forThoseWith(String path, Right... rights) {
        return new Address(path, Naming.NEVER, Set.of(rights), Whoever.WITH_RIGHT, false, Map.of());
    }

    /** For whoever has one of the rights in the company it names. */
    static Address inCompany(String path, Right... rights) {
        return new Address(path, Naming.ALWAYS, Set.of(rights), Whoever.NOBODY, false, Map.of());
    }

    /** It may name no company, too. */
    Address orWithout(Whoever others) {
        return new Address(path, Naming.PERHAPS, rights, others, emptyIsNone, ids);
    }

    /** An empty company is none. */
    Address orEmpty() {
        return new Address(path, company, rights, without, true, ids);
    }

    /** It names an object. */
    Address needing(String id) {
        return taking(id, true);
    }

    /** It may name an object. */
    Address taking(String id) {
        return taking(id, false);
    }

    private Address taking(String id, boolean needed) {
        Map<String, Boolean> more = new LinkedHashMap<>(ids);
        more.put(id, needed);
        return new Address(path, company, rights, without, emptyIsNone, more);
    }

    /** Whether it is all that is below the path. */
    boolean isPrefix() {
        return path.endsWith("/");
    }

    /** Whether it may be asked for without being signed in. */
    public boolean isPublic() {
        return without == Whoever.EVERYONE;
    }

    /** Whether it is for machines that are known by their network address. */
    public boolean isForMachines() {
        return without == Whoever.MACHINES;
    }

    /**
     * Why the request is refused, or empty.
     *
     * @param parameters the values of each parameter, or {@code null}
     * @param complete whether the request names all that it is about; not a form's, whose page knows it
     */
    public Optional<Refusal> refuses(Scope scope, Function<String, String[]> parameters, boolean complete) {
        if (isPublic()) {
            return Optional.empty();
        }
        String[] named = company == Naming.NEVER ? null : parameters.apply(COMPANY);
        if (emptyIsNone && named != null && named.length == 1 && named[0].isEmpty()) {
            named = null;
        }
        if (!isWellFormed(named, complete && company == Naming.ALWAYS) || !idsAreWellFormed(parameters, complete)) {
            return Optional.of(Refusal.MALFORMED);
        }
        if (named != null) {
            CompanyId id = new CompanyId(Ids.of(named[0]).orElseThrow());
            return scope.mayAny(id, rights.toArray(Right[]::new)) ? Optional.empty() : Optional.of(Refusal.COMPANY);
        }
        return !complete && company != Naming.NEVER || allowsWithout(scope)
                ? Optional.empty()
                : Optional.of(Refusal.RIGHT);
    }

    /**
     * Why whoever sends a form of a page that is open is refused, or empty. The page knows what it is about.
     *
     * @param id the page's company, or empty where it is about none
     */
    public Optional<Refusal> refuses(Scope scope, Optional<CompanyId> id) {
        if (isPublic()) {
            return Optional.empty();
        }
        if (company != Naming.NEVER && id.isPresent()) {
            return scope.mayAny(id.get(), rights.toArray(Right[]::new))
                    ? Optional.empty()
                    : Optional.of(Refusal.COMPANY);
        }
        return allowsWithout(scope) ? Optional.empty() : Optional.of(Refusal.RIGHT);
    }

    private boolean idsAreWellFormed(Function<String, String[]> parameters, boolean complete) {
        return ids.entrySet().stream()
                .allMatch(id -> isWellFormed(parameters.apply(id.getKey()), complete && id.getValue()));
    }

    private static boolean isWellFormed(String[] values, boolean needed) {
        return values == null
                ? !needed
                : values.length == 1
                        && Arrays.stream(values).allMatch(id -> Ids.of(id).isPresent());
    }

    private boolean allowsWithout(Scope scope) {
        return switch (without) {
            case NOBODY, MACHINES -> false;
            case EVERYONE -> true;
            case SIGNED_IN -> scope.isSet();
            case OPERATORS -> scope.operatesInstallation();
            case WITH_RIGHT ->
                rights.stream().anyMatch(right -> !scope.companiesWith(right).isEmpty());
        };
    }
}
