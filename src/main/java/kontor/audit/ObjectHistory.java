package kontor.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;

/**
 * The writes to one object, those included that the person may not read: what an object was like doesn't depend on who
 * asks. Whoever shows one asks {@link AuditSearch#mayRead} first.
 */
@Stateless
public class ObjectHistory {
    private static final int BEFORE_MOMENT = 50;
    private static final int AFTER_MOMENT = 5;
    private static final int MOST_CREATIONS = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditSearch search;

    /**
     * The writes around a moment, oldest first: the last {@value #BEFORE_MOMENT} until then, and the first few after it.
     *
     * @param object its IRI
     */
    @Requires({Right.WORK_ON_OBJECTS, Right.READ_AUDIT_LOG})
    public List<LogEntry> around(CompanyId company, long credential, String type, String object, Instant moment) {
        List<AuditEntry> entries = new ArrayList<>(
                writes(company, credential, type, object, "happenedAt <= :moment order by entry.id desc")
                        .setParameter("moment", moment)
                        .setMaxResults(BEFORE_MOMENT)
                        .getResultList());
        Collections.reverse(entries);
        entries.addAll(writes(company, credential, type, object, "happenedAt > :moment order by entry.id")
                .setParameter("moment", moment)
                .setMaxResults(AFTER_MOMENT)
                .getResultList());
        return search.lines(entries);
    }

    /**
     * The creation that made the object, where it is among the last {@value #MOST_CREATIONS} in its collection until a
     * moment.
     *
     * @param object its IRI
     */
    @Requires({Right.WORK_ON_OBJECTS, Right.READ_AUDIT_LOG})
    public Optional<LogEntry> creation(CompanyId company, long credential, String type, String object, Instant until) {
        String collection = object.substring(0, Math.max(0, object.lastIndexOf('/')));
        List<AuditEntry> creations = writes(
                        company,
                        credential,
                        type,
                        collection,
                        "method = 'POST' and entry.happenedAt <= :until order by entry.id desc")
                .setParameter("until", until)
                .setMaxResults(MOST_CREATIONS)
                .getResultList();
        return search.lines(creations).stream()
                .filter(line -> object.equals(line.made()))
                .findFirst();
    }

    private TypedQuery<AuditEntry> writes(
            CompanyId company, long credential, String type, String object, String further) {
        return entities.createQuery(
                        "from AuditEntry entry where entry.companyId = :company and entry.objectKey = :key"
                                + " and entry.objectId = :object and entry.credentialId = :credential"
                                + " and entry.kind = :intent and entry." + further,
                        AuditEntry.class)
                .setParameter("company", company.value())
                .setParameter("key", AuditEntry.objectKey(type, object))
                .setParameter("object", object)
                .setParameter("credential", credential)
                .setParameter("intent", AuditEntry.Kind.INTENT);
    }
}
