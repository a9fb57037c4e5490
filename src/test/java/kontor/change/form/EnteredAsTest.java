package kontor.change.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.catalogue.openapi.OpenApiReader;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Forms as browsers send them back when nobody has typed anything: nothing is touched. */
class EnteredAsTest {
    private static final Pattern CONTROL = Pattern.compile("[\\x00\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    private static ResourceType things() {
        try {
            return OpenApiReader.read(AwkwardObjects.document("patch"), "/api_v2/")
                    .type("things")
                    .orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final ResourceType THINGS = things();

    /** What a page can hold of a text, and what of it is sent. */
    private static String carried(String text) {
        StringBuilder carried = new StringBuilder();
        CONTROL.matcher(text)
                .replaceAll("\ufffd")
                .codePoints()
                .forEach(each -> carried.appendCodePoint(Character.getType(each) == Character.SURROGATE ? '?' : each));
        return carried.toString();
    }

    private static String line(String text) {
        return carried(text).replaceAll("[\r\n]", "");
    }

    private static String echo(FieldType type, String text) {
        return switch (type) {
            case LONG_TEXT, JSON ->
                carried(text).replaceFirst("^(\r\n|\n|\r)", "").replaceAll("\r\n|\r|\n", "\r\n");
            case DATE -> parses(() -> LocalDate.parse(text)) ? text : "";
            case TIME -> parses(() -> LocalTime.parse(text)) ? text : "";
            case DATE_TIME -> parses(() -> LocalDateTime.parse(text)) && text.charAt(0) != '+' ? text : "";
            case ENUM, BOOLEAN -> carried(text).replaceAll("\r\n|\r|\n", "\r\n");
            default -> line(text);
        };
    }

    private static boolean parses(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void comesBack(Row row) {
        if (row.entry() != null) {
            row.entry().setKey(line(row.entry().getKey()));
            row.entry().setText(line(row.entry().getText()));
        } else if (row.getKind() == Row.Kind.INPUT) {
            InputNode input = row.getInput();
            if (row.getType() == FieldType.ENUM || row.getType() == FieldType.BOOLEAN) {
                assertThat(row.getOptions()).extracting(Row.Option::value).contains(input.getText());
            }
            input.setText(echo(row.getType(), input.getText()));
        }
    }

    @Property(tries = 3000)
    void nothingIsTouchedThatNobodyTouched(@ForAll long seed) {
        JsonObject object = AwkwardObjects.of(seed, "things/1");
        for (Locale locale : List.of(Locale.GERMANY, Locale.UK)) {
            ObjectForm form = ObjectForm.of(THINGS, object, locale);
            Map<String, String> touched = new TreeMap<>();
            form.getGroups().stream().flatMap(group -> group.rows().stream()).forEach(row -> {
                comesBack(row);
                if (row.node().isTouched()) {
                    touched.put(row.getPath(), row.getType() + " " + object);
                }
            });
            assertThat(touched).isEmpty();
            assertThat(form.wanted()).isEqualTo(object);
            assertThat(form.isRight()).isTrue();
            assertThat(form.isTouched()).isFalse();
        }
    }

    private static ObjectForm form(String object) {
        return ObjectForm.of(
                THINGS, AwkwardObjects.read(object.replace('\'', '"')).asJsonObject(), Locale.GERMANY);
    }

    private static Row row(ObjectForm form, String path) {
        return form.getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.getPath().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** What is wanted of a field once a browser has sent a text for it. */
    private static String typed(String object, String path, String text) {
        ObjectForm form = form(object);
        row(form, path).getInput().setText(text);
        String wanted = String.valueOf(form.wanted().get(path.replaceFirst("\\[.*", "")));
        return form.isRight() ? wanted : row(form, path).getWrong();
    }

    @Example
    void whatIsTypedKeepsTheFormOfWhatWasThere() {
        assertThat(typed("{'remark1': 'a\\r\\nb'}", "remark1", "a\r\nbc")).isEqualTo("\"a\\r\\nbc\"");
        assertThat(typed("{'line1': 'a\\nb'}", "line1", "a\r\nbc")).isEqualTo("\"a\\nbc\"");
        assertThat(typed("{'line1': '  a '}", "line1", "  ab ")).isEqualTo("\"  ab \"");
        assertThat(typed("{'line1': 'a'}", "line1", " ab ")).isEqualTo("\" ab \"");
        assertThat(typed("{'line1': 'a\\u0000b'}", "line1", "\"a\\u0000c\"")).isEqualTo("\"a\\u0000c\"");
        assertThat(typed("{'at1': '2026-03-01 10:00:00'}", "at1", "2026-04-01 10:00:00"))
                .isEqualTo("\"2026-04-01 10:00:00\"");
        assertThat(typed("{'at1': '0000-00-00 00:00:00'}", "at1", "2026-04-01T10:00:00+02:00"))
                .isEqualTo("\"2026-04-01T10:00:00+02:00\"");
        assertThat(typed("{'at1': '0000-00-00 00:00:00'}", "at1", "morgen")).contains("Datum");
        assertThat(typed("{'hour': '08:30:15'}", "hour", "09:30:15")).isEqualTo("\"09:30:15\"");
        assertThat(typed("{'labels': [null, 'a']}", "labels[1]", "b")).isEqualTo("[null,\"b\"]");
    }

    @Example
    void aNameIsNoObject() {
        assertThat(typed("{'group': '/api_v2/customer_groups/1'}", "group", "Hofladen"))
                .isEqualTo("Bitte wählen Sie einen der Vorschläge, oder leeren Sie das Feld.");
        assertThat(typed("{}", "group", "Hof: Laden")).startsWith("Bitte wählen");
        assertThat(typed("{'group': '/api_v2/customer_groups/1'}", "group", "/api_v2/customer_groups/2"))
                .isEqualTo("\"/api_v2/customer_groups/2\"");
        assertThat(typed("{'group': '/api_v2/customer_groups/1'}", "group", "")).isEqualTo("null");
    }

    @Example
    void oneEntryOfAMapIsChangedAndOddOnesStay() {
        ObjectForm form = form("{'pairs': {'': '2', ' a ': '1', 'b': '3'}}");
        Row entry = form.getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.entry() != null && row.entry().getKey().equals("b"))
                .findFirst()
                .orElseThrow();
        entry.entry().setText("4");
        assertThat(form.wanted().get("pairs"))
                .isEqualTo(AwkwardObjects.read("{\"\": \"2\", \" a \": \"1\", \"b\": \"4\"}"));
        assertThat(form.isRight()).isTrue();
    }
}
