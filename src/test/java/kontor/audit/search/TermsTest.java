package kontor.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static LoggedChange patch(String before, String sent) {
        return LoggedChange.of("PATCH", "/api_v2/products/12", 1, NOON)
                .from(before)
                .sending(sent);
    }

    @Test
    void fieldsThatChangeAndTheirValuesAreTerms() {
        Set<String> terms = Terms.of(
                patch("{'price': 3.20, 'name': 'Eier'}", "{'price': 3.50}").line());
        assertThat(terms)
                .contains("id:12", "field:price", "old:price=3.2", "old:=3.2", "new:price=3.5", "new:=3.5", "word:3.5");
        assertThat(terms).doesNotContain("field:name", "new:name=eier", "old:price=3.5", "new:price=3.2");
    }

    @Test
    void textsAreFoundWholeAndByTheirWords() {
        Set<String> terms = Terms.of(
                patch("{'street': 'Am Markt 3'}", "{'street': 'Mühlenweg 12'}").line());
        assertThat(terms)
                .contains("old:street=am markt 3", "old:street=markt", "new:street=muehlenweg 12", "new:=muehlenweg");
    }

    @Test
    void valuesWithinObjectsAndListsBelongToTheFieldAround() {
        Set<String> terms = Terms.of(patch(
                        "{'tags': ['bio'], 'address': {'@id': '/x', 'city': 'Celle'}}",
                        "{'tags': ['bio', 'neu'], 'address': {'city': 'Uelzen'}}")
                .line());
        assertThat(terms).contains("new:tags=neu", "old:address=celle", "new:address=uelzen");
        assertThat(terms).noneMatch(term -> term.contains("/x"));
    }

    @Test
    void relationsAreFoundByTheirAddressAndItsEnd() {
        Set<String> terms = Terms.of(patch("{'tour': '/api_v2/tours/7'}", "{'tour': '/api_v2/tours/88'}")
                .line());
        assertThat(terms).contains("new:tour=/api_v2/tours/88", "new:tour=88");
        assertThat(terms).noneMatch(term -> term.equals("word:api"));
    }

    @Test
    void whatTheAccountMadeOfItIsFoundToo() {
        Set<String> terms = Terms.of(patch("{'price': 3.20, 'gross': 3.42}", "{'price': 3.50}")
                .ended(Outcome.Result.APPLIED, NOON)
                .answering("{'price': 3.50, 'gross': 3.75}")
                .line());
        assertThat(terms).contains("field:gross", "new:gross=3.75", "old:gross=3.42");
    }

    @Test
    void termsAreBoundedFieldsFirstAndThenTheLongestWords() {
        String words = IntStream.range(0, 2000).mapToObj(i -> "wort" + i).collect(Collectors.joining(" "));
        Set<String> terms = Terms.of(patch("{'note': ''}", "{'note': '" + words + " x" + "y".repeat(40) + "'}")
                .line());
        assertThat(terms).hasSize(Terms.MOST).contains("field:note", "id:12", "new:note=x" + "y".repeat(40));
    }

    @Test
    void hostileObjectsAreDoneWithSoon() {
        String deep = "{'a':".repeat(500) + "1" + "}".repeat(500);
        assertThat(Terms.of(patch("{}", deep).line())).contains("field:a");
        assertThat(Terms.of(patch("{'n': 1e999999999}", "{'n': 1e-999999999}").line()))
                .contains("field:n");
    }
}
