package kontor.change.form;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Objects that hold what browsers, forms, pages or readers of JSON change on its way, put together by chance. */
public final class AwkwardObjects {
    /** Texts that browsers, forms, pages or JSON readers change on their way. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "  a  ",
            "a\nb",
            "a\r\nb",
            "a\rb",
            "a\r\nb\nc\rd",
            "\na",
            "\r\n",
            "a\n",
            "a\u0000b",
            "\u0001",
            "\u000b\f",
            "\t",
            "lone \ud83d x",
            "\udc00",
            "x😀",
            "\ufffe\uffff",
            "\u0085\u2028\u2029",
            "\ufeffa",
            "\u202Everkehrt",
            "e\u0301 \u00e9",
            "</textarea><b>&amp;&#10;",
            "\"'<>&",
            "#{7*7}",
            "${1}",
            "null",
            "-",
            "–",
            "1.0",
            "\u007f\u0080\u009f",
            "\\u0041",
            "]]>",
            "\u00a0",
            "\u00ad",
            "ſ");

    private static final List<String> MOMENTS = List.of(
            "",
            "2026-03-01T10:00:00+01:00",
            "2026-03-01T10:00:00+0100",
            "2026-03-01 10:00:00",
            "2026-03-01T10:00:00",
            "2026-03-01T10:00",
            "2026-03-01T10:00:00Z",
            "2026-03-01T10:00:00.000000Z",
            "2026-03-01T10:00:00.123+01:00",
            "9999-12-31T23:59:59+00:00",
            "0000-00-00 00:00:00",
            "-0001-11-30T00:00:00+00:00",
            "2026-10-25T02:30:00+01:00",
            "2026-10-25T02:30:00+02:00",
            "2026-03-29T02:30:00",
            "1970-01-01T08:30:00+01:00",
            "+12026-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "1582-10-10T00:00:00+00:53",
            "2026-03-01",
            "gestern",
            "2026-03-01T24:00:00",
            "2026-12-31T23:59:60Z",
            "1772355600");

    private static final List<String> DAYS = List.of(
            "",
            "2026-02-21",
            "0000-00-00",
            "-0001-11-30",
            "12026-01-01",
            "2026-02-30",
            "2026-02-21T00:00:00+01:00",
            "21.02.2026",
            "2026-2-1",
            "0099-01-01",
            "2026-02-21 00:00:00");

    private static final List<String> TIMES = List.of(
            "",
            "08:30",
            "08:30:00",
            "08:30:15",
            "08:30:00.000",
            "08:30:00.5",
            "24:00:00",
            "8:30",
            "25:61",
            "1970-01-01T08:30:00+01:00",
            "1970-01-01T08:30:15+01:00",
            "08:30:00+01:00");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "0.0",
            "60.00",
            "1e3",
            "1E-7",
            "123456789012345678901234567890",
            "0.1000000000000000055511151231257827",
            "-1.50",
            "\"12,5\"",
            "\"abc\"",
            "\"60.00\"",
            "\"\"",
            "\" 7 \"",
            "true");

    private static final List<String> RELATIONS = List.of(
            "/api_v2/customer_groups/1",
            "/api_v2/customer_groups/999999",
            "/api_v2/customer_groups/a b\nc",
            "",
            "17",
            "https://elsewhere.example/x",
            "/api_v2/customer_groups/lone \ud83d");

    private AwkwardObjects() {}

    /** The document that tells of them, with one way to change them. */
    public static String document(String method) throws IOException {
        String mediaType = method.equals("put") ? "application/ld+json" : "application/merge-patch+json";
        try (InputStream json = AwkwardObjects.class.getResourceAsStream("things.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"patch\"", "\"" + method + "\"")
                    .replace("application/merge-patch+json", mediaType);
        }
    }

    private static String text(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static JsonValue number(Random random) {
        return read("[" + text(NUMBERS, random) + "]").asJsonArray().get(0);
    }

    public static JsonValue read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    /** One of them, always the same for the same seed. */
    public static JsonObject of(long seed, String path) {
        Random random = new Random(seed);
        JsonObjectBuilder object = Json.createObjectBuilder()
                .add("@id", "/api_v2/" + path)
                .add("@type", "Thing")
                .add("id", 1)
                .add("title", "alt");
        for (int i = 1; i <= 3; i++) {
            put(object, "line" + i, Json.createValue(text(TEXTS, random)), random);
            put(object, "remark" + i, Json.createValue(text(TEXTS, random)), random);
            put(object, "at" + i, Json.createValue(text(MOMENTS, random)), random);
        }
        for (String name : List.of("mail", "link", "phone", "choice", "flag", "secretWord")) {
            put(object, name, Json.createValue(text(TEXTS, random)), random);
        }
        put(object, "day", Json.createValue(text(DAYS, random)), random);
        put(object, "hour", Json.createValue(text(TIMES, random)), random);
        put(object, "whole", number(random), random);
        put(object, "broken", number(random), random);
        put(object, "price", number(random), random);
        put(object, "group", Json.createValue(text(RELATIONS, random)), random);
        put(object, "labels", list(random), random);
        put(object, "free", list(random), random);
        put(object, "pairs", map(random), random);
        put(object, "place", place(random), random);
        JsonArrayBuilder places = Json.createArrayBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            places.add(place(random));
        }
        put(object, "places", places.build(), random);
        return object.build();
    }

    /** Now and then there is nothing, or something that the document doesn't say. */
    private static void put(JsonObjectBuilder object, String name, JsonValue value, Random random) {
        switch (random.nextInt(12)) {
            case 0 -> object.addNull(name);
            case 1 -> {
                // Left out.
            }
            case 2 -> object.add(name, number(random));
            case 3 ->
                object.add(name, Json.createArrayBuilder().add(map(random)).add(text(TEXTS, random)));
            default -> object.add(name, value);
        }
    }

    private static JsonValue list(Random random) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            if (random.nextInt(6) == 0) {
                list.addNull();
            } else {
                list.add(text(TEXTS, random));
            }
        }
        return list.build();
    }

    private static JsonValue map(Random random) {
        JsonObjectBuilder map = Json.createObjectBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.add(text(TEXTS, random), text(TEXTS, random));
        }
        return map.build();
    }

    private static JsonValue place(Random random) {
        return Json.createObjectBuilder()
                .add("street", text(TEXTS, random))
                .add("since", text(MOMENTS, random))
                .build();
    }
}
