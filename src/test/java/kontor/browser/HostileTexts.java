package kontor.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Texts such as nobody types, as forms send them. */
final class HostileTexts {
    private static final List<String> TEXTS = List.of(
            "",
            "1e999999999",
            "-1e-99999999",
            "9".repeat(2_000),
            "1" + ".000".repeat(5_000),
            "[".repeat(20_000),
            "{\"a\":".repeat(5_000),
            "[" + "0,".repeat(50_000) + "0]",
            "{\"ratio\":1e999999999}",
            "{\"ratio\":" + "9".repeat(5_000) + "}",
            "x".repeat(60_000),
            "😀".repeat(5_000),
            "\u0000",
            "a\r\nb",
            "\u202E",
            "#{7*7}",
            "${7*7}",
            "<script>alert(1)</script>",
            "' or 1=1 --",
            "../../../../etc/passwd",
            "9999-12-31T23:59:59",
            "-999999999-01-01",
            "0000-00-00",
            "99:99",
            "true",
            "null");

    /** Encoded as no text is. */
    private static final List<String> BYTES =
            List.of("%", "%zz", "%c0%ae", "%ed%a0%bd", "%ff%fe", "%00", "a%5B9999999999%5D");

    private HostileTexts() {}

    static String encoded(Random random) {
        return random.nextInt(6) == 0
                ? BYTES.get(random.nextInt(BYTES.size()))
                : URLEncoder.encode(TEXTS.get(random.nextInt(TEXTS.size())), StandardCharsets.UTF_8);
    }
}
