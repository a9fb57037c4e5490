package kontor.change;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import kontor.catalogue.Catalogue;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.catalogue.openapi.RandomDocuments;
import kontor.catalogue.openapi.RandomObjects;
import kontor.change.form.ObjectForm;
import kontor.change.form.Row;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a document says and an account sends: what goes over the wire is exactly what someone meant to change. */
class FormPropertyTest {
    @Provide
    Arbitrary<JsonObject> documents() {
        return RandomDocuments.any();
    }

    private static List<ResourceType> types(JsonObject document) {
        try {
            Catalogue catalogue = OpenApiReader.read(document.toString(), "/api_v2/");
            return catalogue.types();
        } catch (UnusableDocument e) {
            return List.of();
        }
    }

    private static List<Row> inputs(ObjectForm form) {
        return form.getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.getInput() != null)
                .toList();
    }

    @Property(tries = 150)
    void whatNobodyTouchesIsNeverSent(@ForAll("documents") JsonObject document, @ForAll long seed) {
        RandomObjects objects = new RandomObjects(seed);
        for (ResourceType type : types(document)) {
            JsonObject object = Secrets.without(type, objects.of(type));
            ObjectForm form = ObjectForm.of(type, object, Locale.GERMANY);
            assertThat(form.isTouched()).isFalse();
            assertThat(form.wanted()).hasToString(object.toString());
            assertThat(WireObject.patch(type, object, form.wanted())).isEmpty();
            form.getGroups().forEach(group -> group.rows().forEach(FormPropertyTest::canBeShown));
        }
    }

    private static void canBeShown(Row row) {
        assertThat(row.getHint()).isNotNull();
        assertThat(row.getLabel()).isNotNull();
        if (row.getInput() != null) {
            assertThat(row.getInput().getText()).isNotNull();
            assertThat(row.getOptions()).doesNotContainNull();
        }
    }

    @Property(tries = 150)
    void oneChangedInputChangesOneFieldAndLosesNoOther(@ForAll("documents") JsonObject document, @ForAll long seed) {
        Random random = new Random(seed);
        for (ResourceType type : types(document)) {
            JsonObject object = Secrets.without(type, new RandomObjects(seed).of(type));
            ObjectForm form = ObjectForm.of(type, object, Locale.GERMANY);
            List<Row> inputs = inputs(form);
            if (inputs.isEmpty()) {
                continue;
            }
            Row touched = inputs.get(random.nextInt(inputs.size()));
            touched.getInput().setText(another(touched));
            JsonObject wanted = form.wanted();
            if (!form.isRight()) {
                continue;
            }
            String field = touched.getPath().replaceFirst("[.\\[].*", "");
            if (type.field(field).isEmpty()) {
                continue; // A name with a dot in it.
            }
            JsonObject patch = WireObject.patch(type, object, wanted);
            assertThat(patch.keySet()).isSubsetOf(Set.of(field));
            JsonObject before = WireObject.plain(type, object);
            JsonObject after = WireObject.patched(type, before, patch);
            assertThat(withoutNulls(after)).isEqualTo(withoutNulls(WireObject.plain(type, wanted)));
            before.keySet().stream()
                    .filter(name -> !name.equals(field))
                    .forEach(name -> assertThat(after.get(name)).isEqualTo(before.get(name)));
        }
    }

    /** A merge patch can't tell null from missing (RFC 7386), so neither can what it is applied to. */
    private static JsonValue withoutNulls(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder kept = Json.createObjectBuilder();
        object.forEach((name, inner) -> {
            if (inner != JsonValue.NULL) {
                kept.add(name, withoutNulls(inner));
            }
        });
        return kept.build();
    }

    /** Another text than there is, of a kind that the input takes. */
    private static String another(Row row) {
        boolean empty = row.getInput().getText().isBlank();
        FieldType type = row.getField().type();
        return switch (type) {
            case INTEGER, NUMBER, DECIMAL -> "42";
            case BOOLEAN -> "true".equals(row.getInput().getText()) ? "false" : "true";
            case DATE -> "2031-01-01";
            case DATE_TIME -> "2031-01-01T12:00";
            case TIME -> "23:59";
            case ENUM -> row.getField().values().get(0);
            case RELATION -> "/api_v2/apples/77";
            case JSON -> "{\"y\":1}";
            default -> empty ? "neu" : "";
        };
    }
}
