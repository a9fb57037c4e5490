package kontor.credential;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.DataErased;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.access.Internal;
import kontor.company.access.Requires;
import kontor.frachtpilot.Account;
import kontor.frachtpilot.ApiKey;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.Probe;
import kontor.frachtpilot.gate.Ceilings;
import kontor.vault.Vault;

/** Registers, tests, replaces and removes companies' access to their accounts. */
@Stateless
public class Credentials {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Vault vault;

    @Inject
    private FrachtPilot frachtPilot;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** The company's credentials, by label. For everyone who works in the company: no key can be had from them. */
    @Requires
    public List<Credential> of(CompanyId company) {
        return entities.createQuery("from Credential where companyId = :company order by label", Credential.class)
                .setParameter("company", company.value())
                .setMaxResults(200)
                .getResultList();
    }

    /**
     * @return the credential of that company
     * @throws AccessDenied when there is none, or it is another company's
     */
    @Requires
    public Credential get(CompanyId company, long id) {
        Credential credential = entities.find(Credential.class, id);
        if (credential == null || !credential.company().equals(company)) {
            throw new AccessDenied("no credential " + id);
        }
        return credential;
    }

    /** Whether another credential of the company has the label. */
    @Requires(Right.ADMINISTER)
    public boolean labelTaken(CompanyId company, String label, Long except) {
        return of(company).stream()
                .anyMatch(each -> each.getLabel().equalsIgnoreCase(label.strip())
                        && !each.getId().equals(except));
    }

    /**
     * Registers a new access; from here on its key exists only as ciphertext.
     *
     * @throws LabelTaken when another one has the label
     */
    @Requires(Right.ADMINISTER)
    public Credential register(CompanyId company, Registration registration, boolean tested) {
        refuseTakenLabel(company, registration, null);
        Credential credential = new Credential(company, clock.instant());
        credential.describe(registration);
        credential.keep(new byte[0], "");
        entities.persist(credential);
        keep(credential, registration.key().orElseThrow());
        if (tested) {
            credential.worked(clock.instant());
        }
        entities.flush();
        record(credential, "credential.register", JsonValue.EMPTY_JSON_OBJECT, credential.image());
        return credential;
    }

    /**
     * Replaces what is known of an access; its key only where a new one is given.
     *
     * @throws LabelTaken when another one has the label
     */
    @Requires(Right.ADMINISTER)
    public Credential replace(CompanyId company, long id, Registration registration, boolean tested) {
        refuseTakenLabel(company, registration, id);
        Credential credential = get(company, id);
        credential.refuseToLeadTheKeyElsewhere(registration);
        JsonObject before = credential.image();
        credential.describe(registration);
        registration.key().ifPresent(key -> keep(credential, key));
        if (tested) {
            credential.worked(clock.instant());
        }
        entities.flush();
        record(credential, "credential.replace", before, credential.image());
        return credential;
    }

    private void refuseTakenLabel(CompanyId company, Registration registration, Long except) {
        locks.company(company);
        if (labelTaken(company, registration.label(), except)) {
            throw new LabelTaken();
        }
    }

    /** Removes an access, its ciphertext included. The log keeps what was done with it. */
    @Requires(Right.ADMINISTER)
    public void remove(CompanyId company, long id) {
        locks.company(company);
        Credential credential = get(company, id);
        JsonObject before = credential.image();
        entities.remove(credential);
        record(credential, "credential.remove", before, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Removes all accesses, and with them the accounts' documents and whatever else hangs on them. */
    @Internal("the erasure of a company")
    @TransactionAttribute(MANDATORY)
    public void removeAll(@Observes DataErased erased) {
        of(erased.company()).forEach(credential -> {
            entities.remove(credential);
            record(credential, "credential.remove", JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_OBJECT);
        });
    }

    /** Tests an access before it is saved. The key is the new one, or the stored one of {@code id}. */
    @Requires(Right.ADMINISTER)
    @TransactionAttribute(NOT_SUPPORTED)
    public Probe test(CompanyId company, Long id, Registration registration) {
        Supplier<ApiKey> key = registration
                .key()
                .<Supplier<ApiKey>>map(given -> () -> given)
                .orElseGet(() -> storedKey(company, id, registration));
        return frachtPilot.test(new Account(
                id == null ? 0 : id,
                registration.baseUrl(),
                registration.mail(),
                registration.zone(),
                key,
                id == null ? 0 : get(company, id).getVersion(),
                id == null ? Ceilings.USUAL : get(company, id).ceilings()));
    }

    /** The account that the credential gives access to; its key is opened anew for each request. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Account account(CompanyId company, long id) {
        Credential credential = get(company, id);
        return new Account(
                id,
                credential.root(),
                credential.getMail(),
                credential.zoneId(),
                keyOf(credential),
                credential.getVersion(),
                credential.ceilings());
    }

    private Supplier<ApiKey> storedKey(CompanyId company, long id, Registration registration) {
        Credential credential = get(company, id);
        credential.refuseToLeadTheKeyElsewhere(registration);
        return keyOf(credential);
    }

    private Supplier<ApiKey> keyOf(Credential credential) {
        return () -> new ApiKey(new String(open(credential), StandardCharsets.UTF_8));
    }

    private byte[] open(Credential credential) {
        byte[] sealed = credential.sealedKey();
        return vault.openUnlessAltered(credential.company(), credential.keyPurpose(), sealed)
                .orElseGet(() -> vault.open(credential.company(), credential.earlierKeyPurpose(), sealed));
    }

    private void keep(Credential credential, ApiKey key) {
        byte[] sealed = vault.seal(
                credential.company(), credential.keyPurpose(), key.reveal().getBytes(StandardCharsets.UTF_8));
        credential.keep(sealed, key.fingerprint());
    }

    private void record(Credential credential, String action, JsonObject before, JsonObject after) {
        changes.fire(new LocalChange(
                credential.company(),
                action,
                "credential/" + credential.getId(),
                credential.getLabel(),
                before,
                after));
    }
}
