package kontor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.ResourceType;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.web.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a release describes an account, what the portal makes of it is the same. */
class OneCatalogueTest {
    private static final String ROOT = "/api_v2/";

    private static Catalogue catalogue(Dialect dialect, Way... ways) throws Exception {
        String document =
                new OpenApiDocument(dialect, Set.of(ways), ROOT).build().toString();
        return OpenApiReader.read(document, ROOT);
    }

    /** What is known of each type, field and filter, by its path. */
    private static Map<String, String> known(Catalogue catalogue) {
        Map<String, String> known = new TreeMap<>();
        for (ResourceType type : catalogue.types()) {
            known.put(type.name(), type.shortName() + type.operations());
            describe(type.name(), type.fields(), known);
            for (Filter filter : type.filters()) {
                known.put(type.name() + "?" + filter.name(), filter.kind().toString());
            }
        }
        return known;
    }

    private static void describe(String within, List<Field> fields, Map<String, String> known) {
        for (Field field : fields) {
            String path = within + "." + field.name();
            known.put(
                    path,
                    field.type() + " " + field.access() + " " + field.bounds() + " " + field.required() + " "
                            + field.values() + " " + field.target() + " " + field.defaultJson());
            describe(path, field.fields(), known);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isReadFromTheDocumentsOfAllReleases(Dialect dialect) throws Exception {
        Map<String, String> known = known(catalogue(dialect));
        Map<String, String> usual = known(catalogue(Dialect.USUAL));
        if (dialect == Dialect.RELEASE_2_7) {
            for (String ofEnums : List.of("customers.type", "products.status")) {
                assertThat(known.remove(ofEnums)).startsWith("TEXT");
                assertThat(usual.remove(ofEnums)).startsWith("ENUM");
            }
        }
        assertThat(known).isEqualTo(usual);
    }

    @Test
    void isReadFromSchemasThatArePutTogetherFromBases() throws Exception {
        assertThat(known(catalogue(Dialect.RELEASE_4_1, Way.BASE_SCHEMAS)))
                .isEqualTo(known(catalogue(Dialect.RELEASE_4_1)));
    }

    @Test
    void anEnumOfTheLanguageIsItsValue() throws Exception {
        Field status = catalogue(Dialect.RELEASE_2_7)
                .type("products")
                .orElseThrow()
                .field("status")
                .orElseThrow();
        assertThat(status.type()).isEqualTo(FieldType.TEXT);
        assertThat(status.fields()).isEmpty();
        assertThat(status.access().updatable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "en-GB"})
    void callsNoTwoFieldsOfAnObjectTheSame(String language) throws Exception {
        for (ResourceType type : catalogue(Dialect.USUAL).types()) {
            assertCalledApart(type.name(), type.fields(), Locale.forLanguageTag(language));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void namesDocumentsByTheirOwnNumbers(Dialect dialect) throws Exception {
        ResourceType notes = catalogue(dialect).type("delivery_notes").orElseThrow();
        assertThat(notes.labelFields()).containsExactly("noteNumber");
        assertThat(notes.columns()).startsWith("noteNumber");
    }

    private static void assertCalledApart(String within, List<Field> fields, Locale locale) {
        assertThat(fields.stream().map(field -> Vocabulary.field(field.owner(), field.name(), locale)))
                .as("what fields in %s are called", within)
                .doesNotHaveDuplicates();
        fields.forEach(field -> assertCalledApart(within + "." + field.name(), field.fields(), locale));
    }
}
