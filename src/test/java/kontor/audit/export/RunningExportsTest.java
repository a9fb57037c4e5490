package kontor.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningExportsTest {
    private final RunningExports running = new RunningExports();

    @Test
    void aPersonHasTwoPlacesAndOthersHaveTheirOwn() {
        assertThat(running.take(1)).isTrue();
        assertThat(running.take(1)).isTrue();
        assertThat(running.take(1)).isFalse();
        assertThat(running.take(2)).isTrue();
    }

    @Test
    void aPlaceThatIsGivenBackIsThereForTheNextOne() {
        running.take(1);
        running.take(1);
        running.take(1);
        running.giveBack(1);
        assertThat(running.take(1)).isTrue();
        assertThat(running.take(1)).isFalse();
    }

    @Test
    void ofManyAtTheSameMomentTwoGetOne() {
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, 1000).parallel().filter(each -> running.take(1)).forEach(each -> taken.incrementAndGet());
        assertThat(taken).hasValue(2);
    }
}
