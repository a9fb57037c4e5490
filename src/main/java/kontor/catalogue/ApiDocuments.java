package kontor.catalogue;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Requires;

/** Keeps accounts' documents, version by version. Each new version is an entry of the company's log. */
@Stateless
public class ApiDocuments {
    private static final int MOST_SHOWN = 50;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** The document in use: the newest of the credential. */
    @Requires
    public Optional<ApiDocument> current(CompanyId company, long credential) {
        return newest(company, credential).setMaxResults(1).getResultStream().findFirst();
    }

    /** The versions there are of a credential's document, newest first. */
    @Requires
    public List<ApiDocument> versions(CompanyId company, long credential) {
        return newest(company, credential).setMaxResults(MOST_SHOWN).getResultList();
    }

    private TypedQuery<ApiDocument> newest(CompanyId company, long credential) {
        return entities.createQuery(
                        "from ApiDocument where companyId = :company and credentialId = :credential order by number desc",
                        ApiDocument.class)
                .setParameter("company", company.value())
                .setParameter("credential", credential);
    }

    /** What tells the document in use from others, read without its content. */
    @Requires
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<String> currentDigest(CompanyId company, long credential) {
        return entities.createQuery(
                        "select digest from ApiDocument where companyId = :company and credentialId = :credential"
                                + " order by number desc",
                        String.class)
                .setParameter("company", company.value())
                .setParameter("credential", credential)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * @return that version of the credential's document
     * @throws AccessDenied when there is none
     */
    @Requires
    public ApiDocument get(CompanyId company, long credential, int number) {
        return versions(company, credential).stream()
                .filter(version -> version.getNumber() == number)
                .findFirst()
                .orElseThrow(() -> new AccessDenied("no version " + number));
    }

    /**
     * Keeps a document that was read successfully; the same one as before is only seen again.
     *
     * @return whether it is a new version
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public boolean keep(
            CompanyId company,
            long credential,
            String credentialLabel,
            ApiDocument.Source source,
            String text,
            String openapi) {
        locks.company(company);
        Optional<ApiDocument> current = current(company, credential);
        if (current.filter(known -> known.getDigest().equals(ApiDocument.digest(text)))
                .filter(known -> known.getSource() == source)
                .isPresent()) {
            current.get().seen(clock.instant());
            return false;
        }
        int number = current.map(ApiDocument::getNumber).orElse(0) + 1;
        ApiDocument document = new ApiDocument(
                company,
                credential,
                number,
                source,
                openapi,
                text,
                Scope.current().actor().name(),
                clock.instant());
        entities.persist(document);
        entities.flush();
        changes.fire(new LocalChange(
                company,
                "document.keep",
                "document/" + credential,
                credentialLabel,
                current.map(ApiDocuments::image).orElse(JsonValue.EMPTY_JSON_OBJECT),
                image(document)));
        return true;
    }

    private static JsonObject image(ApiDocument document) {
        return Json.createObjectBuilder()
                .add("number", document.getNumber())
                .add("source", document.getSource().name())
                .add("digest", document.getDigest())
                .build();
    }
}
