package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.company.Actor;
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
                new Scope(actor, rights(userId), user.isOperatesInstallation()),
                user.getSignInName(),
                user.isPasswordTemporary()));
    }

    /** All companies there are, for the portal's own work. */
    public Set<CompanyId> allCompanies() {
        List<?> ids =
                entities.createNativeQuery("select id from company", Long.class).getResultList();
        return ids.stream().map(id -> new CompanyId((Long) id)).collect(Collectors.toSet());
    }

    private Map<CompanyId, Set<Right>> rights(long userId) {
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
