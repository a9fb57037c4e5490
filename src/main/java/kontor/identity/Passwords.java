package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Scope;
import kontor.company.access.InScope;
import kontor.company.access.Internal;

/** People's passwords: their own, and those that are made for them and hold for a while. */
@Stateless
public class Passwords {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Companies companies;

    @Inject
    private Memberships memberships;

    @Inject
    private Locks locks;

    @Inject
    private PersonLog logs;

    private final Clock clock = Clock.systemUTC();

    /** Replaces someone's own password; their other sessions end. */
    @InScope("the person's own")
    public User choose(long userId, String password) {
        PasswordHash hash = PasswordHash.of(password);
        locks.person(userId);
        User user = entities.find(User.class, userId);
        user.choosePassword(hash);
        entities.flush();
        record(memberships.logsOf(user), Scope.current().actor(), user, "person.password", JsonValue.EMPTY_JSON_OBJECT);
        return user;
    }

    /** Gives a locked user a password that whoever calls this has the right to give. */
    @Internal("whoever gives it has been asked for the right to")
    public OneTimePassword give(User user, String password, PasswordHash hash, Collection<CompanyId> where) {
        return give(user, password, hash, where, Scope.current().actor());
    }

    private OneTimePassword give(
            User user, String password, PasswordHash hash, Collection<CompanyId> where, Actor actor) {
        user.giveTemporaryPassword(hash, clock.instant());
        entities.flush();
        JsonObject image = Json.createObjectBuilder()
                .add("expiresAt", user.getPasswordExpiresAt().toString())
                .build();
        record(where, actor, user, "person.password.replace", image);
        return new OneTimePassword(user.getName(), password, user.getPasswordExpiresAt());
    }

    /**
     * Makes the first person of an empty installation. As long as they are the only one and have never signed in, each
     * start gives them another one-time password: nobody else could.
     *
     * @return empty when there are people who can sign in already
     */
    @Internal("the first start")
    public Optional<OneTimePassword> makeFirstAdministrator(String signInName, String name) {
        List<CompanyId> installation = companies.installation().stream().toList();
        locks.companies(installation);
        String password = TemporaryPassword.make();
        PasswordHash hash = PasswordHash.of(password);
        List<User> users =
                entities.createQuery("from User", User.class).setMaxResults(2).getResultList();
        if (users.isEmpty()) {
            User user = new User(signInName, name, hash, true, clock.instant());
            entities.persist(user);
            entities.persist(new RefusedSignIns(user.getId()));
            record(installation, Actor.PORTAL, user, "person.create", user.image());
            return Optional.of(new OneTimePassword(name, password, user.getPasswordExpiresAt()));
        }
        return users.size() == 1 && users.getFirst().hasNeverSignedIn()
                ? Optional.of(give(users.getFirst(), password, hash, installation, Actor.PORTAL))
                : Optional.empty();
    }

    private void record(Collection<CompanyId> where, Actor actor, User user, String action, JsonObject after) {
        logs.record(
                where,
                actor,
                log -> new LocalChange(
                        log, action, "person/" + user.getId(), user.getName(), JsonValue.EMPTY_JSON_OBJECT, after));
    }
}
