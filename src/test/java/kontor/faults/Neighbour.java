package kontor.faults;

import jakarta.json.Json;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kontor.sandbox.Effect;
import kontor.sandbox.Sandbox;

/**
 * Someone who works in the accounts without the portal, and now and then changes what was changed a moment ago: before
 * the portal has its answer, and before it can send again what it got none for.
 */
final class Neighbour implements Consumer<Effect> {
    private static final Map<String, String> FIELDS = Map.of("customers", "deliveryInstructions", "depots", "note");

    private final long seed;
    private final Sandbox sandbox;
    private final AtomicInteger changes = new AtomicInteger();

    Neighbour(long seed, Sandbox sandbox) {
        this.seed = seed;
        this.sandbox = sandbox;
    }

    int changes() {
        return changes.get();
    }

    @Override
    public void accept(Effect effect) {
        String field = FIELDS.get(effect.iri().split("/")[2]);
        if (field != null && effect.changed() && new Dice(seed, "neighbour", effect.path(), effect.body()).hits(12)) {
            sandbox.account(effect.account())
                    .change(
                            effect.iri(),
                            Json.createObjectBuilder()
                                    .add(field, "Nachbar " + changes.incrementAndGet())
                                    .build());
        }
    }
}
