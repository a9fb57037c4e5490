package kontor.change.revert.job;

import jakarta.ejb.ApplicationException;
import java.util.stream.Stream;

/** A person has as many selections being taken back as they may have. */
@ApplicationException(rollback = true)
public class TooManyReverts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyReverts() {
        super("too many are running");
    }

    /** Two forms were sent at the same moment, perhaps to two nodes, and the other one was faster. */
    static boolean isPlaceTaken(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("uq_revert_job_user_place"));
    }
}
