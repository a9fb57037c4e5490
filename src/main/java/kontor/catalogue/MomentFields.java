package kontor.catalogue;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.credential.Credentials;

/**
 * Which moments of an account are days, and which are times of day: its document calls them all moments. Learned from what
 * the account sends, and kept until something else comes; what an administrator says stays.
 */
@Stateless
public class MomentFields {
    private static final int MOST = 2_000;
    private static final int LONGEST_NAME = 400;
    private static final MomentSightings SIGHTINGS = new MomentSightings();

    /** The account of a company. */
    private record Place(long company, long credential) {}

    /** Read for each page, and changed seldom; other nodes learn of it a little later. */
    private static final Cache<Place, Map<String, Map<String, Known>>> KNOWN = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Credentials credentials;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /**
     * What is known of a field.
     *
     * @param chosen whether an administrator said so
     */
    public record Known(MomentKind kind, boolean chosen) {
        /** Whether a value says that the field does not hold that, and nobody else said that it does. */
        boolean isContradictedBy(MomentText.Reading value) {
            return !chosen
                    && switch (kind) {
                        case MOMENT -> false;
                        case DAY -> value.day().isEmpty();
                        case HOUR -> value.hour().isEmpty();
                    };
        }
    }

    /** What is known of an account: by resource type, and by the names of fields with dots between. */
    @Requires
    public Map<String, Map<String, Known>> of(CompanyId company, long credential) {
        return KNOWN.get(new Place(company.value(), credential), place -> {
            Map<String, Map<String, Known>> known = new LinkedHashMap<>();
            for (MomentField each : all(company, credential)) {
                known.computeIfAbsent(each.resourceType(), type -> new LinkedHashMap<>())
                        .put(each.field(), new Known(each.kind(), each.isChosen()));
            }
            return known;
        });
    }

    /** Looks at objects that the account has sent. What is new of it is worth to be {@linkplain #keep kept}. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Map<String, MomentKind> news(
            CompanyId company, long credential, ResourceType type, List<JsonObject> objects) {
        Map<String, Known> known = of(company, credential).getOrDefault(type.name(), Map.of());
        return SIGHTINGS.look(credential, type, objects, field -> Optional.ofNullable(known.get(field)));
    }

    /** Keeps what was seen; what an administrator has said stays as it is. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void keep(CompanyId company, long credential, String resourceType, Map<String, MomentKind> seen) {
        locks.company(company);
        List<MomentField> all = all(company, credential);
        seen.forEach((field, kind) -> {
            MomentField kept = find(all, resourceType, field).orElse(null);
            if (kept != null && !kept.isChosen()) {
                kept.is(kind, false, clock.instant());
            } else if (kept == null && all.size() < MOST && field.length() <= LONGEST_NAME) {
                add(company, credential, resourceType, field, kind, false);
            }
        });
        KNOWN.invalidate(new Place(company.value(), credential));
    }

    /** Takes an administrator's word for what a field holds, until they say otherwise. */
    @Requires(Right.ADMINISTER)
    public void choose(CompanyId company, long credential, String resourceType, String field, MomentKind kind) {
        locks.company(company);
        String label = credentials.get(company, credential).getLabel();
        Optional<MomentField> kept = find(all(company, credential), resourceType, field);
        JsonObject before = kept.map(each -> image(resourceType, field, each.kind()))
                .orElse(image(resourceType, field, MomentKind.MOMENT));
        kept.ifPresentOrElse(
                each -> each.is(kind, true, clock.instant()),
                () -> add(company, credential, resourceType, field, kind, true));
        changes.fire(new LocalChange(
                company, "document.moment", "document/" + credential, label, before, image(resourceType, field, kind)));
        KNOWN.invalidate(new Place(company.value(), credential));
    }

    private static JsonObject image(String resourceType, String field, MomentKind kind) {
        return Json.createObjectBuilder()
                .add(resourceType + "/" + field, kind.name())
                .build();
    }

    private void add(
            CompanyId company, long credential, String resourceType, String field, MomentKind kind, boolean chosen) {
        MomentField added = new MomentField(company, credential, resourceType, field);
        added.is(kind, chosen, clock.instant());
        entities.persist(added);
    }

    private static Optional<MomentField> find(List<MomentField> all, String resourceType, String field) {
        return all.stream()
                .filter(each ->
                        each.resourceType().equals(resourceType) && each.field().equals(field))
                .findFirst();
    }

    private List<MomentField> all(CompanyId company, long credential) {
        return entities.createQuery(
                        "from MomentField where companyId = :company and credentialId = :credential", MomentField.class)
                .setParameter("company", company.value())
                .setParameter("credential", credential)
                .setMaxResults(MOST)
                .getResultList();
    }
}
