package kontor.identity.session;

import jakarta.ejb.Asynchronous;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Locks;
import kontor.company.Scope;
import kontor.company.access.ForAnyone;
import kontor.company.access.InScope;
import kontor.company.access.Internal;
import kontor.identity.Memberships;
import kontor.identity.People;
import kontor.identity.PersonLog;
import kontor.identity.RefusedSignIns;
import kontor.identity.User;

/**
 * Tells the logs that a person's doings concern who signed in, who was refused, and how sessions ended. Never says what was
 * typed: people type passwords into the wrong field.
 */
@Stateless
public class SessionLog {
    private static final Logger LOG = Logger.getLogger(SessionLog.class.getName());
    private static final String NO_NAME = "–";

    /** How a session ends that nobody signs out of. */
    public enum Ending {
        /** Nothing was entered for too long. */
        IDLE("sign_in.expire"),
        /** It has lasted as long as sessions may. */
        OVER("sign_in.outlast"),
        /** It no longer counts, say because the password was replaced. */
        CEASED("sign_in.cease");

        private final String action;

        Ending(String action) {
            this.action = action;
        }
    }

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private People people;

    @Inject
    private Memberships memberships;

    @Inject
    private Companies companies;

    @Inject
    private Locks locks;

    @Inject
    private PersonLog logs;

    private final Clock clock = Clock.systemUTC();

    /** Someone with the right password is about to be let in. Refusals that have had no entry are told along with it. */
    @ForAnyone("someone is about to be let in")
    public void begun(long userId, Origin origin) {
        locks.person(userId);
        User user = entities.find(User.class, userId);
        user.signedIn(clock.instant());
        int leftOut = refused(userId).takeLeftOut();
        record(
                user,
                new Actor(userId, user.getName(), origin.address(), origin.session()),
                "sign_in.begin",
                image(leftOut));
    }

    /**
     * Someone was refused. Afterwards and in a thread of its own, so that the time of the answer tells nobody whether there
     * is such a person. The actor is nobody but an address.
     */
    @ForAnyone("someone was not let in")
    @Asynchronous
    public void refused(String signInName, Origin origin) {
        try {
            Optional<User> user = people.bySignInName(signInName);
            OptionalInt leftOut = refused(user.map(User::getId).orElse(RefusedSignIns.OF_NOBODY))
                    .count(clock.instant());
            if (leftOut.isPresent()) {
                recordRefusal(user, origin, image(leftOut.getAsInt()));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "No entry tells that someone was refused at sign-in from " + origin.address(), e);
        }
    }

    private void recordRefusal(Optional<User> user, Origin origin, JsonObject image) {
        Actor nobody = new Actor(null, origin.address(), origin.address(), origin.session());
        if (user.isPresent()) {
            record(user.get(), nobody, "sign_in.refuse", image);
        } else {
            record(
                    companies.installation().stream().toList(),
                    nobody,
                    RefusedSignIns.OF_NOBODY,
                    NO_NAME,
                    "sign_in.refuse.unknown",
                    image);
        }
    }

    /** The person of the current scope signs out. */
    @InScope("the person's own session")
    public void ended() {
        Actor actor = Scope.current().actor();
        record(entities.find(User.class, actor.userId()), actor, "sign_in.end", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** A session ended without its person: after its time, or because it no longer counts. */
    @Internal("the end of a session, which the server sets off")
    public void ended(Begun begun, Ending ending) {
        User user = entities.find(User.class, begun.userId());
        Actor portal = new Actor(null, Actor.PORTAL.name(), null, begun.origin().session());
        record(user, portal, ending.action, JsonValue.EMPTY_JSON_OBJECT);
    }

    private void record(User user, Actor actor, String action, JsonObject image) {
        record(memberships.logsOf(user), actor, user.getId(), user.getName(), action, image);
    }

    private void record(
            Collection<CompanyId> where, Actor actor, long userId, String name, String action, JsonObject image) {
        logs.record(
                where,
                actor,
                log -> new LocalChange(
                        log, action, LocalChange.SIGN_IN + "/" + userId, name, JsonValue.EMPTY_JSON_OBJECT, image));
    }

    private RefusedSignIns refused(long userId) {
        return entities.find(RefusedSignIns.class, userId, LockModeType.PESSIMISTIC_WRITE);
    }

    private static JsonObject image(int leftOut) {
        return leftOut == 0
                ? JsonValue.EMPTY_JSON_OBJECT
                : Json.createObjectBuilder().add("leftOut", leftOut).build();
    }
}
