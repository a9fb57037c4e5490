package kontor.bench.inside;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long something took each time, on whatever thread. */
final class Times {
    private final Collection<Long> nanos = new ConcurrentLinkedQueue<>();

    <T> T take(Callable<T> work) throws Exception {
        long started = System.nanoTime();
        T result = work.call();
        nanos.add(System.nanoTime() - started);
        return result;
    }

    /** In milliseconds. */
    JsonObjectBuilder toJson() {
        double[] millis =
                nanos.stream().mapToDouble(each -> each / 1e6).sorted().toArray();
        return Json.createObjectBuilder()
                .add("count", millis.length)
                .add("median", millis[millis.length / 2])
                .add("p99", millis[(int) (millis.length * 0.99)]);
    }
}
