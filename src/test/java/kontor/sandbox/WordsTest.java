package kontor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.ResourceType;
import kontor.catalogue.openapi.OpenApiReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account of FrachtPilot holds has words in both languages: nobody reads names on the wire. */
class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void eachFieldAndEachValueHasAWord(String language) throws Exception {
        ResourceBundle words =
                ResourceBundle.getBundle("kontor.vocabulary", Locale.forLanguageTag(language), control());
        List<String> without = new ArrayList<>();
        try (Caller caller = new Caller()) {
            Catalogue catalogue = OpenApiReader.read(caller.get("docs.json").toString(), "/api_v2/");
            assertThat(catalogue.types()).isNotEmpty();
            for (ResourceType type : catalogue.types()) {
                look(type.name(), type.fields(), words, without);
            }
        }
        assertThat(without).isEmpty();
    }

    private static ResourceBundle.Control control() {
        return ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    }

    private static void look(String type, List<Field> fields, ResourceBundle words, List<String> without) {
        for (Field field : fields) {
            if (!field.name().isEmpty() && !has(words, "field.", type, field.name())) {
                without.add(type + "." + field.name());
            }
            for (String value : field.values()) {
                if (!has(words, "value.", type, field.name() + "." + value) && !words.containsKey("value." + value)) {
                    without.add(type + "." + field.name() + "=" + value);
                }
            }
            look(type, field.fields(), words, without);
        }
    }

    private static boolean has(ResourceBundle words, String prefix, String type, String name) {
        return words.containsKey(prefix + type + "." + name) || words.containsKey(prefix + name);
    }
}
