package kontor.company;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose rows the current thread may see, and who is acting. Row scope is enforced beneath the queries
 * ({@link ScopedCompanies}); a thread without a scope sees nothing (law 4).
 *
 * @param actor who acts
 * @param rights the companies in scope, each with what the actor may do there
 * @param operatesInstallation whether the actor may create companies and sees installation-wide settings
 */
public record Scope(Actor actor, Map<CompanyId, Set<Right>> rights, boolean operatesInstallation)
        implements Serializable {

    private static final Scope NOTHING = new Scope(new Actor(null, "nobody", null, null), Map.of(), false);
    private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();

    public Scope {
        rights = Map.copyOf(rights);
    }

    /** The scope of the current thread; one that sees nothing when none was set. */
    public static Scope current() {
        Scope scope = CURRENT.get();
        return scope == null ? NOTHING : scope;
    }

    /** The portal's own scope over exactly these companies, for start-up and timers. */
    public static Scope ofPortal(Set<CompanyId> companies) {
        Map<CompanyId, Set<Right>> all =
                companies.stream().collect(Collectors.toMap(id -> id, id -> EnumSet.allOf(Right.class)));
        return new Scope(Actor.PORTAL, all, true);
    }

    /** Runs the work in this scope and puts back the thread's former scope, whatever happens. */
    public <T> T call(Callable<T> work) throws Exception {
        Scope before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** {@link #call(Callable)} for work that returns nothing and throws nothing checked. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    /** {@link #call(Callable)} for work that throws nothing checked. */
    public <T> T get(Supplier<T> work) {
        try {
            return call(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a Supplier can't throw " + e.getClass(), e);
        }
    }

    /** The same scope for what the portal does by itself when the actor asks for something else. */
    public Scope ofPortalForActor() {
        boolean person = actor.userId() != null;
        return person ? new Scope(Actor.portalFor(actor.userId(), actor.name()), rights, operatesInstallation) : this;
    }

    /** Whether the actor has the right in the company. */
    public boolean may(CompanyId company, Right right) {
        return rights.getOrDefault(company, Set.of()).contains(right);
    }

    /** Whether the actor has one of the rights in the company; where none is named, whether it is in scope at all. */
    public boolean mayAny(CompanyId company, Right... any) {
        Set<Right> had = rights.get(company);
        return had != null && (any.length == 0 || Stream.of(any).anyMatch(had::contains));
    }

    /** Whether the portal acts by itself. */
    public boolean isOfPortal() {
        return actor.equals(Actor.PORTAL);
    }

    /** Whether anyone acts: a person who is signed in, or the portal. */
    public boolean isSet() {
        return this != NOTHING;
    }

    /** The companies in which the actor has the right. */
    public Set<CompanyId> companiesWith(Right right) {
        return rights.entrySet().stream()
                .filter(entry -> entry.getValue().contains(right))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws AccessDenied unless the actor has the right in the company */
    public void require(CompanyId company, Right right) {
        if (!may(company, right)) {
            throw new AccessDenied("no right " + right + " in company " + company, company);
        }
    }

    /** This scope with one more company, for the request in which that company is created. */
    public Scope with(CompanyId company, Set<Right> granted) {
        Map<CompanyId, Set<Right>> more = new HashMap<>(rights);
        more.put(company, Set.copyOf(granted));
        return new Scope(actor, more, operatesInstallation);
    }
}
