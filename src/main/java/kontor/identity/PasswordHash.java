package kontor.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * An Argon2id hash (RFC 9106) in its encoded form, with OWASP's parameters: 19 MiB, 2 passes, 1 lane. How many are checked
 * at a time is up to {@link kontor.identity.guessing.Hashing}; new ones are made by people who are signed in, two at a time.
 */
record PasswordHash(String encoded) {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH_BYTES = 32;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH_BYTES, Argon2.ID);
    private static final Semaphore AT_A_TIME = new Semaphore(2, true);
    private static final PasswordHash OF_NOBODY = of("nobody has this password");

    PasswordHash {
        Objects.requireNonNull(encoded);
    }

    static PasswordHash of(String password) {
        AT_A_TIME.acquireUninterruptibly();
        try {
            return new PasswordHash(
                    Password.hash(password).addRandomSalt(16).with(ARGON2).getResult());
        } finally {
            AT_A_TIME.release();
        }
    }

    boolean matches(String password) {
        return Password.check(password, encoded).with(Argon2Function.getInstanceFromHash(encoded));
    }

    /** Takes as long as {@link #matches} does, so that the time tells nobody which sign-in names exist. */
    static boolean matchesNobody(String password) {
        OF_NOBODY.matches(password);
        return false;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
