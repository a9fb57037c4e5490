package kontor.credential;

import java.net.URI;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import kontor.frachtpilot.ApiKey;
import kontor.frachtpilot.gate.Ceilings;

/**
 * What someone enters about an account's access.
 *
 * @param label the name people know it by
 * @param baseUrl the API's root, ending in a slash
 * @param mail the address the key was made with, or the empty string
 * @param zone the zone whose date the account signs with
 * @param key the key, or empty to keep the one that is stored
 * @param ceilings what the account's requests may not exceed
 */
public record Registration(
        String label, URI baseUrl, String mail, ZoneId zone, Optional<ApiKey> key, Ceilings ceilings) {

    /** FrachtPilot's own address. */
    public static final String USUAL_BASE_URL = "https://my.frachtpilot.de/api_v2/";

    /** FrachtPilot is a German service. */
    public static final String USUAL_ZONE = "Europe/Berlin";

    /** With the usual ceilings. */
    public Registration(String label, URI baseUrl, String mail, ZoneId zone, Optional<ApiKey> key) {
        this(label, baseUrl, mail, zone, key, Ceilings.USUAL);
    }

    public Registration {
        Objects.requireNonNull(label);
        Objects.requireNonNull(mail);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(key);
        Objects.requireNonNull(ceilings);
        if (!baseUrl.getPath().endsWith("/")) {
            throw new IllegalArgumentException("the base URL must end in a slash");
        }
    }
}
