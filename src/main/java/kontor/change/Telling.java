package kontor.change;

import kontor.frachtpilot.Problem;
import kontor.web.Messages;

/** What a problem means for the person's work, in the language of the page. */
final class Telling {
    private Telling() {}

    /** What happened, and what the account itself says. */
    static String of(Problem problem) {
        String text = Messages.text("problem." + problem.kind().key());
        return problem.detail().isEmpty() ? text : text + " " + Messages.text("problem.detail", problem.detail());
    }

    /** {@link #of} and what to do. */
    static String withWayOut(Problem problem) {
        return of(problem) + " " + Messages.text("problem." + problem.kind().key() + ".todo");
    }
}
