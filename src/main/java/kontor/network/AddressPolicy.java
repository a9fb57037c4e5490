package kontor.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Which addresses the portal connects to: public ones, by https. Checked on every connection, on the address that is
 * really connected to, so that a name that changes its meaning later (DNS rebinding) leads nowhere.
 */
public class AddressPolicy implements DnsResolver {

    /** The name did not lead to an address the portal connects to. */
    public static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super("not connecting to " + host + ": an internal address");
        }
    }

    private final boolean internalAllowed;
    private final DnsResolver resolver;

    /** @param internalAllowed whether http, and private, loopback and link-local addresses, are allowed */
    public AddressPolicy(boolean internalAllowed) {
        this(internalAllowed, SystemDefaultDnsResolver.INSTANCE);
    }

    /** @param resolver what finds addresses for names */
    public AddressPolicy(boolean internalAllowed, DnsResolver resolver) {
        this.internalAllowed = internalAllowed;
        this.resolver = resolver;
    }

    /** Whether the portal speaks by the address's scheme at all. */
    public boolean allowsScheme(URI address) {
        return "https".equals(address.getScheme()) || internalAllowed && "http".equals(address.getScheme());
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        if (!internalAllowed) {
            for (InetAddress address : addresses) {
                if (isInternal(address)) {
                    throw new Refused(host);
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    static boolean isInternal(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? !isGlobalUnicast(bytes) : isSpecial(bytes);
    }

    /**
     * 2000::/3 without what leads elsewhere or nowhere: Teredo and other protocol assignments (2001::/23), documentation
     * (2001:db8::/32), 6to4 (2002::/16). NAT64, IPv4-compatible, unique local and site-local addresses are outside of it.
     */
    private static boolean isGlobalUnicast(byte[] bytes) {
        int first = unsigned(bytes, 0);
        int second = unsigned(bytes, 2);
        boolean global = first >> 13 == 1;
        boolean assignedToProtocols = first == 0x2001 && second < 0x0200;
        boolean documentation = first == 0x2001 && second == 0x0db8;
        boolean sixToFour = first == 0x2002;
        return global && !assignedToProtocols && !documentation && !sixToFour;
    }

    /** Of IPv4: this network, carriers' own (RFC 6598), protocol assignments, documentation, benchmarks, reserved. */
    private static boolean isSpecial(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        int firstThree = first << 16 | unsigned(bytes, 1);
        boolean sharedByCarriers = first == 100 && (second & 0xC0) == 64;
        boolean benchmarks = first == 198 && (second & 0xFE) == 18;
        boolean assigned = firstThree == 0xC00000 || firstThree == 0xC05863;
        boolean documentation = firstThree == 0xC00002 || firstThree == 0xC63364 || firstThree == 0xCB0071;
        return first == 0 || first >= 240 || sharedByCarriers || benchmarks || assigned || documentation;
    }

    private static int unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
