package kontor.object.reading;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.Locale;
import java.util.Optional;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Values VALUES =
            new Values(new FieldDisplay(Locale.GERMANY, iri -> Optional.empty()), iri -> null);

    private static String href(FieldType type, String text) {
        Shown shown = VALUES.of(Field.of("customers", "field", type), Json.createValue(text));
        return shown.isNothing() ? null : shown.parts().get(0).href();
    }

    @Test
    void whatLeadsWhereItSaysIsALink() {
        assertThat(href(FieldType.URL, "https://hof.example/a?b=c")).isEqualTo("https://hof.example/a?b=c");
        assertThat(href(FieldType.EMAIL, "ada@hof.example")).isEqualTo("mailto:ada@hof.example");
        assertThat(href(FieldType.PHONE, "+49 (5171) 123-4")).isEqualTo("tel:+4951711234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "file:///etc/passwd",
                "//elsewhere.example/",
                "/companies/list",
                "https:/companies/list",
                "https:",
                "javascript://hof.example/%0aalert(1)",
                "ada@hof.example?bcc=all@hof.example",
                "ada@hof.example&body=x"
            })
    void nothingElseIs(String text) {
        for (FieldType type : FieldType.values()) {
            assertThat(href(type, text)).as("%s", type).isNull();
        }
    }

    @Property
    void aLinkHasOneOfAFewSchemes(@ForAll FieldType type, @ForAll String text) {
        String href = href(type, text);
        if (href != null) {
            assertThat(href).matches("(?s)(https?://|mailto:|tel:).+");
        }
    }
}
