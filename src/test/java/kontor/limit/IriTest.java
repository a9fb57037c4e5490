package kontor.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IriTest {
    /** Ids of public bug reports, without what is said of them. */
    private static List<String> ids() throws Exception {
        try (InputStream in = IriTest.class.getResourceAsStream("/cases/answers/ids.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst(" +\\(.*", ""))
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    @Test
    void idsOfAllKindsAreIds() throws Exception {
        assertThat(ids()).hasSizeGreaterThan(5);
        for (String id : ids()) {
            String segment = Iri.segment(id);
            assertThat(Iri.isId(segment)).as(segment).isTrue();
            assertThat(Iri.id("/api_v2/things/" + segment)).isEqualTo(id);
            assertThat(URI.create("/api_v2/things/" + segment).getPath()).isEqualTo("/api_v2/things/" + id);
        }
    }

    @Property
    void whateverAnIdIsItsSegmentIsOneAndStandsForIt(@ForAll String text) {
        String id = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String segment = Iri.segment(id);
        assertThat(segment).doesNotContain("/", "?", "#", "%2f").matches("\\p{ASCII}*");
        assertThat(Iri.id("/x/" + segment)).isEqualTo(id);
        assertThat(Iri.address("/x/" + segment)).isEqualTo("/x/" + segment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "a=1;b=2",
                "a%2Fb",
                "a+b",
                "💶",
                "Müller",
                "x y",
                "semi%3Bcolon",
                "100%",
                "...",
                ".hidden",
                "a..b"
            })
    void whatLeadsNowhereElseIsAnId(String segment) {
        assertThat(Iri.isId(segment)).isTrue();
    }

    @Test
    void longIdsAreIds() {
        assertThat(Iri.isId("x".repeat(700))).isTrue();
        assertThat(Iri.isId("x".repeat(5_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "%2e%2E",
                "..%2Fadmin",
                "a%2F..%2Fb",
                "a%5C..%5Cb",
                "%252e%252e",
                "%25252e.",
                "..;x",
                "%2e%2e%3bx",
                "a?b",
                "a#b",
                "a/b",
                "a\\b",
                "a\nb"
            })
    void whatLeadsElsewhereIsNone(String segment) {
        assertThat(Iri.isId(segment)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api_v2/x/x y, /api_v2/x/x%20y",
        "/api_v2/x/Müller, /api_v2/x/M%C3%BCller",
        "/api_v2/x/a%2Fb, /api_v2/x/a%2Fb",
        "/api_v2/x/100%, /api_v2/x/100%25",
        "/api_v2/x/a|b, /api_v2/x/a%7Cb",
        "/docs.json?spec_version=3, /docs.json?spec_version=3"
    })
    void whatAddressesCanNotHoldIsEncoded(String path, String address) {
        assertThat(Iri.address(path)).isEqualTo(address);
    }

    @Test
    void whatIsNoEncodedTextIsShownAsItCame() {
        assertThat(Iri.id("/x/%FF%FE")).isEqualTo("%FF%FE");
        assertThat(Iri.id("/x/M%C3%BCller")).isEqualTo("Müller");
    }
}
