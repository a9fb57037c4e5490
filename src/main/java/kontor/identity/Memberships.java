package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
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

/**
 * Makes the scope of a signed-in user from their memberships. Reads beneath the row scope, by plain SQL bound to one
 * user, because the scope is what it makes.
 */
@Stateless
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
