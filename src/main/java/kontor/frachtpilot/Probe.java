package kontor.frachtpilot;

import java.io.Serializable;
import java.util.List;

/**
 * What a test of an account's access found.
 *
 * @param problem why it does not work, or {@code null} when it does
 * @param collections the collections the account's entry point lists for the key
 * @param clockDifferenceSeconds the account's clock minus ours, or {@code null} when the answer had no date
 */
public record Probe(Problem problem, List<String> collections, Long clockDifferenceSeconds) implements Serializable {

    public Probe {
        collections = List.copyOf(collections);
    }

    public boolean isWorking() {
        return problem == null;
    }
}
