package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class CollectionTest {
    private static JsonValue json(String text) {
        return Json.createReader(new StringReader(text)).readValue();
    }

    @Test
    void readsHydraWithItsPrefix() {
        Page page = Collection.read(json("""
                {"hydra:member":[{"@id":"/a/1"}],"hydra:totalItems":61,"hydra:view":{"hydra:next":"/a?page=2"}}""")).orElseThrow();
        assertThat(page.items()).hasSize(1);
        assertThat(page.total()).hasValue(61);
        assertThat(page.hasNext()).isTrue();
    }

    @Test
    void readsHydraWithoutItsPrefix() {
        Page page = Collection.read(json("{\"member\":[{\"@id\":\"/a/1\"}],\"totalItems\":1}"))
                .orElseThrow();
        assertThat(page.total()).hasValue(1);
        assertThat(page.hasNext()).isFalse();
    }

    @Test
    void readsPartialPagesWithoutATotal() {
        Page page = Collection.read(json("{\"member\":[],\"view\":{\"next\":\"/a?page=3\"}}"))
                .orElseThrow();
        assertThat(page.total()).isEmpty();
        assertThat(page.hasNext()).isTrue();
    }

    @Test
    void onlyAnEmptyBareArrayIsPastTheLast() {
        assertThat(Collection.read(json("[{\"id\":1}]")).orElseThrow().more()).isEqualTo(Page.More.POSSIBLE);
        assertThat(Collection.read(json("[]")).orElseThrow().more()).isEqualTo(Page.More.NONE);
    }

    @Test
    void aTotalWithoutLinksTellsOfMore() {
        Page page = Collection.read(json("{\"hydra:member\":[{\"id\":1}],\"hydra:totalItems\":95}"))
                .orElseThrow();
        assertThat(page.more()).isEqualTo(Page.More.POSSIBLE);
    }

    @Test
    void linksWithoutOneToTheNextPageTellOfTheLast() {
        Page page = Collection.read(json("""
                {"hydra:member":[{"id":1}],"hydra:totalItems":31,"hydra:view":{"hydra:first":"/a?page=1","hydra:next":null}}""")).orElseThrow();
        assertThat(page.more()).isEqualTo(Page.More.NONE);
    }

    @Test
    void aPageThatIsNotTheLastTellsOfMoreWithoutALinkToTheNext() {
        String page =
                "{\"member\":[{}],\"view\":{\"@id\":\"/a?page=2\",\"first\":\"/a?page=1\",\"last\":\"/a?page=%d\"}}";
        assertThat(Collection.read(json(page.formatted(3))).orElseThrow().more())
                .isEqualTo(Page.More.POSSIBLE);
        assertThat(Collection.read(json(page.formatted(2))).orElseThrow().more())
                .isEqualTo(Page.More.NONE);
    }

    @Test
    void survivesWrongTypes() {
        assertThat(Collection.read(json("{\"hydra:member\":\"no\"}"))).isEmpty();
        assertThat(Collection.read(json("7"))).isEmpty();
        Page page = Collection.read(json("{\"member\":[1,null,\"x\",{\"id\":1}],\"totalItems\":\"many\",\"view\":7}"))
                .orElseThrow();
        assertThat(page.items()).hasSize(1);
        assertThat(page.total()).isEmpty();
        assertThat(page.more()).isEqualTo(Page.More.POSSIBLE);
    }
}
