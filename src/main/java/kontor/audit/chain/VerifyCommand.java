package kontor.audit.chain;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The verifier on the command line: {@code java -jar kontor.war verify --key public.pem [--checkpoint file]... file...}.
 * Needs no portal, no database and no network.
 */
public final class VerifyCommand {
    /** Everything is as it was recorded. */
    public static final int INTACT = 0;
    /** Something is not. */
    public static final int FAULTY = 1;
    /** Nothing could be checked. */
    public static final int UNUSABLE = 2;

    private static final String USAGE = """
            usage: java -jar kontor.war verify --key <public.pem> [--checkpoint <file.json>]... <log.jsonl[.gz]>...

            Checks an exported audit log: that no entry was changed, removed, inserted or moved, and that it is the one
            that checkpoints were signed for. Several files are taken as one log, in the order given.

              --key         the installation's public key, in PEM, from a source that you trust
              --checkpoint  a checkpoint that was kept elsewhere; the file itself may hold others

            It ends with 0 when all is as it was recorded, with 1 when something is not, with 2 when it can't check.""";

    private final PrintStream out;
    private final PrintStream err;
    private final List<Path> files = new ArrayList<>();
    private final List<SignedCheckpoint> checkpoints = new ArrayList<>();
    private PublicKeys keys;

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

    private int run(List<String> arguments) {
        try {
            if (!understands(arguments)) {
                err.println(USAGE);
                return UNUSABLE;
            }
            return report(FileCheck.of(files, keys, checkpoints));
        } catch (IOException e) {
            err.println("Can't be read: " + e);
            return UNUSABLE;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return UNUSABLE;
        }
    }

    private boolean understands(List<String> arguments) throws IOException {
        if (arguments.isEmpty() || !arguments.get(0).equals("verify")) {
            return false;
        }
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                files.add(path(argument));
            } else if (i + 1 == arguments.size()) {
                return false;
            } else if (argument.equals("--key")) {
                keys = PublicKeys.of(read(arguments.get(++i)));
            } else if (argument.equals("--checkpoint")) {
                checkpoints.add(SignedCheckpoint.of(read(arguments.get(++i)).strip()));
            } else {
                return false;
            }
        }
        return keys != null && !files.isEmpty();
    }

    private static String read(String file) throws IOException {
        return Files.readString(path(file));
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("No such file: " + file, e);
        }
    }

    private int report(FileCheck check) {
        for (LogLine.Head head : check.heads()) {
            out.println("Company " + head.company() + ", " + head.companyName() + ": entries " + head.first() + " to "
                    + head.last() + (head.selection() ? ", a selection" : ""));
        }
        check.chain().ifPresent(chain -> tell(check, chain));
        for (Fault fault : check.faults().first()) {
            out.println("FAULT " + fault.kind() + (fault.sequence() == 0 ? "" : " at entry " + fault.sequence())
                    + (fault.detail().isEmpty() ? "" : ": " + fault.detail()));
        }
        long faults = check.faults().count();
        out.println(faults == 0 ? "INTACT" : "NOT INTACT: " + faults + (faults == 1 ? " fault" : " faults"));
        return faults == 0 ? INTACT : FAULTY;
    }

    private void tell(FileCheck check, ChainCheck chain) {
        out.println(chain.checked() + " entries checked, " + check.checkpoints() + " checkpoints.");
        if (chain.first() > 1) {
            out.println("What was before entry " + chain.first() + " is not in the file.");
        }
        if (check.heads().stream().anyMatch(LogLine.Head::selection)) {
            out.println("A selection shows that its entries are genuine, not that none is missing.");
        } else if (chain.covered() == 0) {
            out.println("No checkpoint confirms it: whoever could write to the database could have forged all of it.");
        } else {
            out.println("Confirmed by a signature up to entry " + chain.covered() + "; "
                    + (chain.last() - chain.covered()) + " entries after it are not yet.");
        }
    }
}
