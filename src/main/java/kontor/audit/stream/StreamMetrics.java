package kontor.audit.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kontor.company.CompanyId;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How far streams are behind, as MicroProfile metrics, by ids: never by names. */
@ApplicationScoped
public class StreamMetrics {
    private static final String NAME = "kontor_log_stream_backlog";

    @Inject
    private MetricRegistry registry;

    private final Map<Key, Long> entries = new ConcurrentHashMap<>();

    private record Key(CompanyId company, long stream) {
        Tag[] tags() {
            return new Tag[] {new Tag("company", company.toString()), new Tag("stream", Long.toString(stream))};
        }
    }

    /** Takes these for all streams there are. */
    public void show(List<StreamQueue.Behind> all) {
        Map<Key, Long> now = all.stream()
                .collect(Collectors.toMap(each -> new Key(each.company(), each.stream()), StreamQueue.Behind::entries));
        Set.copyOf(entries.keySet()).stream()
                .filter(key -> !now.containsKey(key))
                .forEach(this::forget);
        now.forEach(this::show);
    }

    private void show(Key key, long count) {
        if (entries.put(key, count) == null) {
            registry.gauge(NAME, () -> entries.getOrDefault(key, 0L), key.tags());
        }
    }

    private void forget(Key key) {
        entries.remove(key);
        registry.remove(new MetricID(NAME, key.tags()));
    }
}
