package kontor.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The addresses at which people reach the portal: those of KONTOR_URL or, where it isn't set, {@code localhost} and IP addresses. A
 * request for any other has been led here by someone else's name for this machine (DNS rebinding), or past its proxy.
 */
@ApplicationScoped
public class OwnAddresses {
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}))(?::([0-9]{1,5}))?");

    private static final Pattern URL = Pattern.compile("(https?)://(" + HOST.pattern() + ")/?");
    /** What can't be a name that leads to one machine now and to another then. */
    private static final Pattern NO_NAME = Pattern.compile("localhost|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[.*");

    private final Set<String> authorities = new HashSet<>();
    private final Set<String> origins = new HashSet<>();

    protected OwnAddresses() {
        this(Optional.empty());
    }

    /**
     * @param urls like {@code https://kontor.example}, with commas between them; empty for those without a name
     * @throws IllegalArgumentException when one of them is no such address
     */
    @Inject
    public OwnAddresses(@ConfigProperty(name = "kontor.url") Optional<String> urls) {
        urls.stream()
                .flatMap(all -> Stream.of(all.split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .forEach(this::add);
    }

    private void add(String text) {
        Matcher url = URL.matcher(text.toLowerCase(Locale.ROOT));
        if (!url.matches()) {
            throw new IllegalArgumentException(
                    "KONTOR_URL may hold only addresses like https://kontor.example, with commas between them, but "
                            + text + " is none");
        }
        String scheme = url.group(1);
        String authority = withoutPort(url.group(2), port(scheme));
        authorities.add(authority);
        if (!authority.matches(".*:[0-9]+")) {
            authorities.add(authority + port(scheme)); // As some clients say it.
        }
        origins.add(scheme + "://" + authority);
    }

    /** Has a setting that can't be understood fail the start instead of the first request. */
    public void refuseWhatIsNoAddress() {
        // Calling it makes the bean, and its constructor refuses.
    }

    /** Whether the text names a host, with or without a port. */
    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /** Whether it is one of the portal's own. */
    boolean isOwn(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (!authorities.isEmpty()) {
            return authorities.contains(lower);
        }
        Matcher name = HOST.matcher(lower);
        return name.matches() && NO_NAME.matcher(name.group(1)).matches();
    }

    /**
     * Whether a page from there is the portal's own: as it is set, or else as the request was addressed.
     *
     * @param scheme of the request
     * @param host of the request, as its header has it
     */
    boolean isOwnOrigin(String origin, String scheme, String host) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return origins.isEmpty()
                ? lower.equals(scheme + "://" + withoutPort(host.toLowerCase(Locale.ROOT), port(scheme)))
                : origins.contains(lower);
    }

    private static String port(String scheme) {
        return "https".equals(scheme) ? ":443" : ":80";
    }

    private static String withoutPort(String authority, String port) {
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }
}
