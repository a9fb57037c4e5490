package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Account BERLIN = new Account(
            1,
            URI.create("https://my.frachtpilot.de/api_v2/"),
            "",
            ZoneId.of("Europe/Berlin"),
            () -> new ApiKey("demo-key"));

    @Test
    void datesByTheAccountsZone() {
        assertThat(Signature.date(BERLIN, Instant.parse("2026-06-30T22:30:00Z")))
                .isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(Signature.date(BERLIN, Instant.parse("2026-06-30T21:30:00Z")))
                .isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void knowsNoOtherDateInTheMiddleOfTheDay() {
        assertThat(Signature.neighbouringDate(BERLIN, Instant.parse("2026-06-30T12:00:00Z")))
                .isEmpty();
        assertThat(Signature.neighbouringDate(BERLIN, Instant.parse("2026-06-30T21:49:00Z")))
                .isEmpty();
        assertThat(Signature.neighbouringDate(BERLIN, Instant.parse("2026-06-30T22:11:00Z")))
                .isEmpty();
    }

    @Test
    void knowsTheNextDateShortlyBeforeMidnight() {
        assertThat(Signature.neighbouringDate(BERLIN, Instant.parse("2026-06-30T21:51:00Z")))
                .contains(LocalDate.of(2026, 7, 1));
    }

    @Test
    void knowsTheDateBeforeShortlyAfterMidnight() {
        assertThat(Signature.neighbouringDate(BERLIN, Instant.parse("2026-06-30T22:09:00Z")))
                .contains(LocalDate.of(2026, 6, 30));
    }
}
