package kontor.identity.session;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import kontor.company.access.ForAnyone;
import kontor.identity.Joining;
import kontor.identity.People;
import kontor.identity.User;
import kontor.identity.guessing.Busy;
import kontor.identity.guessing.Guess;
import kontor.identity.guessing.Guesses;
import kontor.identity.guessing.Hashing;
import kontor.identity.guessing.TooManyGuesses;

/**
 * Checks passwords, wherever they are asked for. Outside a transaction, since hashing takes longer than all else that a
 * sign-in does.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIns {

    /** Longer input is refused before it is hashed. */
    static final int LONGEST_PASSWORD = 200;

    @Inject
    private People people;

    @Inject
    private Joining joining;

    @Inject
    private Guesses guesses;

    @Inject
    private Hashing hashing;

    private final Clock clock = Clock.systemUTC();

    /**
     * The active user with this sign-in name and password, or the new one who comes with the code of an invitation.
     *
     * @param address where it is typed
     * @throws TooManyGuesses when too many passwords were tried before
     * @throws Busy when too many others are being checked
     */
    @ForAnyone("with it people come in")
    public Optional<User> check(String signInName, String password, String address) {
        if (password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        Guess guess = guesses.begin(signInName, address);
        Optional<User> right = right(guess, signInName, password).or(() -> begin(signInName, password, address));
        right.ifPresent(user -> guesses.right(guess, user.getId()));
        return right;
    }

    /** Takes the same time whether or not there is such a person, and for a password that holds no longer. */
    private Optional<User> right(Guess guess, String signInName, String password) {
        Instant now = clock.instant();
        Optional<User> user = people.bySignInName(signInName).filter(User::isActive);
        try {
            boolean right = hashing.compute(
                    guess,
                    () -> user.map(known -> known.hasPassword(password))
                            .orElseGet(() -> User.nobodyHasPassword(password)));
            return user.filter(known -> right && !known.isPasswordExpired(now));
        } catch (Busy e) {
            guesses.notMade(guess);
            throw e;
        }
    }

    private Optional<User> begin(String signInName, String code, String address) {
        try {
            return joining.begin(signInName, code, address);
        } catch (EJBException e) {
            if (people.bySignInName(signInName).isPresent()) {
                return Optional.empty(); // Someone else began by that name at the same moment.
            }
            throw e;
        }
    }
}
