package kontor.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The reverse proxies that are believed about whom they pass on: those in KONTOR_TRUSTED_PROXIES. What anyone else says in
 * {@code X-Forwarded-For} is not read.
 */
@ApplicationScoped
public class TrustedProxies {
    private static final String HEADER = "X-Forwarded-For";
    /** With a port, as some proxies write it. */
    private static final String IPV4_WITH_PORT = "([0-9.]+):[0-9]{1,5}";

    private static final String IPV6_IN_BRACKETS = "\\[([^\\]]+)\\](:[0-9]{1,5})?";

    private final List<AddressRange> trusted;

    protected TrustedProxies() {
        this(Optional.empty());
    }

    /**
     * @param proxies addresses and CIDR ranges with commas between them; empty for none
     * @throws IllegalArgumentException when one of them is neither
     */
    @Inject
    public TrustedProxies(@ConfigProperty(name = "kontor.trusted.proxies") Optional<String> proxies) {
        trusted = AddressRange.listed("KONTOR_TRUSTED_PROXIES", proxies);
    }

    /** Has a setting that can't be understood fail the start instead of the first request. */
    public void refuseWhatIsNoAddress() {
        // Calling it makes the bean, and its constructor refuses.
    }

    /** The address of the person: that of the peer, or what trusted proxies say about it. Always an IP address. */
    public String addressOf(HttpServletRequest request) {
        return addressOf(request.getRemoteAddr(), Collections.list(request.getHeaders(HEADER)));
    }

    /**
     * Each proxy appends who it was asked by, so the right-most address that isn't a trusted proxy's is the last one that
     * one of them vouches for. What stands left of it, or of something that is no address, anyone may have written.
     */
    String addressOf(String peer, List<String> headers) {
        Optional<InetAddress> believed = AddressRange.address(peer);
        List<String> hops = Stream.of(String.join(",", headers).split(",")).toList();
        for (int i = hops.size() - 1; i >= 0 && believed.filter(this::isTrusted).isPresent(); i--) {
            Optional<InetAddress> hop = AddressRange.address(withoutPort(hops.get(i)));
            if (hop.isEmpty()) {
                break;
            }
            believed = hop;
        }
        return believed.map(InetAddress::getHostAddress).orElse(peer);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static String withoutPort(String hop) {
        return hop.strip()
                .replaceFirst("^" + IPV4_WITH_PORT + "$", "$1")
                .replaceFirst("^" + IPV6_IN_BRACKETS + "$", "$1");
    }
}
