package kontor.change;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.catalogue.SeenMoments;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.change.form.ObjectForm;
import kontor.change.form.Row;
import kontor.company.CompanyId;
import kontor.sandbox.DemoKeys;
import kontor.sandbox.Dialect;
import kontor.sandbox.Sandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thousand edits by chance that reach an account, through the forms and over HTTP: what the account holds afterwards is what was shown before it
 * was confirmed, but for the fields that are told to be stored in another way, and no others; where it was refused, it is what
 * there was.
 */
class ConfirmedEditsTest {
    /** That an account takes, in each of its dialects; those that it refuses come on top. */
    private static final int EDITS = 334;

    /** By chance some edits change nothing, some forms say themselves what is wrong, and some edits are refused. */
    private static final int MOST_TRIES = 5 * EDITS;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-05-10T12:00:00Z"), ZoneOffset.UTC);
    /** Of a key without a mail address on that day. */
    private static final String TOKEN = "fde16e98f0c49828aca95aeb4bca1026";

    private static final List<String> TEXTS = List.of(
            "neu",
            "Müller & Söhne",
            "a\nb",
            "  am Rand ",
            "0",
            "ja",
            "„so“",
            "x😀",
            "12345",
            "3,5",
            "29221",
            "a@b.example",
            "");

    private final FieldDisplay display = FieldDisplay.whole(Locale.GERMANY, iri -> Optional.empty());
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> send(Sandbox sandbox, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.root().resolve(path))
                .header("Accept", "application/ld+json")
                .header("X-AUTH-TOKEN", DemoKeys.LINDENAU.key())
                .header("X-CSRF-TOKEN", TOKEN)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject get(Sandbox sandbox, String path) throws IOException, InterruptedException {
        return read(send(sandbox, "GET", path, null, null).body());
    }

    private static JsonArray members(JsonObject page) {
        return page.getJsonArray(page.containsKey("member") ? "member" : "hydra:member");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theAccountHoldsWhatWasConfirmed(Dialect dialect) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        int applied = 0;
        int refused = 0;
        int otherwise = 0;
        try (Sandbox sandbox = Sandbox.start(InetAddress.getLoopbackAddress(), 0, CLOCK)) {
            sandbox.dialect(dialect);
            String document = dialect == Dialect.RELEASE_2_7 ? "docs.json?spec_version=3" : "docs.jsonopenapi";
            Catalogue catalogue =
                    knowing(sandbox, OpenApiReader.read(get(sandbox, document).toString(), "/api_v2/"));
            List<ResourceType> types = catalogue.types().stream()
                    .filter(type -> type.update().isPresent()
                            && type.can(Operation.READ)
                            && type.can(Operation.LIST)
                            && !type.name().contains("{"))
                    .toList();
            for (int tries = 0; applied < EDITS && tries < MOST_TRIES; tries++) {
                ResourceType type = types.get(random.nextInt(types.size()));
                JsonArray page = members(get(sandbox, type.name()));
                String iri = page.getJsonObject(random.nextInt(page.size())).getString("@id");
                JsonObject before = get(sandbox, iri);
                ObjectForm form = ObjectForm.of(type, before, Locale.GERMANY);
                for (int touches = 1 + random.nextInt(3); touches > 0; touches--) {
                    touch(form, random);
                }
                JsonObject wanted = EqualNumbers.kept(type, before, form.wanted());
                if (!form.isRight() || !form.isTouched()) {
                    continue;
                }
                boolean patched = type.update().get() == Operation.PATCH;
                JsonObject body =
                        patched ? WireObject.patch(type, before, wanted) : WireObject.whole(type, before, wanted);
                HttpResponse<String> answer = send(
                        sandbox,
                        patched ? "PATCH" : "PUT",
                        iri,
                        patched ? "application/merge-patch+json" : "application/ld+json",
                        body.toString());
                JsonObject after = get(sandbox, iri);
                boolean taken = answer.statusCode() == 200;
                applied += taken ? 1 : 0;
                refused += taken ? 0 : 1;
                Map<String, String> different = differences(type, before, taken ? wanted : before, after);
                List<String> told = taken ? told(type, iri, before, wanted, body, answer) : List.of();
                otherwise += told.isEmpty() ? 0 : 1;
                if (!different.keySet().equals(Set.copyOf(told))) {
                    wrong.add(iri + " " + answer.statusCode() + ": " + different + ", told " + told + " after " + body
                            + " of " + before + " seed " + seed);
                }
            }
            assertThat(sandbox.writes()).hasSize(applied + refused);
        }
        System.out.println(dialect + ": " + applied + " edits taken, of " + otherwise
                + " was told that they were stored" + " otherwise, " + refused + " refused, seed " + seed);
        assertThat(wrong).isEmpty();
        assertThat(applied).as("edits that were taken").isEqualTo(EDITS);
    }

