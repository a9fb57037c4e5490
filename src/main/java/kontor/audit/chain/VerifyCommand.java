package kontor.audit.chain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * The verifier on the command line: {@code java -jar kontor.war verify --key public.pem [--checkpoint file]... file...}.
 * Needs no portal, no database and no network. What it ends with is the {@link Verdict}'s code.
 */
public final class VerifyCommand {
    private final PrintStream out;
    private final PrintStream err;

    private VerifyCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** @return what the process is to end with */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return new VerifyCommand(out, err).run(arguments);
    }

    /** Whatever happens: an exit of Java's own would have the code of a log that was tampered with. */
    private int run(List<String> arguments) {
        boolean json = arguments.contains("--json");
        try {
            VerifyArguments asked = new VerifyArguments(arguments);
            if (asked.isForHelp()) {
                out.println(VerifyArguments.USAGE);
                return 0;
            }
            FileCheck check = asked.check();
            VerifyReport report = new VerifyReport(check);
            out.println(asked.isJson() ? report.json() : report.text());
            return check.verdict().code();
        } catch (CannotCheck e) {
            return cannotCheck(json, e.getMessage());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return cannotCheck(json, "The check failed: " + e);
        } catch (OutOfMemoryError e) {
            return cannotCheck(json, "There is too little memory: give Java more of it (java -Xmx2g -jar …)");
        }
    }

    private int cannotCheck(boolean json, String message) {
        err.println(message);
        if (json) {
            out.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("verdict", Verdict.UNREADABLE.name())
                    .put("code", Verdict.UNREADABLE.code())
                    .put("message", message));
        }
        return Verdict.UNREADABLE.code();
    }
}
