package kontor.audit.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kontor.audit.TestChain;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.checkpoint.TestKeys;
import kontor.company.CompanyId;

/** A log in JSON Lines to be tampered with by someone who has the file and no key. */
final class WrittenLog {
    static final SigningKey KEY = TestKeys.key(1);
    static final long COMPANY = 5;

    private final List<String> lines;

    private WrittenLog(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    /** A part of a chain as it is exported, signed at those places. */
    static WrittenLog of(TestChain chain, int first, int last, Integer... signed) {
        List<String> lines = new ArrayList<>();
        lines.add(new LogLine.Head(COMPANY, "Hof „Sonnental“", first, last, false).toJson());
        List.of(signed).forEach(place -> lines.add(chain.checkpoint(place, KEY).toJson()));
        lines.addAll(chain.lines().subList(first - 1, last));
        return new WrittenLog(lines);
    }

    /** One that lies among the tests' resources. Its key is not known: it is as if {@link #KEY} had signed it. */
    static WrittenLog of(String resource) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src", "test", "resources", "log", resource));
        return new WrittenLog(lines.stream().map(WrittenLog::signedAnew).toList());
    }

    private static String signedAnew(String line) {
        if (!line.startsWith("{\"checkpoint\"")) {
            return line;
        }
        Checkpoint checkpoint = SignedCheckpoint.of(line).checkpoint();
        return KEY.sign(
                        new CompanyId(checkpoint.company()),
                        checkpoint.sequence(),
                        checkpoint.hash(),
                        checkpoint.issuedAt())
                .toJson();
    }

    List<String> lines() {
        return lines;
    }

    /** Where the first entry stands among the lines. */
    int firstEntry() {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("\"entry\":"))
                .findFirst()
                .orElse(lines.size());
    }

    int entries() {
        return lines.size() - firstEntry();
    }

    /** The line of the nth entry in the file, from 0. */
    int line(int entry) {
        return firstEntry() + entry;
    }

    WrittenLog change(int line, UnaryOperator<String> change) {
        String changed = change.apply(lines.get(line));
        if (changed.equals(lines.get(line))) {
            throw new IllegalArgumentException("nothing to change in " + changed);
        }
        lines.set(line, changed);
        return this;
    }

    WrittenLog replace(int line, String what, String by) {
        return change(line, text -> text.replace(what, by));
    }

    /** As JSON; written back in its members' order. */
    WrittenLog edit(int line, Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) Json.read(lines.get(line));
        change.accept(json);
        lines.set(line, json.toString());
        return this;
    }

    /** What a text editor and SHA-256 can do: from that entry on all hangs together again, and has its place. */
    WrittenLog rehash(int from, boolean renumbered) {
        String previous = from == 0 ? null : hash(from - 1);
        long place = from == 0 ? 1 : place(from - 1) + 1;
        for (int i = from; i < entries(); i++) {
            ObjectNode line = (ObjectNode) Json.read(lines.get(line(i)));
            ObjectNode entry = (ObjectNode) line.get("entry");
            if (previous != null) {
                entry.put("previousHash", previous);
            }
            if (renumbered) {
                entry.put("sequence", place++);
            }
            previous = HexFormat.of().formatHex(Sha256.of(CanonicalJson.of(entry.toString())));
            line.put("hash", previous);
            lines.set(line(i), line.toString());
        }
        return this;
    }

    private String hash(int entry) {
        return Json.text(Json.read(lines.get(line(entry))), "hash");
    }

    long place(int entry) {
        return Json.number(Json.read(lines.get(line(entry))).path("entry"), "sequence");
    }

    WrittenLog withoutCheckpoints() {
        lines.removeIf(line -> line.startsWith("{\"checkpoint\""));
        return this;
    }

    /** What the first line says, made to fit what is there. */
    WrittenLog headFits() {
        return edit(0, head -> head.put("first", place(0)).put("last", place(entries() - 1)));
    }

    Path write(Path file) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
