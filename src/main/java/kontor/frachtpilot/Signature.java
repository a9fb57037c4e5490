package kontor.frachtpilot;

import jakarta.ws.rs.client.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Signs requests with the two headers the API asks for on every request. */
final class Signature {

    private static final Duration AROUND_MIDNIGHT = Duration.ofMinutes(10);

    private Signature() {}

    static Invocation.Builder sign(Invocation.Builder request, Account account, LocalDate date) {
        return request.header("X-AUTH-TOKEN", account.key().get().reveal())
                .header("X-CSRF-TOKEN", CsrfToken.of(account.mail(), date));
    }

    static LocalDate date(Account account, Instant now) {
        return LocalDate.ofInstant(now, account.zone());
    }

    /**
     * The other date that the account's server may already or still have: within ten minutes of midnight in its zone.
     */
    static Optional<LocalDate> neighbouringDate(Account account, Instant now) {
        ZonedDateTime here = now.atZone(account.zone());
        LocalDate earlier = here.minus(AROUND_MIDNIGHT).toLocalDate();
        LocalDate later = here.plus(AROUND_MIDNIGHT).toLocalDate();
        LocalDate today = here.toLocalDate();
        if (!earlier.equals(today)) {
            return Optional.of(earlier);
        }
        return later.equals(today) ? Optional.empty() : Optional.of(later);
    }
}
