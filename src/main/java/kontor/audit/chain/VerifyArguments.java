package kontor.audit.chain;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What the verifier on the command line was asked for. */
final class VerifyArguments {
    static final String USAGE = """
            usage: java -jar kontor.war verify --key <public.pem> [options] <log.jsonl[.gz]>...

            Checks an exported audit log of one company: that no entry was changed, removed, inserted or moved, and that
            it is the one that checkpoints were signed for. Several files (archives, then an export) are one log.

              --key <file>         the installation's public key, in PEM, from a source that you trust; again for others
              --checkpoint <file>  checkpoints that were kept elsewhere: a file, with one on each line, or a folder of
                                   such files (.json, .jsonl); again for others. The log must reach the last of them
              --company <number>   the company that the log must be of
              --from <number>      the entry that the log must begin with or before; 1 unless you say otherwise
              --to <number>        the entry that the log must reach; checkpoints behind it are passed over
              --gaps               entries may be missing in between; those whose chain breaks off before a signature
                                   are then unconfirmed
              --json               the result as one line of JSON
              --help               this text

            It ends with
              0  PROVEN       each entry is as it was recorded: a chain leads from it to a signature
              3  UNCONFIRMED  consistent, but from the entry named on, no signature shows that it is genuine
              1  TAMPERED     something is not as it was recorded
              2  UNREADABLE   it can't be told: no log, no key, or a key that isn't the one""";

    private final List<Path> files = new ArrayList<>();
    private final List<SignedCheckpoint> checkpoints = new ArrayList<>();
    private final StringBuilder pem = new StringBuilder();
    private long company;
    private long from = 1;
    private long to;
    private boolean gaps;
    private boolean json;
    private boolean help;

    /** @throws CannotCheck when they can't be understood, or what they name can't be read */
    VerifyArguments(List<String> arguments) throws CannotCheck {
        if (arguments.isEmpty()) {
            throw new CannotCheck(USAGE);
        }
        json = arguments.contains("--json"); // Whatever is wrong with the others is then told in JSON too.
        help = List.of("help", "--help", "-h").contains(arguments.getFirst());
        if (!help && !arguments.getFirst().equals("verify")) {
            throw new CannotCheck("“" + arguments.getFirst() + "” is unknown; the only command is: verify");
        }
        Iterator<String> rest = arguments.listIterator(1);
        while (!help && rest.hasNext()) {
            take(rest.next(), rest);
        }
        if (!help && (pem.isEmpty() || files.isEmpty())) {
            throw new CannotCheck(pem.isEmpty() ? "No --key is given" : "No log is given");
        }
    }

    private void take(String argument, Iterator<String> rest) throws CannotCheck {
        if (!argument.startsWith("-")) {
            files.add(path(argument));
            return;
        }
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        switch (equals < 0 ? name : name + "=") {
            case "--" -> rest.forEachRemaining(file -> files.add(Path.of(file)));
            case "--help", "-h" -> help = true;
            case "--json" -> json = true;
            case "--gaps" -> gaps = true;
            case "--key", "--key=" -> addKey(path(value(argument, equals, rest)));
            case "--checkpoint", "--checkpoint=" -> addCheckpoints(path(value(argument, equals, rest)));
            case "--company", "--company=" -> company = number(name, value(argument, equals, rest));
            case "--from", "--from=" -> from = number(name, value(argument, equals, rest));
            case "--to", "--to=" -> to = number(name, value(argument, equals, rest));
            case "-" -> throw new CannotCheck("A log is read twice: save it to a file first");
            default -> throw new CannotCheck("“" + argument + "” is unknown; see --help");
        }
    }

    private static String value(String argument, int equals, Iterator<String> rest) throws CannotCheck {
        if (equals >= 0) {
            return argument.substring(equals + 1);
        }
        if (!rest.hasNext()) {
            throw new CannotCheck("Nothing follows " + argument);
        }
        return rest.next();
    }

    private static long number(String name, String value) throws CannotCheck {
        if (!value.matches("[1-9][0-9]{0,15}")) {
            throw new CannotCheck("What follows " + name + " is not a number from 1 on: " + value);
        }
        return Long.parseLong(value);
    }

    private static Path path(String file) throws CannotCheck {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new CannotCheck("There can't be a file of the name " + file, e);
        }
    }

    private void addKey(Path file) throws CannotCheck {
        String text = read(file);
        try {
            PublicKeys.of(text);
        } catch (IllegalArgumentException e) {
            throw new CannotCheck(file + " is not a public key: " + e.getMessage(), e);
        }
        pem.append(text).append('\n');
    }

    private void addCheckpoints(Path path) throws CannotCheck {
        if (!Files.isDirectory(path)) {
            addCheckpointsOf(path);
            return;
        }
        try (Stream<Path> all = Files.list(path)) {
            List<Path> within = all.filter(file -> file.toString().matches(".*\\.jsonl?"))
                    .sorted()
                    .toList();
            if (within.isEmpty()) {
                throw new CannotCheck("There is no checkpoint (.json, .jsonl) in " + path);
            }
            for (Path file : within) {
                addCheckpointsOf(file);
            }
        } catch (CannotCheck e) {
            throw e;
        } catch (IOException e) {
            throw new CannotCheck(path + " can't be read", e);
        }
    }

    private void addCheckpointsOf(Path file) throws CannotCheck {
        List<String> lines = read(file).lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw new CannotCheck("There is no checkpoint in " + file);
        }
        for (String line : lines) {
            try {
                checkpoints.add(SignedCheckpoint.of(line));
            } catch (IllegalArgumentException e) {
                throw new CannotCheck(file + " holds something that is no checkpoint: " + e.getMessage(), e);
            }
        }
    }

    private static String read(Path file) throws CannotCheck {
        try {
            if (Files.isDirectory(file)) {
                throw new CannotCheck(file + " is a folder");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new CannotCheck(file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new CannotCheck(file + " is not a text in UTF-8; a key must be in PEM, a checkpoint in JSON", e);
        } catch (CannotCheck e) {
            throw e;
        } catch (IOException e) {
            throw new CannotCheck(file + " can't be read", e);
        }
    }

    /** Whether nothing is asked for but how to ask. */
    boolean isForHelp() {
        return help;
    }

    /** Whether a program is to read the answer. */
    boolean isJson() {
        return json;
    }

    FileCheck check() throws IOException {
        return FileCheck.of(files, PublicKeys.of(pem.toString()), checkpoints, new Extent(company, from, to, gaps));
    }
}
