package kontor.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A network address, or all that begin with the same bits (CIDR, RFC 4632). Names are never looked up.
 *
 * @param first an address of the range
 * @param bits how many bits all of them share
 */
record AddressRange(InetAddress first, int bits) {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    /**
     * Those that a setting holds, with commas between them.
     *
     * @throws IllegalArgumentException when it holds anything else
     */
    static List<AddressRange> listed(String setting, Optional<String> addresses) {
        return addresses.stream()
                .flatMap(all -> Stream.of(all.split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(each -> of(setting, each))
                .toList();
    }

    private static AddressRange of(String setting, String text) {
        try {
            return of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    setting + " may hold only IP addresses and ranges of them (10.0.0.0/8), but " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when it is neither an address nor a range of them */
    static AddressRange of(String text) {
        String[] parts = text.strip().split("/", -1);
        Optional<InetAddress> address = address(parts[0]);
        if (address.isEmpty() || parts.length > 2 || parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(text + " is no network address");
        }
        int length = address.get().getAddress().length * Byte.SIZE;
        int bits = parts.length == 1 ? length : Integer.parseInt(parts[1]);
        if (bits > length) {
            throw new IllegalArgumentException(text + " has too many bits");
        }
        return new AddressRange(address.get(), bits);
    }

    /** The address of this text, as it is written; empty when it is none. */
    static Optional<InetAddress> address(String text) {
        boolean literal = text.indexOf(':') < 0
                ? IPV4.matcher(text).matches()
                : IPV6.matcher(text).matches();
        try {
            return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
