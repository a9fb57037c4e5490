package kontor.change;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import kontor.audit.Difference;
import kontor.catalogue.Catalogue;
import kontor.catalogue.CatalogueDifference;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.Groups;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.change.form.JsonText;
import kontor.change.form.ObjectForm;
import kontor.change.form.Row;
import kontor.export.ExportedCell;
import kontor.frachtpilot.HostileAccount;

/**
 * Does with hostile documents, answers and input what the portal does with them, in a process with little memory:
 * {@code HostileInput <seed> <documents> <answers> <folder of known cases>}. The known ones come first. Ends with 0 when
 * none has failed and none has taken longer than {@value #LONGEST_MILLIS} ms of the processor, and says which did.
 */
public final class HostileInput {
    static final long LONGEST_MILLIS = 2_000;

    private static final int LOOKED_AT = 1;
    private static final int ROWS_FILLED = 200;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final HostileAccount account = new HostileAccount();
    private Random random = new Random(0);
    private HostileJson json = new HostileJson(random);
    private final List<String> failures = new ArrayList<>();
    private Catalogue latest = Catalogue.EMPTY;
    private int read;
    private int taken;
    private long longest;

    private HostileInput() throws IOException {}

    /** A piece of work that may throw nothing. */
    private interface Work {
        void begin() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        int documents = Integer.parseInt(arguments[1]);
        int answers = Integer.parseInt(arguments[2]);
        System.out.println("seed " + seed);
        HostileInput all = new HostileInput();
        all.warmUp();
        all.knownCases(Path.of(arguments[3]));
        for (int i = 0; i < documents; i++) {
            all.beginWith(seed + i);
            String document = new HostileDocuments(all.random).next();
            all.attempt("document " + (seed + i), () -> all.document(document));
        }
        for (int i = 0; i < answers; i++) {
            all.beginWith(seed - 1 - i);
            byte[] answer = all.answer();
            all.attempt("answer " + (seed - 1 - i), () -> all.asked(answer));
        }
        all.failures.forEach(System.out::println);
        System.out.println(all.read + " catalogues, " + all.taken + " objects, longest " + all.longest + " ms");
        System.exit(all.failures.isEmpty() && all.read > 0 && all.taken > 0 ? 0 : 1);
    }

    private void beginWith(long seed) {
        random = new Random(seed);
        json = new HostileJson(random);
    }

    /** The first document takes as long as loading the parser does. */
    private void warmUp() throws Exception {
        asked(answer("application/ld+json", "{\"a\":1}"));
        for (int i = 0; i < 40; i++) {
            beginWith(i);
            try {
                document(new HostileDocuments(random).next());
            } catch (Exception e) {
                // Said when it comes again.
            }
        }
    }

