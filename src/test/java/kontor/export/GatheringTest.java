package kontor.export;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import kontor.frachtpilot.Page;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static JsonObject object(int number) {
        return Json.createObjectBuilder()
                .add("@id", "/api_v2/customers/" + number)
                .build();
    }

    private static Page page(boolean hasNext, int... numbers) {
        return new Page(IntStream.of(numbers).mapToObj(GatheringTest::object).toList(), OptionalLong.empty(), hasNext);
    }

    @Test
    void takesWhatIsOnThePagesInTheirOrder() {
        Gathering gathering = new Gathering(100);
        assertThat(gathering.take(page(true, 2, 1))).containsExactly(object(2), object(1));
        assertThat(gathering.hasNext()).isTrue();
        assertThat(gathering.take(page(false, 3))).containsExactly(object(3));
        assertThat(gathering.hasNext()).isFalse();
        assertThat(gathering.missing()).isEmpty();
    }

    @Test
    void leavesOutWhatHasSlippedToTheNextPage() {
        Gathering gathering = new Gathering(100);
        gathering.take(page(true, 1, 2));
        assertThat(gathering.take(page(false, 2, 3))).containsExactly(object(3));
    }

    @Test
    void takesAllObjectsThatHaveNoIri() {
        JsonObject nameless = Json.createObjectBuilder().add("name", "x").build();
        Page page = new Page(List.of(nameless, nameless), OptionalLong.empty(), false);
        assertThat(new Gathering(100).take(page)).hasSize(2);
    }

    private static Page counted(long total, int... numbers) {
        return new Page(
                IntStream.of(numbers).mapToObj(GatheringTest::object).toList(),
                OptionalLong.of(total),
                numbers.length == 0 ? Page.More.NONE : Page.More.POSSIBLE);
    }

    private static Page bare(int... numbers) {
        return new Page(
                IntStream.of(numbers).mapToObj(GatheringTest::object).toList(),
                OptionalLong.empty(),
                numbers.length == 0 ? Page.More.NONE : Page.More.POSSIBLE);
    }

    @Test
    void stopsAtTheBoundAndTellsSo() {
        Gathering gathering = new Gathering(3);
        gathering.take(page(true, 1, 2));
        assertThat(gathering.take(page(true, 3, 4))).containsExactly(object(3));
        assertThat(gathering.hasNext()).isFalse();
        assertThat(gathering.missing()).contains(Export.Missing.BOUND);
    }

    @Test
    void nothingIsMissingWhereTheLastObjectIsTheLastAllowed() {
        Gathering gathering = new Gathering(2);
        gathering.take(page(false, 1, 2));
        assertThat(gathering.missing()).isEmpty();
    }

    @Test
    void goesOnUntilEverythingCountedHasCome() {
        Gathering gathering = new Gathering(100);
        gathering.take(counted(5, 1, 2));
        assertThat(gathering.hasNext()).isTrue();
        gathering.take(counted(5, 3, 4));
        assertThat(gathering.hasNext()).isTrue();
        gathering.take(counted(5, 5));
        assertThat(gathering.hasNext()).isFalse();
        assertThat(gathering.missing()).isEmpty();
    }

    @Test
    void tellsThatTheAccountHasCountedMoreThanItSent() {
        Gathering gathering = new Gathering(100);
        gathering.take(new Page(List.of(object(1)), OptionalLong.of(5), Page.More.NONE));
        assertThat(gathering.hasNext()).isTrue();
        gathering.take(counted(5));
        assertThat(gathering.hasNext()).isFalse();
        assertThat(gathering.missing()).contains(Export.Missing.ENDED);
    }

    @Test
    void whatSlippedAwayMeanwhileIsMissing() {
        Gathering gathering = new Gathering(100);
        gathering.take(counted(4, 1, 2));
        gathering.take(counted(4, 2, 3));
        gathering.take(counted(4));
        assertThat(gathering.missing()).contains(Export.Missing.ENDED);
    }

    @Test
    void bareArraysEndAtAnEmptyOne() {
        Gathering gathering = new Gathering(100);
        gathering.take(bare(1, 2));
        gathering.take(bare(3));
        assertThat(gathering.hasNext()).isTrue();
        gathering.take(bare());
        assertThat(gathering.hasNext()).isFalse();
        assertThat(gathering.missing()).isEmpty();
    }

    @Test
    void anAccountThatKnowsNoPagesHasSentAllAtOnce() {
        Gathering gathering = new Gathering(100);
        gathering.take(bare(1, 2));
        assertThat(gathering.take(bare(1, 2))).isEmpty();
        assertThat(gathering.hasNext()).isFalse();
        assertThat(gathering.missing()).isEmpty();
    }

    @Test
    void theSamePageAgainIsNoMoreOfThoseWithoutIris() {
        JsonObject nameless = Json.createObjectBuilder().add("name", "x").build();
        Page page = new Page(List.of(nameless), OptionalLong.empty(), Page.More.POSSIBLE);
        Gathering gathering = new Gathering(100);
        assertThat(gathering.take(page)).hasSize(1);
        assertThat(gathering.take(page)).isEmpty();
        assertThat(gathering.hasNext()).isFalse();
    }

    @Test
    void anEmptyPageIsNotTheLastWhereTheAccountSaysSo() {
        Gathering gathering = new Gathering(10);
        assertThat(gathering.take(page(true))).isEmpty();
        assertThat(gathering.hasNext()).isTrue();
        gathering.take(page(false, 1));
        assertThat(gathering.missing()).isEmpty();
    }

    @Test
    void stopsWhereAnAccountSendsTheSamePageForEverAndTellsSo() {
        Gathering gathering = new Gathering(10);
        gathering.take(page(true, 1, 2));
        gathering.take(page(true, 1, 2));
        assertThat(gathering.hasNext()).isTrue();
        gathering.take(page(true, 1, 2));
        gathering.take(page(true, 1, 2));
        assertThat(gathering.hasNext()).isFalse();
        assertThat(gathering.missing()).contains(Export.Missing.REPEATED);
    }
}
