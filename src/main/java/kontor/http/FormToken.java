package kontor.http;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What a form that isn't sent to a page brings along to show that this session was given it. */
@Named
@SessionScoped
public class FormToken implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The parameter's name. */
    static final String PARAMETER = "token";

    private static final int BYTES = 32;

    private final String value;

    /** Makes one that nobody can guess. */
    public FormToken() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public String getValue() {
        return value;
    }

    /** Compares in a time that tells nothing of where they differ. */
    boolean is(String sent) {
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
}
