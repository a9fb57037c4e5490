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
}
