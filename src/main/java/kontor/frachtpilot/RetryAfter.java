package kontor.frachtpilot;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After}: seconds, or a date (RFC 9110). */
final class RetryAfter {
    /** A longer rest is taken for a mistake. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Optional<Instant> read(String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        try {
            Instant asked = text.matches("[0-9]{1,9}")
                    ? now.plusSeconds(Long.parseLong(text))
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            Instant latest = now.plus(LONGEST);
            return Optional.of(asked.isAfter(latest) ? latest : asked);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
