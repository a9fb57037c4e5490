package kontor.audit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kontor.audit.chain.Checkpoint;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.mail.MailFailed.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkpoints by mail, against a real mail server. */
class MailServerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final SignedCheckpoint SIGNED =
            new SignedCheckpoint(new Checkpoint(3, 1234, new byte[32], NOW, "0123456789abcdef"), new byte[64]);

    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        smtp.start();
    }

    @AfterEach
    void stop() {
        smtp.stop();
    }

    private MailServer server(Optional<String> user, Optional<String> password, boolean startTls) {
        return new MailServer(
                "127.0.0.1", smtp.getSmtp().getPort(), user, password, "kontor@agentur.example", startTls);
    }

    private static CheckpointMail mail(String company) {
        return new CheckpointMail(company, SIGNED, NOW);
    }

    @Test
    void theCheckpointIsAttachedAndExplainedInBothLanguages() throws Exception {
        server(Optional.empty(), Optional.empty(), false)
                .send(mail("Hof Sönnental"), List.of("a@kanzlei.example", "b@kanzlei.example"));
        assertThat(smtp.getReceivedMessages()).hasSize(2);
        MimeMessage received = smtp.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Kontor: Prüfpunkt / checkpoint – Hof Sönnental, 1.234");
        assertThat(received.getFrom()[0]).hasToString("kontor@agentur.example");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Protokolls von Hof Sönnental")
                .contains("audit log of Hof Sönnental")
                .contains("0".repeat(64));
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("checkpoint-3-1234.json");
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/json");
        String file = new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(SignedCheckpoint.of(file.strip()).toJson()).isEqualTo(SIGNED.toJson());
    }

    @Test
    void aCompanysNameAddsNoHeaders() throws Exception {
        server(Optional.empty(), Optional.empty(), false)
                .send(mail("Hof\r\nBcc: x@evil.example"), List.of("a@kanzlei.example"));
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        assertThat(smtp.getReceivedMessages()[0].getRecipients(Message.RecipientType.BCC))
                .isNull();
    }

    @Test
    void withoutTlsNothingIsSentUnlessThatIsSwitchedOff() {
        MailServer server = server(Optional.empty(), Optional.empty(), true);
        assertThat(refusal(server)).isEqualTo(Reason.TLS);
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordIsToldAsSuch() throws Exception {
        smtp.setUser("kontor", "right");
        assertThat(refusal(server(Optional.of("kontor"), Optional.of("wrong"), false)))
                .isEqualTo(Reason.LOGIN);
        server(Optional.of("kontor"), Optional.of("right"), false).send(mail("Hof"), List.of("a@kanzlei.example"));
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whereNobodyListensThatIsSaid() {
        MailServer server = server(Optional.empty(), Optional.empty(), false);
        smtp.stop();
        assertThat(refusal(server)).isEqualTo(Reason.UNREACHABLE);
    }

    private static Reason refusal(MailServer server) {
        return catchThrowableOfType(MailFailed.class, () -> server.send(mail("Hof"), List.of("a@kanzlei.example")))
                .reason();
    }
}