    private void knownCases(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file);
                attempt(file.toString(), () -> document(text));
                attempt(file.toString(), () -> asked(answer("application/ld+json", text)));
            }
        }
    }

    /** What takes long is done again: a machine that is busy with others may count their time as this one's. */
    private void attempt(String what, Work work) {
        long millis = measured(what, work);
        for (int again = 0; again < 2 && millis > LONGEST_MILLIS; again++) {
            millis = Math.min(millis, measured(what, work));
        }
        longest = Math.max(longest, millis);
        if (millis > LONGEST_MILLIS) {
            failures.add(what + ": " + millis + " ms");
        }
    }

    private long measured(String what, Work work) {
        long before = threads.getCurrentThreadCpuTime();
        try {
            work.begin();
        } catch (Throwable e) {
            List<StackTraceElement> stack = List.of(e.getStackTrace());
            failures.add(what + ": " + e + " at " + stack.subList(0, Math.min(12, stack.size())));
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
    }

    private void document(String text) {
        try {
            Catalogue catalogue = OpenApiReader.read(text, "/api_v2/");
            read++;
            CatalogueDifference.between(latest, catalogue);
            latest = catalogue;
            catalogue.types().stream().limit(LOOKED_AT).forEach(this::use);
        } catch (UnusableDocument e) {
            e.reason();
        }
    }

    /** A list and an object of the type as the pages show and change them. */
    private void use(ResourceType type) {
        Groups.of(type.fields());
        type.isItem("things/1");
        String object = json.object(3);
        account.object(answer("application/ld+json", object)).ifPresent(each -> use(type, each));
    }

    private void use(ResourceType type, JsonObject object) {
        taken++;
        FieldDisplay display = FieldDisplay.in(Locale.GERMANY);
        for (Field field : type.fields()) {
            JsonValue value = object.get(field.name());
            display.of(field, value);
            ExportedCell.write(field, value, OutputStream.nullOutputStream());
        }
        object.values().forEach(display::of);
        type.label(object);
        ObjectForm form = ObjectForm.of(type, object, Locale.GERMANY);
        List<Row> rows = form.getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .toList();
        for (Row row : rows) {
            row.getHint();
            row.getDescribed();
            if (row.getInput() != null) {
                row.getOptions();
            }
        }
        rows.stream().filter(row -> row.getInput() != null).limit(ROWS_FILLED).forEach(this::fill);
        rows.stream().filter(row -> row.getKind() == Row.Kind.ADD).limit(3).forEach(form::add);
        change(type, object, form.wanted());
        typed(type, object);
    }

    private void fill(Row row) {
        if (random.nextInt(3) == 0) {
            row.getInput().setText(random.nextBoolean() ? json.value(2) : json.text());
        }
    }

    private static void change(ResourceType type, JsonObject before, JsonObject wanted) {
        WireObject.patch(type, before, wanted);
        WireObject.whole(type, before, wanted);
        DifferenceRows.of(type, Difference.between(before, wanted), FieldDisplay.in(Locale.GERMANY));
        wanted.forEach((name, value) -> Taken.isAs(type.field(name), value, before.get(name)));
    }

    private void typed(ResourceType type, JsonObject object) {
        try {
            JsonObject wanted =
                    JsonEditor.parse(random.nextBoolean() ? json.spoilt(JsonText.of(object)) : json.object(2));
            JsonEditor.forbidden(type, object, wanted, false);
            change(type, object, wanted);
        } catch (JsonEditor.NotJson e) {
            e.line();
        }
    }

    private void asked(byte[] answer) {
        account.object(answer)
                .ifPresent(object -> latest.types().stream().limit(1).forEach(type -> use(type, object)));
        for (JsonObject item : account.list(answer)) {
            latest.types().stream().limit(1).forEach(type -> type.label(item));
        }
        if (new String(answer, 0, 12, StandardCharsets.ISO_8859_1).endsWith("200")) {
            account.document(answer).ifPresent(this::document); // Others would be asked for at each of its addresses.
        }
    }

    private byte[] answer() {
        String type = json.any(List.of(
                "application/ld+json",
                "application/json; charset=utf-8",
                "text/html",
                "a/b+json",
                "text/plain; charset=x"));
        return switch (random.nextInt(8)) {
            case 0 -> answer(type, json.spoilt("{\"@id\":\"/api_v2/things/1\",\"a\":" + json.value(3) + "}"));
            case 1 -> answer(type, json.value(4));
            case 2 ->
                answer(
                        type,
                        "{\"hydra:member\":[" + HostileJson.many(json.size(3_000), i -> json.object(1))
                                + "],\"hydra:totalItems\":" + json.number() + ",\"hydra:view\":" + json.value(2) + "}");
            case 3 -> refusal();
            case 4 -> headers();
            default -> answer(type, json.object(4));
        };
    }

    private byte[] refusal() {
        String body = "{\"detail\":" + json.text() + ",\"violations\":["
                + HostileJson.many(
                        json.size(50_000),
                        i -> "{\"propertyPath\":" + json.name() + ",\"message\":" + json.name() + "}")
                + "]}";
        return bytes(
                "HTTP/1.1 " + json.any(List.of("400", "401", "404", "422", "429", "500", "999"))
                        + " x\r\nContent-Type: application/problem+json\r\n" + "Retry-After: "
                        + json.any(List.of("99999999999", "-1", "Fri, 31 Dec 9999 23:59:59 GMT", "x")),
                body);
    }

    private byte[] headers() {
        String header = switch (random.nextInt(4)) {
            case 0 -> "X-A: b\r\n".repeat(1 + json.size(20_000)) + "X-B: c";
            case 1 -> "X-A: " + "b".repeat(json.size(500_000));
            case 2 -> "ETag: \"" + "e".repeat(json.size(8_000)) + "\"";
            default -> "Date: " + json.any(List.of("Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"));
        };
        return bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + header, json.object(2));
    }

    private static byte[] answer(String type, String body) {
        return bytes("HTTP/1.1 200 OK\r\nContent-Type: " + type, body);
    }

    private static byte[] bytes(String head, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((head + "\r\nConnection: close\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        all.writeBytes(content);
        return all.toByteArray();
    }
}
