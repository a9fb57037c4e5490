package kontor.change;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** JSON, mostly, such as no server writes that means well: a little that stands for much, and much of a little. */
final class HostileJson {
    private static final int MOST_CHARACTERS = 2_000_000;

    static final List<String> NAMES =
            List.of("id", "name", "ratio", "at", "day", "exp", "list", "objects", "props", "x", "@id", "hydra:member");

    private static final List<String> NUMBERS =
            List.of("0", "-1", "1.50", "1e999999999", "-1e-99999999", "1e2147483647", "1e99999999999", "1e400", "-0.0");
    private static final List<String> NO_NUMBERS = List.of("01", "1.", "-", "+1", "NaN", "1e");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "\\u0000",
            "\\ud83d",
            "\\n\\r\\t",
            "2026-03-01T10:00:00+0100",
            "9999-12-31T23:59:59+00:00",
            "-0001-11-30T00:00:00+00:00",
            "0000-00-00",
            "1970-01-01T08:30:00+01:00",
            "/api_v2/things/1",
            "/api_v2/../../x",
            "<script>",
            "1e999999999",
            "😀");

    private final Random random;

    HostileJson(Random random) {
        this.random = random;
    }

    /** Mostly small; now and then as much as that. */
    int size(int most) {
        return (int) Math.pow(most, Math.pow(random.nextDouble(), 8));
    }

    /** At most so many of them that memory holds them before they are looked at. */
    static String many(int count, IntFunction<String> part) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count && all.length() < MOST_CHARACTERS; i++) {
            all.append(i == 0 ? "" : ",").append(part.apply(i));
        }
        return all.toString();
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String number() {
        return switch (random.nextInt(8)) {
            case 0 -> "9".repeat(1 + size(200_000));
            case 1 -> "0." + "3".repeat(1 + size(200_000));
            case 2 -> random.nextInt() + "e" + random.nextInt();
            case 3 -> random.nextInt(200) == 0 ? any(NO_NUMBERS) : "7";
            default -> any(NUMBERS);
        };
    }

    String text() {
        return switch (random.nextInt(10)) {
            case 0 -> "\"" + "x".repeat(size(500_000)) + "\"";
            case 1 -> "\"a" + "😀".repeat(size(20_000)) + "\"";
            case 2 -> "\"" + "9".repeat(size(200_000)) + "\"";
            default -> "\"" + any(TEXTS) + "\"";
        };
    }

    String name() {
        return random.nextInt(12) == 0
                ? text()
                : "\"" + any(NAMES) + (random.nextInt(4) == 0 ? random.nextInt(9) : "") + "\"";
    }

    String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 7)) {
            case 0, 1 -> number();
            case 2, 3 -> text();
            case 4 -> any(List.of("true", "false", "null"));
            case 5 -> any(List.of("[]", "{}", "[[]]", "[{}]", "{\"\":{}}"));
            case 6 -> {
                int levels = size(random.nextInt(10) == 0 ? 3_000 : 50);
                yield "[".repeat(levels) + "]".repeat(random.nextInt(200) == 0 ? levels / 2 : levels);
            }
            case 7, 8 -> "[" + many(random.nextInt(5), i -> value(depth - 1)) + "]";
            case 9 -> {
                String item = value(depth - 1);
                yield "[" + many(Math.min(size(400_000), 4_000_000 / (1 + item.length())), i -> item) + "]";
            }
            default -> object(depth - 1);
        };
    }

    String object(int depth) {
        if (random.nextInt(12) == 0) {
            String value = random.nextBoolean() ? "1" : "{}";
            return "{" + many(size(150_000), i -> "\"p" + i + "\":" + value) + "}";
        }
        return "{" + many(random.nextInt(10), i -> name() + ":" + value(depth)) + "}";
    }

    /** Something of it lost, doubled, or put elsewhere. */
    String spoilt(String text) {
        if (text.length() < 4) {
            return text;
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + size(2_000));
        String piece = text.substring(from, to);
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 ->
                text.substring(0, at)
                        + piece.repeat(1 + size(Math.max(1, 500_000 / piece.length())))
                        + text.substring(at);
            default -> text.substring(0, from) + value(1) + text.substring(to);
        };
    }
}
