package kontor.audit.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Mail addresses, each once, in the order they were entered. */
public record Recipients(List<String> addresses) {
    static final int MOST = 10;
    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3

    public Recipients {
        addresses = List.copyOf(addresses);
    }

    /** Understands addresses one below the other; empty where one of them is none, or where there are too many. */
    static Optional<Recipients> read(String text) {
        List<String> all = text == null
                ? List.of()
                : Stream.of(text.split("[\\s,;]+"))
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
        return all.size() <= MOST && all.stream().allMatch(Recipients::isAddress)
                ? Optional.of(new Recipients(all))
                : Optional.empty();
    }

    private static boolean isAddress(String text) {
        try {
            return text.length() <= LONGEST
                    && text.matches("[^@\\s<>\"(),:;\\\\\\[\\]\\p{Cntrl}]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+")
                    && new InternetAddress(text, true).getAddress().equals(text);
        } catch (AddressException e) {
            return false;
        }
    }

    String text() {
        return String.join("\n", addresses);
    }
}
