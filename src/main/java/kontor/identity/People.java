package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kontor.company.AccessDenied;
import kontor.company.CompanyCreated;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Internal;
import kontor.company.access.Requires;

/** The people of companies: who belongs to which, and in what role. */
@Stateless
public class People {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Memberships memberships;

    @Inject
    private Passwords passwords;

    @Inject
    private Locks locks;

    @Inject
    private Event<LocalChange> changes;

    /** The members of a company, by name. */
    @Requires(Right.ADMINISTER)
    public List<Membership> of(CompanyId company) {
        return entities.createQuery(
                        "from Membership m where m.companyId = :company order by m.user.name", Membership.class)
                .setParameter("company", company.value())
                .setMaxResults(1000)
                .getResultList();
    }

    /** @throws LastAdministrator when nobody would be left who administers the company */
    @Requires(Right.ADMINISTER)
    public void changeRole(CompanyId company, long membershipId, Role role) {
        Membership membership = administered(company, membershipId);
        JsonObject before = membership.image();
        membership.changeRole(role);
        refuseToLoseTheLastAdministrator(company);
        record(membership, "person.role", before, membership.image());
    }

    /**
     * Takes someone out of a company. They keep their sign-in for other companies.
     *
     * @throws LastAdministrator when nobody would be left who administers the company
     */
    @Requires(Right.ADMINISTER)
    public void remove(CompanyId company, long membershipId) {
        Membership membership = administered(company, membershipId);
        entities.remove(membership);
        refuseToLoseTheLastAdministrator(company);
        record(membership, "person.remove", membership.image(), JsonValue.EMPTY_JSON_OBJECT);
    }

    /**
     * Gives a member a password that they sign in with once, because they have lost theirs. Their sessions end.
     *
     * @throws NotTheirAdministrator when the person may do more than the actor administers, or is the actor
     */
    @Requires(Right.ADMINISTER)
    public OneTimePassword giveOneTimePassword(CompanyId company, long userId) {
        Scope scope = Scope.current();
        String password = TemporaryPassword.make();
        PasswordHash hash = PasswordHash.of(password);
        locks.person(userId);
        Set<CompanyId> theirs = memberships.companiesOf(userId);
        if (!theirs.contains(company)) {
            throw new AccessDenied("no member " + userId);
        }
        User user = entities.find(User.class, userId);
        if (user.isOperatesInstallation()
                || user.getId().equals(scope.actor().userId())
                || !scope.companiesWith(Right.ADMINISTER).containsAll(theirs)) {
            throw new NotTheirAdministrator();
        }
        return passwords.give(user, password, hash, theirs);
    }

    @Internal("sign-in and invitation")
    public Optional<User> bySignInName(String signInName) {
        return entities.createQuery("from User where signInName = :name", User.class)
                .setParameter("name", signInName.strip())
                .getResultStream()
                .findFirst();
    }

    @Internal("the creation of a company")
    public void administerOwnCompany(@Observes CompanyCreated created) {
        if (created.creator().userId() != null) {
            User creator = entities.find(User.class, created.creator().userId());
            entities.persist(new Membership(created.company(), creator, Role.ADMINISTRATOR));
        }
    }

    /** Locked first: that a company keeps an administrator is decided by all of its memberships. */
    private Membership administered(CompanyId company, long membershipId) {
        locks.company(company);
        Membership membership = entities.find(Membership.class, membershipId);
        if (membership == null || !membership.company().equals(company)) {
            throw new AccessDenied("no membership " + membershipId);
        }
        return membership;
    }

    /** Someone who can't sign in administers nothing. */
    private void refuseToLoseTheLastAdministrator(CompanyId company) {
        entities.flush();
        Long administrators = entities.createQuery(
                        "select count(*) from Membership where companyId = :company and role = :role"
                                + " and user.active = true",
                        Long.class)
                .setParameter("company", company.value())
                .setParameter("role", Role.ADMINISTRATOR)
                .getSingleResult();
        if (administrators == 0) {
            throw new LastAdministrator();
        }
    }

    private void record(Membership membership, String action, JsonObject before, JsonObject after) {
        changes.fire(new LocalChange(
                membership.company(),
                action,
                "person/" + membership.getUser().getId(),
                membership.getUser().getName(),
                before,
                after));
    }
}
