package kontor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kontor.faults.Chain.Link;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final Link FIRST = new Link(1, "00".repeat(32), "aa");
    private static final Link SECOND = new Link(2, "aa", "bb");
    private static final Link THIRD = new Link(3, "bb", "cc");

    private static List<String> gaps(Link head, Link... links) {
        return new Chain(List.of(links), head).gaps();
    }

    @Test
    void eachEntryFollowsTheOneBefore() {
        assertThat(gaps(THIRD, FIRST, SECOND, THIRD)).isEmpty();
        assertThat(gaps(new Link(0, "", "00".repeat(32)))).isEmpty();
    }

    @Test
    void aMissingEntryIsAGap() {
        assertThat(gaps(THIRD, FIRST, THIRD)).containsExactly("entry 3 does not follow entry 1");
        assertThat(gaps(SECOND, SECOND)).containsExactly("entry 2 does not follow entry 0");
    }

    @Test
    void anEntryThatFollowsAnotherIsAGap() {
        assertThat(gaps(THIRD, FIRST, new Link(2, "aa", "b0"), THIRD)).hasSize(1);
    }

    @Test
    void anEntryMissingAtTheEndIsFoundByTheHead() {
        assertThat(gaps(THIRD, FIRST, SECOND)).containsExactly("the head is not at entry 2");
    }
}
