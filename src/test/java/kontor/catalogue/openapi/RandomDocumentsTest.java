package kontor.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Chance leaves nothing out that real documents were seen to hold: what other tests try by it, they do try. */
class RandomDocumentsTest {
    private static final int DOCUMENTS = 100;

    private static Stream<ResourceType> types(JsonObject document) {
        try {
            return OpenApiReader.read(document.toString(), "/api_v2/").types().stream();
        } catch (UnusableDocument e) {
            return Stream.empty();
        }
    }

    @Provide
    Arbitrary<List<JsonObject>> many() {
        return RandomDocuments.any().list().ofSize(DOCUMENTS).withoutEdgeCases();
    }

    private static Stream<Field> fields(Field field) {
        return Stream.concat(Stream.of(field), field.fields().stream().flatMap(RandomDocumentsTest::fields));
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void allThatServersDoIsAmongThem(@ForAll("many") List<JsonObject> documents) {
        Set<FieldType> types = EnumSet.of(FieldType.DAY, FieldType.HOUR); // Learned from what an account sends.
        Set<String> found = new TreeSet<>();
        for (JsonObject document : documents) {
            String text = document.toString();
            note(found, text.contains("\"204\""), "nothing for an answer");
            note(found, text.contains("{\"member\":"), "Hydra without its prefix");
            note(found, text.contains("\"enum\":[\"/api_v2/"), "a choice of IRIs");
            note(found, text.contains("{\"format\":"), "a format without a type");
        }
        for (ResourceType type :
                documents.stream().flatMap(RandomDocumentsTest::types).toList()) {
            type.fields().stream().flatMap(RandomDocumentsTest::fields).forEach(field -> types.add(field.type()));
            note(found, type.creationPath() != null, "made elsewhere");
            note(found, type.can(Operation.REPLACE) && !type.can(Operation.PATCH), "replaced only");
            note(found, type.can(Operation.LIST) && type.columns().isEmpty(), "nothing said of a collection");
            note(found, type.name().length() > 60, "a kind with a long name");
            for (Field field : type.fields()) {
                note(found, field.name().length() > 60, "a field with a long name");
                note(found, !field.isReadable() && field.access().updatable(), "only written");
                note(found, field.access().secret(), "a secret");
                note(
                        found,
                        field.name().endsWith("Id") && field.type() == FieldType.RELATION,
                        "a relation that is called an id");
                note(
                        found,
                        field.type() == FieldType.RELATION && !field.fields().isEmpty(),
                        "a relation that is embedded");
                note(found, field.type() == FieldType.OBJECTS && field.access().updatable(), "embedded lists");
            }
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(types))).isEmpty();
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "nothing for an answer",
                        "Hydra without its prefix",
                        "a choice of IRIs",
                        "a format without a type",
                        "made elsewhere",
                        "replaced only",
                        "nothing said of a collection",
                        "a kind with a long name",
                        "a field with a long name",
                        "only written",
                        "a secret",
                        "a relation that is called an id",
                        "a relation that is embedded",
                        "embedded lists");
    }

    private static void note(Set<String> found, boolean is, String what) {
        if (is) {
            found.add(what);
        }
    }
}
