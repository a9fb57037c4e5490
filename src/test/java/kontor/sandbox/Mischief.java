package kontor.sandbox;

import java.util.Optional;

/** Decides for each request what goes wrong with it. */
@FunctionalInterface
public interface Mischief {
    /** Leaves everything alone. */
    Mischief NONE = (method, path, body) -> Optional.empty();

    /**
     * @param path below the root, like {@code customers/12}
     * @return the fault to answer with, if any
     */
    Optional<Fault> on(String method, String path, String body);
}