    /** As it is known to the portal once someone has opened the lists. */
    private Catalogue knowing(Sandbox sandbox, Catalogue catalogue) throws IOException, InterruptedException {
        Map<String, List<JsonObject>> lists = new TreeMap<>();
        for (ResourceType type : catalogue.types()) {
            if (type.isInMenus()) {
                lists.put(type.name(), members(get(sandbox, type.name())).getValuesAs(JsonObject.class));
            }
        }
        return SeenMoments.in(catalogue, lists);
    }

    /** What the person is told of fields that the account stored in another way. */
    private static List<String> told(
            ResourceType type,
            String iri,
            JsonObject before,
            JsonObject wanted,
            JsonObject body,
            HttpResponse<String> answer) {
        boolean patched = type.update().get() == Operation.PATCH;
        Plan plan = new Plan(
                new CompanyId(1),
                1,
                "",
                type.name(),
                type.update().get(),
                iri,
                "",
                before.toString(),
                WireObject.settled(type, before, wanted).toString(),
                body.toString(),
                patched ? EmbeddedItems.remade(type, before, wanted) : List.of(),
                false,
                null);
        return new Meant(type, plan)
                .notTaken(read(answer.body())).stream()
                        .filter(name -> type.field(name).filter(Settable::isOne).isPresent())
                        .toList();
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** The fields that the account doesn't show as they were shown to be, and how it does. */
    private Map<String, String> differences(ResourceType type, JsonObject before, JsonObject shown, JsonObject held) {
        JsonObject from = WireObject.plain(type, before);
        JsonObject meant = WireObject.plain(type, shown);
        JsonObject are = WireObject.plain(type, held);
        Map<String, String> different = new TreeMap<>();
        for (Field field : type.fields()) {
            if (!field.isReadable() || !Settable.isOne(field)) {
                continue;
            }
            JsonValue is = ItemOrder.asSent(
                    Optional.of(field), from.get(field.name()), meant.get(field.name()), are.get(field.name()));
            String wanted = text(field, meant.get(field.name()));
            if (!wanted.equals(text(field, is))) {
                different.put(field.name(), wanted + " is " + text(field, is));
            }
        }
        return different;
    }

    /** Members of an object are in no order, items of a list are. */
    private String text(Field field, JsonValue value) {
        return display.of(field, Settable.of(field, value))
                .lines()
                .filter(line -> !line.endsWith(": ") && !line.equals("{}") && !line.equals("[]"))
                .map(line -> Stream.of(line.split(", ")).sorted().collect(Collectors.joining(", ")))
                .sorted(field.type() == FieldType.OBJECTS ? (one, other) -> 0 : Comparator.naturalOrder())
                .collect(Collectors.joining("\n"));
    }

    private static void touch(ObjectForm form, Random random) {
        List<Row> rows = form.getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .toList();
        Row row = rows.get(random.nextInt(rows.size()));
        switch (row.getKind()) {
            case ADD, SECTION -> form.add(row);
            case ENTRY -> {
                if (random.nextBoolean()) {
                    form.remove(row);
                } else {
                    row.getEntry()
                            .setKey(
                                    row.getEntry().getKey().isEmpty()
                                            ? "Schlüssel"
                                            : row.getEntry().getKey());
                    row.getEntry().setText(line(random));
                }
            }
            case ITEM -> {
                switch (random.nextInt(3)) {
                    case 0 -> form.remove(row);
                    case 1 -> form.up(row);
                    default -> form.down(row);
                }
            }
            case FOLDED -> form.open(row);
            case INPUT -> {
                if (row.isOpenable() && random.nextInt(4) == 0) {
                    form.open(row);
                } else {
                    row.getInput().setText(value(row, random));
                }
            }
            default -> {
                // A heading.
            }
        }
    }

    private static String line(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size())).replace("\n", "");
    }

    private static String value(Row row, Random random) {
        if (row.getType() == FieldType.ENUM || row.getType() == FieldType.BOOLEAN) {
            List<Row.Option> options = row.getOptions();
            return options.get(random.nextInt(options.size())).value();
        }
        return switch (row.getType()) {
            case INTEGER -> Integer.toString(random.nextInt(100));
            case NUMBER, DECIMAL, AMOUNT -> random.nextInt(100) + "," + random.nextInt(10) + "5";
            case DATE, DAY -> "2022-0" + (1 + random.nextInt(9)) + "-15";
            case TIME, HOUR -> "1" + random.nextInt(10) + ":30";
            case DATE_TIME -> "2022-0" + (1 + random.nextInt(9)) + "-15T1" + random.nextInt(10) + ":30";
            case RELATION ->
                row.getInput().getText().isEmpty()
                        ? ""
                        : row.getInput().getText().replaceAll("[0-9]+$", "2");
            case JSON -> "{\"a\": [1, null, {\"b\": \"" + random.nextInt(9) + "\"}]}";
            case LONG_TEXT -> TEXTS.get(random.nextInt(TEXTS.size()));
            default -> line(random);
        };
    }
}
