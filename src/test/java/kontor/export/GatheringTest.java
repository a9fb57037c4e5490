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
        assertThat(gathering.isTruncated()).isFalse();
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

    @Test
    void stopsAtTheBoundAndTellsSo() {
        Gathering gathering = new Gathering(3);
        gathering.take(page(true, 1, 2));
        assertThat(gathering.take(page(true, 3, 4))).containsExactly(object(3));
        assertThat(gathering.hasNext()).isFalse();
        assertThat(gathering.isTruncated()).isTrue();
    }

    @Test
    void isNotTruncatedWhereTheLastObjectIsTheLastAllowed() {
        Gathering gathering = new Gathering(2);
        gathering.take(page(false, 1, 2));
        assertThat(gathering.isTruncated()).isFalse();
    }

    @Test
    void asksNoFurtherAfterAnEmptyPage() {
        Gathering gathering = new Gathering(10);
        assertThat(gathering.take(page(true))).isEmpty();
        assertThat(gathering.hasNext()).isFalse();
    }

    @Test
    void noticesAnAccountThatSendsTheSamePageForEver() {
        Gathering gathering = new Gathering(10);
        gathering.take(page(true, 1, 2));
        gathering.take(page(true, 1, 2));
        assertThat(gathering.isStuck()).isFalse();
        gathering.take(page(true, 1, 2));
        gathering.take(page(true, 1, 2));
        assertThat(gathering.isStuck()).isTrue();
    }
}
