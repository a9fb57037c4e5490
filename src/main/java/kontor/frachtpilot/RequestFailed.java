package kontor.frachtpilot;

import jakarta.ejb.ApplicationException;

/** Reading from an account did not work. Pages show its {@link Problem}; nothing was changed. */
@ApplicationException
public class RequestFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    RequestFailed(Problem problem) {
        super(problem.kind() + (problem.status() == null ? "" : " " + problem.status()));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
