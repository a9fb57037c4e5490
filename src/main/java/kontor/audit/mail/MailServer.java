package kontor.audit.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The mail server of {@code KONTOR_MAIL_HOST}. Speaks TLS unless that is switched off: from the start on port 465, by
 * STARTTLS, without which nothing is sent, on others.
 */
@ApplicationScoped
public class MailServer {
    private static final int TLS_FROM_THE_START = 465;
    private static final String PATIENCE_MILLIS = "20000";

    @Inject
    @ConfigProperty(name = "kontor.mail.host")
    private Optional<String> host;

    @Inject
    @ConfigProperty(name = "kontor.mail.port", defaultValue = "587")
    private int port;

    @Inject
    @ConfigProperty(name = "kontor.mail.user")
    private Optional<String> user;

    @Inject
    @ConfigProperty(name = "kontor.mail.password")
    private Optional<String> password;

    @Inject
    @ConfigProperty(name = "kontor.mail.from")
    private Optional<String> from;

    @Inject
    @ConfigProperty(name = "kontor.mail.starttls", defaultValue = "true")
    private boolean startTls;

    /** For the container, which then fills it. */
    public MailServer() {}

    /** One outside the container. */
    MailServer(String host, int port, Optional<String> user, Optional<String> password, String from, boolean startTls) {
        this.host = Optional.of(host);
        this.port = port;
        this.user = user;
        this.password = password;
        this.from = Optional.of(from);
        this.startTls = startTls;
    }

    /** Whether there is one, and a sender. */
    public boolean isSetUp() {
        return host.isPresent() && from.isPresent();
    }

    /**
     * Sends what the message says to these, in one mail.
     *
     * @throws MailFailed when it wasn't taken, or not for all of them
     */
    void send(CheckpointMail mail, List<String> recipients) throws MailFailed {
        try {
            MimeMessage message = mail.in(session());
            message.setFrom(new InternetAddress(from.orElseThrow(), true));
            for (String recipient : recipients) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient, true));
            }
            message.saveChanges();
            Transport.send(message, user.orElse(null), password.orElse(null));
        } catch (MessagingException e) {
            throw MailFailed.by(e);
        }
    }

    private Session session() {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", host.orElseThrow());
        settings.put("mail.smtp.port", Integer.toString(port));
        settings.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        settings.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        settings.put("mail.smtp.timeout", PATIENCE_MILLIS);
        settings.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        settings.put("mail.smtp.sendpartial", "true");
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.ssl.enable", Boolean.toString(port == TLS_FROM_THE_START));
        settings.put("mail.smtp.starttls.enable", Boolean.toString(startTls && port != TLS_FROM_THE_START));
        settings.put("mail.smtp.starttls.required", Boolean.toString(startTls && port != TLS_FROM_THE_START));
        return Session.getInstance(settings);
    }
}
