package kontor.catalogue;

/** Nothing is known of an account that doesn't answer, so that nobody can say whether it has what was asked for. */
public class AccountSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param credential the access by which the account can't be reached */
    public AccountSilent(long credential) {
        super("the account of credential " + credential + " doesn't answer, and nothing is known of it");
    }
}
