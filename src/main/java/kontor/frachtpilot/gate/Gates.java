package kontor.frachtpilot.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The gates of all accounts, one for each credential. This class is where the ceilings would be shared between nodes:
 * nothing else knows that a gate is in this node's memory.
 */
@ApplicationScoped
public class Gates {
    private final Cache<String, Gate> gates =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofDays(1)).build();

    private final Clock clock = Clock.systemUTC();

    @Inject
    @ConfigProperty(name = "kontor.account.pause.seconds", defaultValue = "30")
    private int pauseSeconds;

    /** For the container. */
    public Gates() {}

    /** @param pauseSeconds how long an account is left alone at first that refuses or fails */
    public Gates(int pauseSeconds) {
        this.pauseSeconds = pauseSeconds;
    }

    /**
     * The gate of an access.
     *
     * @param credential its id, or 0 for one that is being entered
     * @param authority the server, which tells those apart that have no id yet
     * @param edition another number after each change of the access
     */
    public Gate of(long credential, String authority, int edition, Ceilings ceilings) {
        Gate gate = gates.get(
                credential == 0 ? "new/" + authority : Long.toString(credential),
                key -> new Gate(key, ceilings, Duration.ofSeconds(pauseSeconds), clock));
        gate.adjust(edition, ceilings);
        return gate;
    }

    /** What is going on between this node and the account, or empty when it was not asked yet. */
    public Optional<GateState> state(long credential) {
        return Optional.ofNullable(gates.getIfPresent(Long.toString(credential)))
                .map(Gate::state);
    }

    /** Takes away what was counted since the last time, by credential. */
    public Map<Long, Counts> takeCounts() {
        Map<Long, Counts> taken = new TreeMap<>();
        gates.asMap().forEach((key, gate) -> {
            if (!key.startsWith("new/")) {
                Counts counts = gate.tally().take();
                if (!counts.isNothing()) {
                    taken.put(Long.valueOf(key), counts);
                }
            }
        });
        return taken;
    }

    /** Counts that could not be kept. */
    public void putBack(long credential, Counts counts) {
        Optional.ofNullable(gates.getIfPresent(Long.toString(credential)))
                .ifPresent(gate -> gate.tally().putBack(counts));
    }
}
