package kontor.identity;

import java.time.Instant;

/**
 * A password that was made for someone else: shown once, to be passed on.
 *
 * @param name whose it is
 * @param password what they sign in with once
 * @param expiresAt until when
 */
public record OneTimePassword(String name, String password, Instant expiresAt) {
    @Override
    public String toString() {
        return "OneTimePassword[of " + name + ", hidden]";
    }
}
