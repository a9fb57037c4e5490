package kontor.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kontor.company.AccessDenied;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Scope;
import kontor.company.access.InScope;
import kontor.company.access.Internal;

/** How people join companies that have invited them: only by their own word. */
@Stateless
public class Joining {

    /** An invitation, as the person sees it. */
    public record Offer(long id, String company, Role role, String invitedBy) {}

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

    /** The invitations that the signed-in person has not answered. */
    @InScope("the person's own invitations")
    public List<Offer> offers() {
        User user = entities.find(User.class, person());
        return everywhere(() -> invitations(user.getSignInName(), LockModeType.NONE).stream()
                .filter(invitation -> invitation.isOpen(clock.instant()))
                .map(this::offer)
                .toList());
    }

    private Offer offer(Invitation invitation) {
        String company =
                companies.find(invitation.company()).map(Company::getName).orElse("");
        return new Offer(invitation.getId(), company, invitation.getRole(), invitation.getInvitedByName());
    }

    /**
     * The signed-in person joins.
     *
     * @return the company's name, or empty when they have answered already or the invitation holds no longer
     */
    @InScope("the person's own invitations")
    public Optional<String> accept(long id) {
        return answer(
                id, (user, invitation) -> join(user, invitation, Scope.current().actor()));
    }

    /** The signed-in person doesn't join. The company learns that, but not by which name the person goes elsewhere. */
    @InScope("the person's own invitations")
    public Optional<String> decline(long id) {
        return answer(id, (user, invitation) -> {
            invitation.decline();
            String name = invitation.getSignInName();
            record(
                    List.of(invitation.company()),
                    new Actor(null, name, null, null),
                    "invitation.decline",
                    "invitation/" + invitation.getId(),
                    invitation.getName(),
                    JsonValue.EMPTY_JSON_OBJECT);
        });
    }

    private interface Answer {
        void give(User user, Invitation invitation);
    }

    private Optional<String> answer(long id, Answer answer) {
        locks.person(person());
        User user = entities.find(User.class, person());
        Optional<Invitation> asked = lockedOffers(user.getSignInName()).stream()
                .filter(invitation -> invitation.getId() == id)
                .findFirst();
        return asked.map(invitation -> {
            String company = everywhere(() -> offer(invitation)).company();
            answer.give(user, invitation);
            return company;
        });
    }

    /**
     * Whoever signs in by a name that nobody has, with the code of an invitation: from now on there is such a person, and
     * the code is their one-time password.
     *
     * @param address the network address they come from
     */
    @Internal("sign-in, with the code of an invitation")
    public Optional<User> begin(String signInName, String code, String address) {
        Optional<Invitation> invitation = lockedOffers(signInName.strip()).stream()
                .filter(each -> each.isOfCode(code))
                .findFirst();
        if (invitation.isEmpty() || isSomeones(signInName)) {
            return Optional.empty();
        }
        User user = new User(
                invitation.get().getSignInName(),
                invitation.get().getName(),
                PasswordHash.of(code),
                false,
                clock.instant());
        entities.persist(user);
        entities.persist(new RefusedSignIns(user.getId()));
        entities.flush();
        Actor actor = new Actor(user.getId(), user.getName(), address, null);
        record(
                Stream.concat(Stream.of(invitation.get().company()), companies.installation().stream())
                        .toList(),
                actor,
                "person.create",
                "person/" + user.getId(),
                user.getName(),
                user.image());
        join(user, invitation.get(), actor);
        return Optional.of(user);
    }

    /** By a name that is somebody's nobody begins, whatever code they have. */
    private boolean isSomeones(String signInName) {
        return !entities.createQuery("from User where signInName = :name", User.class)
                .setParameter("name", signInName.strip())
                .setLockMode(LockModeType.PESSIMISTIC_READ) // Or someone who began only just now would not be seen.
                .getResultList()
                .isEmpty();
    }

    private void join(User user, Invitation invitation, Actor actor) {
        boolean member = everywhere(() -> entities.createQuery(
                                "from Membership where companyId = :company and user = :user", Membership.class)
                        .setParameter("company", invitation.company().value())
                        .setParameter("user", user)
                        .getResultList())
                .stream()
                .findAny()
                .isPresent();
        entities.remove(invitation);
        if (member) {
            return;
        }
        Membership membership = new Membership(invitation.company(), user, invitation.getRole());
        entities.persist(membership);
        entities.flush();
        record(
                List.of(invitation.company()),
                actor,
                "person.join",
                "person/" + user.getId(),
                user.getName(),
                Json.createObjectBuilder(membership.image())
                        .add("invitedBy", invitation.getInvitedByName())
                        .build());
    }

    /** Those that can be answered, locked with what is decided in their companies. */
    private List<Invitation> lockedOffers(String signInName) {
        List<CompanyId> asking = everywhere(() -> entities.createQuery(
                                "select companyId from Invitation where signInName = :name", Long.class)
                        .setParameter("name", signInName)
                        .getResultList())
                .stream()
                .map(CompanyId::new)
                .toList();
        locks.companies(asking);
        return everywhere(() -> invitations(signInName, LockModeType.PESSIMISTIC_WRITE)).stream()
                .filter(invitation -> asking.contains(invitation.company()))
                .filter(invitation -> invitation.isOpen(clock.instant()))
                .toList();
    }

    private List<Invitation> invitations(String signInName, LockModeType lock) {
        return entities.createQuery("from Invitation where signInName = :name order by id", Invitation.class)
                .setParameter("name", signInName)
                .setLockMode(lock)
                .getResultList();
    }

    /** Beneath the row scope: who is invited belongs to none of these companies yet. Bound to one sign-in name. */
    private <T> T everywhere(Callable<T> work) {
        try {
            return Scope.ofPortal(memberships.allCompanies()).call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("queries throw nothing checked", e);
        }
    }

    private void record(
            Collection<CompanyId> where, Actor actor, String action, String object, String label, JsonObject after) {
        logs.record(
                where, actor, log -> new LocalChange(log, action, object, label, JsonValue.EMPTY_JSON_OBJECT, after));
    }

    private static long person() {
        Long person = Scope.current().actor().userId();
        if (person == null) {
            throw new AccessDenied("nobody is signed in");
        }
        return person;
    }
}
