package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.ForOperators;
import kontor.company.access.Internal;

/**
 * Makes the scope of a signed-in user from their memberships. Reads beneath the row scope, by plain SQL bound to one
 * user, because the scope is what it makes.
 */
@Stateless
@Internal("the making of a scope")
public class Memberships {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Companies companies;

    /**
     * The scope of the user, read anew on each request so that a right that was taken away is gone at once.
     *
     * @return empty when the user is gone, inactive, or has had another password since
     */
    public Optional<SignedIn> signedIn(long userId, int passwordVersion, String address, String session) {
        User user = entities.find(User.class, userId);
        if (user == null || !user.isActive() || user.getPasswordVersion() != passwordVersion) {
            return Optional.empty();
        }
        Actor actor = new Actor(user.getId(), user.getName(), address, session);
        return Optional.of(new SignedIn(
                new Scope(actor, rights(user), user.isOperatesInstallation()),
                user.getSignInName(),
                user.isPasswordTemporary()));
    }

    /** Whether the user, who may not be signed in, has the right in the company. */
    public boolean may(long userId, CompanyId company, Right right) {
        User user = entities.find(User.class, userId);
        return user != null
                && user.isActive()
                && rights(user).getOrDefault(company, Set.of()).contains(right);
    }

    /** The companies the user belongs to. */
    public Set<CompanyId> companiesOf(long userId) {
        return membershipRights(userId).keySet();
    }

    /** A company someone belongs to, by its name, as whoever operates the installation sees it. */
    public record Place(long userId, String company, Role role) {}

    /** Where people belong, for whoever operates the installation: names of companies, and nothing of what is in them. */
    @ForOperators
    public List<Place> places(Collection<Long> userIds) {
        if (userIds.isEmpty()) {
            return List.of();
        }
        List<?> rows = entities.createNativeQuery(
                        "select user_id, name, role from membership join company on company.id = company_id"
                                + " where user_id in (:users) order by name",
                        Tuple.class)
                .setParameter("users", userIds)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Place(
                        ((Number) row.get(0)).longValue(), (String) row.get(1), Role.valueOf((String) row.get(2))))
                .toList();
    }

    /** The names of the companies that only this user administers, of all who can sign in. */
    @ForOperators
    public List<String> administeredByNobodyElse(long userId) {
        List<?> names = entities.createNativeQuery(
                        "select name from company where id in (select company_id from membership"
                                + " where user_id = :user and role = 'ADMINISTRATOR') and id not in"
                                + " (select company_id from membership join portal_user on portal_user.id = user_id"
                                + " where user_id <> :user and role = 'ADMINISTRATOR' and active) order by name",
                        String.class)
                .setParameter("user", userId)
                .getResultList();
        return names.stream().map(String.class::cast).toList();
    }

    /** All companies there are, for the portal's own work. */
    public Set<CompanyId> allCompanies() {
        List<?> ids =
                entities.createNativeQuery("select id from company", Long.class).getResultList();
        return ids.stream().map(id -> new CompanyId((Long) id)).collect(Collectors.toSet());
    }

    /** Whoever operates the installation may read its log, and has no other right in it. */
    private Map<CompanyId, Set<Right>> rights(User user) {
        Map<CompanyId, Set<Right>> rights = membershipRights(user.getId());
        if (user.isOperatesInstallation()) {
            companies
                    .installation()
                    .ifPresent(installation -> rights.put(installation, EnumSet.of(Right.READ_AUDIT_LOG)));
        }
        return rights;
    }

    /**
     * The companies in whose logs it is told what concerns this person: those they belong to, and the installation where
     * they operate it or belong to no company.
     */
    public Set<CompanyId> logsOf(User user) {
        Set<CompanyId> logs = new HashSet<>(membershipRights(user.getId()).keySet());
        if (logs.isEmpty() || user.isOperatesInstallation()) {
            companies.installation().ifPresent(logs::add);
        }
        return logs;
    }

    private Map<CompanyId, Set<Right>> membershipRights(long userId) {
        Map<CompanyId, Set<Right>> rights = new HashMap<>();
        for (Object row : entities.createNativeQuery(
                        "select company_id, role from membership where user_id = :user", Tuple.class)
                .setParameter("user", userId)
                .getResultList()) {
            Tuple membership = (Tuple) row;
            rights.put(
                    new CompanyId(((Number) membership.get(0)).longValue()),
                    Role.valueOf((String) membership.get(1)).rights());
        }
        return rights;
    }
}
