package kontor.audit.checkpoint;

import java.util.Objects;
import kontor.audit.chain.SignedCheckpoint;

/** A checkpoint was signed: an event, for whatever takes it off this machine once it is committed. */
public record CheckpointIssued(SignedCheckpoint checkpoint) {
    public CheckpointIssued {
        Objects.requireNonNull(checkpoint);
    }
}
