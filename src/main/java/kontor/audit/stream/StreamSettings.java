package kontor.audit.stream;

import java.util.Objects;
import java.util.Optional;

/**
 * What someone enters for a stream.
 *
 * @param token sent as {@code Authorization: Bearer}; empty to keep the one that is stored, or to have none
 * @param opensContent whether personal data are opened in what is sent
 */
public record StreamSettings(
        String label, StreamAddress address, Optional<String> token, Authority authority, boolean opensContent) {
    static final int LONGEST_LABEL = 80;
    static final int LONGEST_TOKEN = 1000;

    public StreamSettings {
        Objects.requireNonNull(address);
        Objects.requireNonNull(authority);
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("no label");
        }
        if (!token.map(StreamSettings::isSendable).orElse(true)) {
            throw new IllegalArgumentException("a token that can't be sent"); // Never the token itself.
        }
    }

    /** Whether the token can stand in a header: visible ASCII without spaces. */
    static boolean isSendable(String token) {
        return token.matches("[\\x21-\\x7e]{1," + LONGEST_TOKEN + "}");
    }

    @Override
    public String toString() {
        return "settings of stream " + label;
    }
}
