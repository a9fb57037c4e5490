package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CsrfTokenTest {
    private static final LocalDate ANNOUNCED = LocalDate.of(2022, 5, 10);

    @Test
    void isWhatTheApiAnnouncesForAMailAddress() {
        assertThat(CsrfToken.of("name@host.de", ANNOUNCED)).isEqualTo("7f864e11435029dbf07e60c087738235");
    }

    @Test
    void isWhatTheApiAnnouncesWithoutAMailAddress() {
        assertThat(CsrfToken.of("", ANNOUNCED)).isEqualTo("fde16e98f0c49828aca95aeb4bca1026");
    }
}
