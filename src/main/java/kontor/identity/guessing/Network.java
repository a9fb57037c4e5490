package kontor.identity.guessing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one address: of IPv6 the first half, since whoever has one address there has all that share it. */
public final class Network {
    private static final int IPV6_BYTES = 16;

    private Network() {}

    /**
     * An IPv4 address as it is, of an IPv6 address its first half.
     *
     * @param address an IP address in its usual notation, never a name
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            if (bytes.length < IPV6_BYTES) {
                return InetAddress.getByAddress(bytes).getHostAddress(); // An IPv4 address, written as one of IPv6.
            }
            Arrays.fill(bytes, IPV6_BYTES / 2, IPV6_BYTES, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
