package kontor.catalogue.naming;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.web.Thing;

/** What companies call the things of their accounts, where that is not what the portal calls them. */
@Stateless
public class Namings {
    /** How many things a company can name. */
    public static final int MOST = 2_000;

    /** Asked for on each page, and changed seldom; other nodes learn of it a little later. */
    private static final Cache<CompanyId, Map<Thing, Names>> KNOWN = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** A company has named as many things as it can. */
    public static final class TooMany extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** All names of a company. */
    @Requires
    public Map<Thing, Names> of(CompanyId company) {
        return KNOWN.get(
                company,
                id -> all(id).stream()
                        .collect(Collectors.toUnmodifiableMap(Naming::thing, Naming::names, (one, other) -> one)));
    }

    /**
     * Names things anew; what is called nothing goes by the portal's name again.
     *
     * @param labels what the log calls each thing
     */
    @Requires(Right.ADMINISTER)
    public void name(CompanyId company, Map<Thing, Names> wanted, Function<Thing, String> labels) throws TooMany {
        locks.company(company);
        List<Naming> all = all(company);
        long added = wanted.entrySet().stream()
                .filter(each -> !each.getValue().isNone())
                .filter(each -> find(all, each.getKey()).isEmpty())
                .count();
        if (all.size() + added > MOST) {
            throw new TooMany();
        }
        wanted.forEach((thing, names) -> name(company, thing, names, find(all, thing), labels.apply(thing)));
        KNOWN.invalidate(company);
    }

    private void name(CompanyId company, Thing thing, Names names, Optional<Naming> kept, String label) {
        Names before = kept.map(Naming::names).orElse(Names.NONE);
        if (names.equals(before)) {
            return;
        }
        if (names.isNone()) {
            kept.ifPresent(entities::remove);
        } else {
            Naming naming = kept.orElseGet(() -> new Naming(company, thing));
            naming.called(names, clock.instant());
            entities.persist(naming);
        }
        changes.fire(new LocalChange(
                company, "company.name", "company/" + company.value(), label, image(before), image(names)));
    }

    private static JsonObject image(Names names) {
        return Json.createObjectBuilder()
                .add("german", names.german())
                .add("english", names.english())
                .build();
    }

    private static Optional<Naming> find(List<Naming> all, Thing thing) {
        return all.stream().filter(each -> each.thing().equals(thing)).findFirst();
    }

    private List<Naming> all(CompanyId company) {
        return entities.createQuery("from Naming where companyId = :company order by id", Naming.class)
                .setParameter("company", company.value())
                .setMaxResults(MOST)
                .getResultList();
    }
}
