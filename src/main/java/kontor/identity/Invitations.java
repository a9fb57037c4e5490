package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.Requires;

/**
 * How companies ask people to join, from the company's side. The administrator gets the same answer whoever the sign-in name
 * is of: nobody is looked for, and nobody becomes a member here.
 */
@Stateless
public class Invitations {
    /** How many a company may have at a time. */
    public static final int MOST = 200;

    /** What is shown of one that has just been made, and never again: a new person signs in with the code once. */
    public record Made(Invitation invitation, String code) {}

    private static final Duration KEPT = Duration.ofDays(30);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Locks locks;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** The company's invitations that nobody has accepted, also those that hold no longer. */
    @Requires(Right.ADMINISTER)
    public List<Invitation> of(CompanyId company) {
        return entities.createQuery(
                        "from Invitation where companyId = :company order by name, signInName", Invitation.class)
                .setParameter("company", company.value())
                .setMaxResults(MOST)
                .getResultList();
    }

    /**
     * Invites whoever signs in by that name, or is going to. Where they were invited already, what was made then holds no
     * longer.
     *
     * @throws AlreadyMember when a member of the company signs in by that name
     * @throws TooManyInvitations when the company has too many
     */
    @Requires(Right.ADMINISTER)
    public Made invite(CompanyId company, String signInName, String name, Role role) {
        locks.company(company);
        refuseMembers(company, signInName);
        Optional<Invitation> before = of(company, signInName);
        if (before.isEmpty() && of(company).size() >= MOST) {
            throw new TooManyInvitations();
        }
        Invitation invitation = before.orElseGet(() -> new Invitation(company, signInName));
        return make(invitation, name, role);
    }

    private Made make(Invitation invitation, String name, Role role) {
        String code = TemporaryPassword.make();
        invitation.make(name, role, code, Scope.current().actor().name(), clock.instant());
        entities.persist(invitation);
        entities.flush();
        record(invitation, "invitation.create", JsonValue.EMPTY_JSON_OBJECT, invitation.image());
        return new Made(invitation, code);
    }

    private void refuseMembers(CompanyId company, String signInName) {
        boolean member = !entities.createQuery(
                        "from Membership where companyId = :company and user.signInName = :name", Membership.class)
                .setParameter("company", company.value())
                .setParameter("name", signInName.strip())
                .getResultList()
                .isEmpty();
        if (member) {
            throw new AlreadyMember();
        }
    }

    private Optional<Invitation> of(CompanyId company, String signInName) {
        return entities.createQuery(
                        "from Invitation where companyId = :company and signInName = :name", Invitation.class)
                .setParameter("company", company.value())
                .setParameter("name", signInName.strip())
                .getResultStream()
                .findFirst();
    }

    /** Invites once more, with another code: the one before is lost, or holds no longer. */
    @Requires(Right.ADMINISTER)
    public Made renew(CompanyId company, long id) {
        Invitation invitation = administered(company, id);
        return make(invitation, invitation.getName(), invitation.getRole());
    }

    /** Takes an invitation back. */
    @Requires(Right.ADMINISTER)
    public Invitation withdraw(CompanyId company, long id) {
        Invitation invitation = administered(company, id);
        entities.remove(invitation);
        record(invitation, "invitation.withdraw", invitation.image(), JsonValue.EMPTY_JSON_OBJECT);
        return invitation;
    }

    private Invitation administered(CompanyId company, long id) {
        locks.company(company);
        Invitation invitation = entities.find(Invitation.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (invitation == null || !invitation.company().equals(company)) {
            throw new AccessDenied("no invitation " + id);
        }
        return invitation;
    }

    /** Forgets those of the companies in scope that have held no longer for a while. */
    @ForPortal
    public void forgetOld() {
        entities.createQuery("delete from Invitation where companyId in (:companies) and expiresAt < :before")
                .setParameter(
                        "companies",
                        Scope.current().rights().keySet().stream()
                                .map(CompanyId::value)
                                .toList())
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate();
    }

    private void record(Invitation invitation, String action, JsonObject before, JsonObject after) {
        changes.fire(new LocalChange(
                invitation.company(), action, "invitation/" + invitation.getId(), invitation.getName(), before, after));
    }
}
