package kontor.change;

import jakarta.enterprise.inject.spi.CDI;
import kontor.frachtpilot.Problem;
import kontor.web.Messages;
import kontor.web.Moments;

/** What a problem means for the person's work, in the language of the page. */
public final class ProblemText {
    private ProblemText() {}

    /** What happened, until when it holds, what the account itself says, and under what id it is in the log. */
    public static String of(Problem problem) {
        StringBuilder text =
                new StringBuilder(Messages.text("problem." + problem.kind().key()));
        if (problem.until() != null) {
            text.append(' ').append(Messages.text("problem.until", moments().shortly(problem.until())));
        }
        if (!problem.detail().isEmpty()) {
            text.append(' ').append(Messages.text("problem.detail", problem.detail()));
        }
        if (problem.call() != null) {
            text.append(" (")
                    .append(Messages.text("problem.call", problem.call()))
                    .append(')');
        }
        return text.toString();
    }

    private static Moments moments() {
        return CDI.current().select(Moments.class).get();
    }

    /** {@link #of} and what to do. */
    public static String withWayOut(Problem problem) {
        return of(problem) + " " + Messages.text("problem." + problem.kind().key() + ".todo");
    }
}
