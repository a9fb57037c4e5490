package kontor.audit.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import kontor.audit.chain.SignedCheckpoint;
import kontor.web.Messages;
import kontor.web.Moments;

/** What people get by mail: a checkpoint as an attached file, and in both languages what it is and what to do with it. */
record CheckpointMail(String company, SignedCheckpoint signed, Instant sentAt) {
    CheckpointMail {
        Objects.requireNonNull(signed);
        company = company.replaceAll("\\p{Cntrl}", " ");
    }

    MimeMessage in(Session session) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(text(Locale.GERMANY) + "\n\n— — —\n\n" + text(Locale.UK) + "\n", StandardCharsets.UTF_8.name());
        MimeBodyPart file = new MimeBodyPart();
        file.setText(signed.toJson() + "\n", StandardCharsets.UTF_8.name());
        file.setHeader("Content-Type", "application/json; charset=UTF-8");
        file.setHeader("Content-Transfer-Encoding", "base64");
        file.setFileName(fileName());
        MimeMessage message = new MimeMessage(session);
        message.setSubject(subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(sentAt));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834
        message.setContent(new MimeMultipart(text, file));
        return message;
    }

    private String subject() {
        return Messages.text(
                Locale.GERMANY,
                "mailing.mail.subject",
                company,
                signed.checkpoint().sequence());
    }

    private String text(Locale locale) {
        return Messages.text(
                locale,
                "mailing.mail.text",
                company,
                signed.checkpoint().sequence(),
                Moments.shortly(signed.checkpoint().issuedAt(), locale),
                HexFormat.of().formatHex(signed.checkpoint().hash()),
                signed.checkpoint().key());
    }

    private String fileName() {
        return "checkpoint-" + signed.checkpoint().company() + "-"
                + signed.checkpoint().sequence() + ".json";
    }
}
