package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.company.AccessDenied;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyCreated;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Right;
import kontor.company.Scope;

/** The people of companies: who belongs to which, in what role, and their passwords. */
@Stateless
public class People {

    /** What a new person signs in with once. */
    public record Invitation(Membership membership, Optional<String> temporaryPassword) {}

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Companies companies;

    @Inject
    private Memberships memberships;

    @Inject
    private PersonLog logs;

    @Inject
    private Event<LocalChange> changes;

    private final Clock clock = Clock.systemUTC();

    /** The members of a company, by name. */
    public List<Membership> of(CompanyId company) {
        Scope.current().require(company, Right.ADMINISTER);
        return entities.createQuery(
                        "from Membership m where m.companyId = :company order by m.user.name", Membership.class)
                .setParameter("company", company.value())
                .setMaxResults(1000)
                .getResultList();
    }

    /**
     * Makes someone a member. A person who can already sign in keeps their name and password; anyone else gets a
     * temporary password, which is returned here once and never again.
     *
     * @throws AlreadyMember when the person is one
     */
    public Invitation invite(CompanyId company, String signInName, String name, Role role) {
        Scope.current().require(company, Right.ADMINISTER);
        Optional<User> known = bySignInName(signInName);
        if (known.isPresent() && membership(company, known.get()).isPresent()) {
            throw new AlreadyMember();
        }
        String password = TemporaryPassword.make();
        User user = known.orElseGet(() -> {
            User created = create(signInName, name, password, false);
            recordCreation(
                    created,
                    Stream.concat(Stream.of(company), installation()),
                    Scope.current().actor());
            return created;
        });
        Membership membership = new Membership(company, user, role);
        entities.persist(membership);
        entities.flush();
        record(membership, "person.invite", JsonValue.EMPTY_JSON_OBJECT, membership.image());
        return new Invitation(membership, known.isPresent() ? Optional.empty() : Optional.of(password));
    }

    public void changeRole(CompanyId company, long membershipId, Role role) {
        Membership membership = administered(company, membershipId);
        JsonObject before = membership.image();
        membership.changeRole(role);
        refuseToLoseTheLastAdministrator(company);
        record(membership, "person.role", before, membership.image());
    }

    /** Takes someone out of a company. They keep their sign-in for other companies. */
    public void remove(CompanyId company, long membershipId) {
        Membership membership = administered(company, membershipId);
        entities.remove(membership);
        refuseToLoseTheLastAdministrator(company);
        record(membership, "person.remove", membership.image(), JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Replaces someone's own password; their other sessions end. */
    public User choosePassword(long userId, String password) {
        User user = entities.find(User.class, userId);
        user.choosePassword(PasswordHash.of(password));
        entities.flush();
        record(memberships.logsOf(user), Scope.current().actor(), user, "person.password", JsonValue.EMPTY_JSON_OBJECT);
        return user;
    }

    /** Makes the first person of an empty installation; empty when there are people already. */
    public Optional<String> createFirstAdministrator(String signInName, String name) {
        Long users =
                entities.createQuery("select count(*) from User", Long.class).getSingleResult();
        if (users > 0) {
            return Optional.empty();
        }
        String password = TemporaryPassword.make();
        recordCreation(create(signInName, name, password, true), installation(), Actor.PORTAL);
        return Optional.of(password);
    }

    private User create(String signInName, String name, String password, boolean operatesInstallation) {
        User user = new User(signInName, name, PasswordHash.of(password), operatesInstallation, clock.instant());
        entities.persist(user);
        entities.persist(new RefusedSignIns(user.getId()));
        return user;
    }

    private void recordCreation(User user, Stream<CompanyId> where, Actor actor) {
        record(where.toList(), actor, user, "person.create", user.image());
    }

    private Stream<CompanyId> installation() {
        return companies.installation().stream();
    }

    public Optional<User> bySignInName(String signInName) {
        return entities.createQuery("from User where signInName = :name", User.class)
                .setParameter("name", signInName.strip())
                .getResultStream()
                .findFirst();
    }

    public void administerOwnCompany(@Observes CompanyCreated created) {
        if (created.creator().userId() != null) {
            User creator = entities.find(User.class, created.creator().userId());
            entities.persist(new Membership(created.company(), creator, Role.ADMINISTRATOR));
        }
    }

    private Optional<Membership> membership(CompanyId company, User user) {
        return entities.createQuery("from Membership where companyId = :company and user = :user", Membership.class)
                .setParameter("company", company.value())
                .setParameter("user", user)
                .getResultStream()
                .findFirst();
    }

    private Membership administered(CompanyId company, long membershipId) {
        Scope.current().require(company, Right.ADMINISTER);
        Membership membership = entities.find(Membership.class, membershipId);
        if (membership == null || !membership.company().equals(company)) {
            throw new AccessDenied("no membership " + membershipId);
        }
        return membership;
    }

    private void refuseToLoseTheLastAdministrator(CompanyId company) {
        entities.flush();
        Long administrators = entities.createQuery(
                        "select count(*) from Membership where companyId = :company and role = :role", Long.class)
                .setParameter("company", company.value())
                .setParameter("role", Role.ADMINISTRATOR)
                .getSingleResult();
        if (administrators == 0) {
            throw new LastAdministrator();
        }
    }

    private void record(Collection<CompanyId> where, Actor actor, User user, String action, JsonObject after) {
        logs.record(
                where,
                actor,
                log -> new LocalChange(
                        log, action, "person/" + user.getId(), user.getName(), JsonValue.EMPTY_JSON_OBJECT, after));
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
