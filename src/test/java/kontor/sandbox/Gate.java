package kontor.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import kontor.sandbox.DemoKeys.DemoKey;

/** Lets in whoever sends a known key, with the right token for the day in the account's zone. */
final class Gate {
    private final List<DemoKey> known = new CopyOnWriteArrayList<>(DemoKeys.all());
    private final InstantSource clock;

    Gate(InstantSource clock) {
        this.clock = clock;
    }

    void know(DemoKey key) {
        known.add(key);
    }

    Optional<DemoKey> admit(HttpExchange exchange) {
        String key = utf8(exchange.getRequestHeaders().getFirst("X-AUTH-TOKEN"));
        String token = utf8(exchange.getRequestHeaders().getFirst("X-CSRF-TOKEN"));
        return known.stream()
                .filter(each -> each.key().equals(key))
                .filter(each -> token(each, LocalDate.now(clock.withZone(ZoneId.of(each.zone()))))
                        .equals(token))
                .findFirst();
    }

    /** The server hands out header bytes one by one; they are UTF-8. */
    private static String utf8(String header) {
        return header == null ? "" : new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** What a key is sent with on a day. */
    static String token(DemoKey key, LocalDate day) {
        return md5(key.mail() + "." + day);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
