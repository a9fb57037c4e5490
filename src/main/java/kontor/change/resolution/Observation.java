package kontor.change.resolution;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Objects;

/**
 * What an object was at some moment.
 *
 * @param object the object, or {@code null} where it was not there
 * @param notBefore the earliest moment at which it can have been read
 * @param notAfter the latest one
 */
record Observation(JsonObject object, Instant notBefore, Instant notAfter) {
    Observation {
        Objects.requireNonNull(notBefore);
        Objects.requireNonNull(notAfter);
    }
}
