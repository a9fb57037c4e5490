package kontor.audit.search;

import static jakarta.ejb.TransactionAttributeType.REQUIRED;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.audit.AuditEntry;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.InScope;
import kontor.company.access.Internal;

/** Who and what appears in the logs, so that filters can offer it without looking through them. */
@Stateless
@TransactionAttribute(REQUIRED)
public class Choices {
    private static final int MOST = 500;
    private static final int LONGEST_NAME = 160;
    /** What this node has seen in the database, with its label: noted already. */
    private static final Cache<Choice.Key, String> SEEN =
            Caffeine.newBuilder().maximumSize(100_000).build();

    @PersistenceContext
    private EntityManager entities;

    /**
     * Notes what appears in an entry, unless it is known.
     *
     * @param newest whether the person is called by the name in this entry from now on
     */
    @Internal("recording")
    public void note(AuditEntry entry, Collection<String> fields, boolean newest) {
        long company = entry.company().value();
        note(new Choice.Key(company, Choice.Kind.TYPE, entry.getObjectType()), "", newest);
        if (entry.getActorId() != null) {
            note(
                    new Choice.Key(
                            company, Choice.Kind.PERSON, entry.getActorId().toString()),
                    entry.getActorName(),
                    newest);
        }
        fields.stream()
                .map(field -> entry.getObjectType() + "." + field)
                .filter(name -> name.length() <= LONGEST_NAME)
                .forEach(name -> note(new Choice.Key(company, Choice.Kind.FIELD, name), "", newest));
    }

    private void note(Choice.Key key, String label, boolean newest) {
        String seen = SEEN.getIfPresent(key);
        if (label.equals(seen) || seen != null && !newest) {
            return;
        }
        Choice known = entities.find(Choice.class, key);
        if (known != null && (known.label().equals(label) || !newest)) {
            SEEN.put(key, known.label()); // Only what was found: what is written now may be rolled back.
        } else {
            write(key, label);
        }
    }

    /** Not by the entity: of several who note the same at the same time, none may fail. */
    private void write(Choice.Key key, String label) {
        entities.createNativeQuery("insert into audit_choice (company_id, kind, name, label) values (?1, ?2, ?3, ?4)"
                        + " on duplicate key update label = ?4")
                .setParameter(1, key.company())
                .setParameter(2, key.kind().name())
                .setParameter(3, key.name())
                .setParameter(4, label)
                .executeUpdate();
    }

    /** Who appears in the logs the person may read: user ids and their latest names, by name. */
    @InScope("those in the logs the person may read")
    public Map<Long, String> people(Optional<CompanyId> company) {
        Map<Long, String> people = new LinkedHashMap<>();
        find(Choice.Kind.PERSON, company, "choice.label", true)
                .forEach(choice -> people.put(Long.valueOf(choice.name()), choice.label()));
        return people;
    }

    /** What kinds of objects appear in the logs, also in those of which the person may read only their own lines. */
    @InScope("those in the logs the person may read")
    public List<String> types(Optional<CompanyId> company) {
        return find(Choice.Kind.TYPE, company, "choice.name", false).stream()
                .map(Choice::name)
                .distinct()
                .toList();
    }

    /** The fields that changes in the logs are of, each with its kind of objects before a dot; likewise. */
    @InScope("those in the logs the person may read")
    public List<String> fields(Optional<CompanyId> company) {
        return find(Choice.Kind.FIELD, company, "choice.name", false).stream()
                .map(Choice::name)
                .distinct()
                .toList();
    }

    private List<Choice> find(Choice.Kind kind, Optional<CompanyId> company, String order, boolean readable) {
        Scope scope = Scope.current();
        Set<CompanyId> companies = readable
                ? scope.companiesWith(Right.READ_AUDIT_LOG)
                : scope.rights().keySet();
        List<Long> ids = Stream.concat(companies.stream(), Stream.of(new CompanyId(-1)))
                .filter(each -> company.isEmpty() || company.get().equals(each) || each.value() < 0)
                .map(CompanyId::value)
                .toList();
        TypedQuery<Choice> query = entities.createQuery(
                "from AuditChoice choice where choice.companyId in (:companies) and choice.kind = :kind order by "
                        + order,
                Choice.class);
        return query.setParameter("companies", ids)
                .setParameter("kind", kind)
                .setMaxResults(company.isPresent() ? MOST : 20 * MOST)
                .getResultList();
    }
}
