package kontor.frachtpilot;

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
final class AddressPolicy implements DnsResolver {

    /** The name did not lead to an address the portal connects to. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super("not connecting to " + host + ": an internal address");
        }
    }

    private final boolean internalAllowed;

    /** @param internalAllowed whether http, and private, loopback and link-local addresses, are allowed */
    AddressPolicy(boolean internalAllowed) {
        this.internalAllowed = internalAllowed;
    }

    boolean allowsScheme(URI address) {
        return "https".equals(address.getScheme()) || internalAllowed && "http".equals(address.getScheme());
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
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
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
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
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (first & 0xFE) == 0xFC; // RFC 4193
            boolean translated = first == 0x00 && second == 0x64 || first == 0x20 && second == 0x02; // NAT64, 6to4
            return uniqueLocal || translated;
        }
        boolean thisNetwork = first == 0;
        boolean sharedByCarriers = first == 100 && (second & 0xC0) == 64; // RFC 6598
        boolean reserved = first >= 240;
        return thisNetwork || sharedByCarriers || reserved;
    }
}
