package kontor.identity.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import kontor.identity.People;
import kontor.identity.User;

/** Checks passwords. Outside a transaction, since hashing takes longer than all else that a sign-in does. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIns {

    /** Longer input is refused before it is hashed. */
    static final int LONGEST_PASSWORD = 200;

    @Inject
    private People people;

    /** The active user with this sign-in name and password. */
    public Optional<User> check(String signInName, String password) {
        if (password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        Optional<User> user = people.bySignInName(signInName).filter(User::isActive);
        boolean right =
                user.map(known -> known.hasPassword(password)).orElseGet(() -> User.nobodyHasPassword(password));
        return right ? user : Optional.empty();
    }
}
