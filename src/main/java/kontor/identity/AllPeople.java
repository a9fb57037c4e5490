package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Scope;
import kontor.company.access.ForOperators;

/** Everyone who can sign in to the installation, or could: for whoever operates it, and nobody else. */
@Stateless
@ForOperators
public class AllPeople {
    /** How many are found at a time. */
    public static final int MOST = 200;

    /** Someone, and where they belong. */
    public record Row(User user, List<Memberships.Place> places) {}

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Companies companies;

    @Inject
    private Memberships memberships;

    @Inject
    private Passwords passwords;

    @Inject
    private Locks locks;

    @Inject
    private PersonLog logs;

    /** Those whose name or sign-in name has the text in it, by name; all where it is empty. */
    public List<Row> find(String text) {
        List<User> users = entities.createQuery(
                        "from User where locate(:text, name) > 0 or locate(:text, signInName) > 0 or :text = ''"
                                + " order by name, id",
                        User.class)
                .setParameter("text", text.strip())
                .setMaxResults(MOST)
                .getResultList();
        Map<Long, List<Memberships.Place>> places =
                memberships.places(users.stream().map(User::getId).toList()).stream()
                        .collect(Collectors.groupingBy(Memberships.Place::userId));
        return users.stream()
                .map(user -> new Row(user, places.getOrDefault(user.getId(), List.of())))
                .toList();
    }

    /**
     * Lets someone in no more; their sessions end with their next request. They stay what they are in their companies.
     *
     * @return the companies that have nobody left who administers them
     * @throws LastOperator when it is the actor, or nobody would be left who operates the installation
     */
    public List<String> deactivate(long userId) {
        User user = locked(userId);
        if (user.getId().equals(Scope.current().actor().userId()) || isLastOperator(user)) {
            throw new LastOperator();
        }
        if (!user.isActive()) {
            return List.of();
        }
        activate(user, false, "person.deactivate");
        return memberships.administeredByNobodyElse(userId);
    }

    private boolean isLastOperator(User user) {
        return user.isOperatesInstallation()
                && entities.createQuery(
                                "from User where operatesInstallation = true and active = true and id <> :id",
                                User.class)
                        .setParameter("id", user.getId())
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
    }

    /** Lets someone in again. */
    public void reactivate(long userId) {
        User user = locked(userId);
        if (!user.isActive()) {
            activate(user, true, "person.reactivate");
        }
    }

    private void activate(User user, boolean active, String action) {
        JsonObject before = image(user);
        user.activate(active);
        entities.flush();
        JsonObject after = image(user);
        logs.record(
                logsOf(user),
                Scope.current().actor(),
                log -> new LocalChange(log, action, "person/" + user.getId(), user.getName(), before, after));
    }

    private static JsonObject image(User user) {
        return Json.createObjectBuilder().add("active", user.isActive()).build();
    }

    /**
     * Gives someone a password that they sign in with once, because they have lost theirs. Their sessions end.
     *
     * @throws NotTheirAdministrator when it is the actor, who can replace their own
     */
    public OneTimePassword giveOneTimePassword(long userId) {
        String password = TemporaryPassword.make();
        PasswordHash hash = PasswordHash.of(password);
        User user = locked(userId);
        if (user.getId().equals(Scope.current().actor().userId())) {
            throw new NotTheirAdministrator();
        }
        return passwords.give(user, password, hash, logsOf(user));
    }

    /** Locked first, with those who operate the installation: that one of them is left is decided by all. */
    private User locked(long userId) {
        locks.personAndOperators(userId);
        locks.companies(memberships.companiesOf(userId));
        User user = entities.find(User.class, userId);
        if (user == null) {
            throw new AccessDenied("no person " + userId);
        }
        return user;
    }

    /** In the installation's log too, since its operator does it. */
    private Set<CompanyId> logsOf(User user) {
        Set<CompanyId> where = new HashSet<>(memberships.logsOf(user));
        companies.installation().ifPresent(where::add);
        return where;
    }
}
