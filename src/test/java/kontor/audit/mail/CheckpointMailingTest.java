package kontor.audit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kontor.company.CompanyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointMailingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static CheckpointMailing mailing() {
        CheckpointMailing mailing = new CheckpointMailing(new CompanyId(1), NOW);
        mailing.address(new Recipients(List.of("a@kanzlei.example")), NOW);
        return mailing;
    }

    @Test
    void aNewerCheckpointIsMailedOnceADay() {
        CheckpointMailing mailing = mailing();
        assertThat(mailing.claim(5, NOW)).isTrue();
        mailing.mailed(5, NOW);
        assertThat(mailing.claim(6, NOW.plus(Duration.ofHours(23)))).isFalse();
        assertThat(mailing.claim(5, NOW.plus(Duration.ofDays(2)))).isFalse();
        assertThat(mailing.claim(6, NOW.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void newRecipientsDoNotMakeItMoreOften() {
        CheckpointMailing mailing = mailing();
        mailing.mailed(5, NOW);
        mailing.address(new Recipients(List.of("b@kanzlei.example")), NOW);
        assertThat(mailing.claim(6, NOW.plus(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void oneNodeMailsAndAnotherTakesOverWhenItIsGone() {
        CheckpointMailing mailing = mailing();
        assertThat(mailing.claim(5, NOW)).isTrue();
        assertThat(mailing.claim(5, NOW.plusSeconds(1))).isFalse();
        assertThat(mailing.claim(5, NOW.plus(CheckpointMailing.CLAIM))).isTrue();
    }

    @Test
    void whatFailedIsTriedAgainLessAndLessOften() {
        CheckpointMailing mailing = mailing();
        MailFailed failed = MailFailed.by(new MessagingException("no"));
        mailing.claim(5, NOW);
        mailing.failed(failed, NOW);
        assertThat(mailing.claim(5, NOW.plusSeconds(59))).isFalse();
        assertThat(mailing.claim(5, NOW.plusSeconds(60))).isTrue();
        IntStream.range(0, 20).forEach(each -> mailing.failed(failed, NOW));
        assertThat(mailing.claim(5, NOW.plus(CheckpointMailing.LONGEST_PAUSE))).isTrue();
        assertThat(mailing.failure()).isEqualTo(MailFailed.Reason.REFUSED);
    }

    @Test
    void nobodyGetsNothing() {
        CheckpointMailing mailing = mailing();
        mailing.address(new Recipients(List.of()), NOW);
        assertThat(mailing.claim(5, NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna@",
                "anna@host",
                "Anna <anna@kanzlei.example>",
                "@kanzlei.example",
                "anna@kanzlei..example",
                "group:a@kanzlei.example;",
                "a@b@kanzlei.example"
            })
    void recipientsAreBareAddresses(String text) {
        assertThat(Recipients.read(text)).isEmpty();
    }

    @Test
    void recipientsAreTenAtMostAndEachOnce() {
        String eleven = IntStream.range(0, 11)
                .mapToObj(each -> "a" + each + "@kanzlei.example")
                .collect(Collectors.joining("\n"));
        assertThat(Recipients.read(eleven)).isEmpty();
        assertThat(Recipients.read(" a@kanzlei.example,\r\nb@kanzlei.example a@kanzlei.example ")
                        .orElseThrow()
                        .addresses())
                .containsExactly("a@kanzlei.example", "b@kanzlei.example");
        assertThat(Recipients.read(null).orElseThrow().addresses()).isEmpty();
    }
}
