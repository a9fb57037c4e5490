package kontor.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import kontor.catalogue.Catalogue;
import kontor.catalogue.CatalogueDifference;
import kontor.catalogue.Field;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a document is, reading it ends with a catalogue that pages can show, or with the reason why there is none. */
class OpenApiReaderPropertyTest {
    @Provide
    Arbitrary<JsonObject> documents() {
        return RandomDocuments.any();
    }

    @Property(tries = 200)
    void anyDocumentGivesACatalogueOrAReason(@ForAll("documents") JsonObject document) {
        try {
            Catalogue catalogue = OpenApiReader.read(document.toString(), "/api_v2/");
            assertThat(catalogue.types()).isNotEmpty().allSatisfy(OpenApiReaderPropertyTest::canBeShown);
            assertThat(CatalogueDifference.between(catalogue, catalogue).isEmpty())
                    .isTrue();
        } catch (UnusableDocument e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    private static void canBeShown(ResourceType type) {
        List<String> names = type.fields().stream().map(Field::name).toList();
        assertThat(names).doesNotHaveDuplicates().noneMatch(name -> name.startsWith("@"));
        assertThat(names).containsAll(type.columns());
        assertThat(names).containsAll(type.labelFields());
        assertThat(type.columnFields()).allMatch(Field::isReadable);
        assertThat(type.filters())
                .allSatisfy(filter -> assertThat(filter.parameters()).isNotEmpty());
        assertThat(type.isItem(type.itemPath().replaceAll("\\{[^}]*}", "1"))).isTrue();
        assertThat(depth(type.fields())).isLessThan(10);
    }

    private static int depth(List<Field> fields) {
        return 1
                + fields.stream().mapToInt(field -> depth(field.fields())).max().orElse(0);
    }

    @Property
    void textThatIsNoDocumentGivesAReason(@ForAll String text) {
        try {
            OpenApiReader.read(text, "/api_v2/");
        } catch (UnusableDocument e) {
            assertThat(e.reason()).isNotNull();
        }
    }
}
