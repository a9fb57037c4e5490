package kontor.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import kontor.audit.TestChain;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.checkpoint.TestKeys;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in JSON Lines, and what the command line says of them. */
class ExportedLogTest {
    private static final SigningKey KEY = TestKeys.key(1);

    @TempDir
    private Path folder;

    private final TestChain chain = TestChain.of(5, 30, new Random(7));

    private List<String> file() {
        return file(chain, 1, 30, false);
    }

    private static List<String> file(TestChain chain, int first, int last, boolean selection) {
        List<String> lines = new ArrayList<>();
        lines.add(new LogLine.Head(5, "Hof „Sonnental“", first, last, selection).toJson());
        for (int place : List.of(10, 29)) {
            if (place >= first - 1 && place <= last) {
                lines.add(chain.checkpoint(place, KEY).toJson());
            }
        }
        lines.addAll(chain.lines().subList(first - 1, last));
        return lines;
    }

    private Path write(String name, List<String> lines) throws IOException {
        Path path = folder.resolve(name);
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        OutputStream file = Files.newOutputStream(path);
        try (OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(text);
        }
        return path;
    }

    private FileCheck check(List<String> lines) throws IOException {
        return FileCheck.of(List.of(write("log.jsonl", lines)), KEY.believed(), List.of());
    }

    private static List<Fault.Kind> kinds(FileCheck check) {
        return check.faults().first().stream().map(Fault::kind).distinct().toList();
    }

    @Test
    void aWholeLogIsIntactAndConfirmedUpToItsLastCheckpoint() throws IOException {
        FileCheck check = check(file());
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.chain().orElseThrow().checked()).isEqualTo(30);
        assertThat(check.chain().orElseThrow().covered()).isEqualTo(29);
    }

    @Property(tries = 60)
    void whateverIsInItALogThatWasWrittenIsIntactAndWithOneCharacterMoreItIsNot(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int length) throws IOException {
        Random random = new Random(seed);
        TestChain any = TestChain.of(5, length, random);
        List<String> lines = new ArrayList<>();
        lines.add(new LogLine.Head(5, "", 1, length, false).toJson());
        lines.add(any.checkpoint(length, KEY).toJson());
        lines.addAll(any.lines());
        Path path = Files.createTempFile("log", ".jsonl");
        try {
            Files.write(path, lines);
            assertThat(FileCheck.of(List.of(path), KEY.believed(), List.of())
                            .faults()
                            .first())
                    .isEmpty();
            int at = 2 + random.nextInt(length);
            int place = lines.get(at).indexOf("\"actorName\":\"") + 13;
            lines.set(
                    at, lines.get(at).substring(0, place) + "#" + lines.get(at).substring(place));
            Files.write(path, lines);
            assertThat(FileCheck.of(List.of(path), KEY.believed(), List.of())
                            .faults()
                            .count())
                    .isPositive();
        } finally {
            Files.delete(path);
        }
    }

    @Test
    void spacesBetweenMembersMakeNoDifference() throws IOException {
        List<String> lines = file();
        String line = lines.get(5);
        lines.set(5, line.replace("{\"entry\":{", "{ \"entry\" : {").replace(",\"hash\":", " , \"hash\" : "));
        assertThat(lines.get(5)).isNotEqualTo(line);
        assertThat(check(lines).faults().first()).isEmpty();
    }

    @Test
    void aLineThatIsMissingDoubledOrExchangedIsFound() throws IOException {
        List<String> missing = file();
        missing.remove(12);
        assertThat(kinds(check(missing))).contains(Fault.Kind.MISSING);
        List<String> doubled = file();
        doubled.add(12, doubled.get(12));
        assertThat(kinds(check(doubled))).contains(Fault.Kind.OUT_OF_ORDER);
        List<String> exchanged = file();
        exchanged.set(12, exchanged.set(13, exchanged.get(12)));
        assertThat(kinds(check(exchanged))).contains(Fault.Kind.OUT_OF_ORDER);
    }

    @Test
    void aFileThatEndsTooEarlyIsFound() throws IOException {
        assertThat(kinds(check(file().subList(0, 20)))).contains(Fault.Kind.CUT_OFF);
    }

    @Test
    void contentThatIsNotWhatWasSealedIsFound() throws IOException {
        List<String> lines = file();
        String other = lines.get(8).replace("\\\"label\\\":", "\\\"lable\\\":");
        assertThat(other).isNotEqualTo(lines.get(8));
        lines.set(8, other);
        assertThat(kinds(check(lines))).containsExactly(Fault.Kind.CONTENT_CHANGED);
    }

    @Test
    void aCheckpointOfAnotherKeyOrWithAnotherContentIsNotBelieved() throws IOException {
        List<String> forged = file();
        forged.set(1, chain.checkpoint(10, TestKeys.key(2)).toJson());
        assertThat(kinds(check(forged))).containsExactly(Fault.Kind.UNKNOWN_KEY);
        List<String> changed = file();
        changed.set(1, changed.get(1).replace("\"sequence\":10", "\"sequence\":11"));
        assertThat(kinds(check(changed))).contains(Fault.Kind.SIGNATURE);
    }

    @Test
    void archivesAndAnExportAreOneLog() throws IOException {
        Path first = write("1.jsonl.gz", file(chain, 1, 12, false));
        Path second = write("2.jsonl", file(chain, 13, 30, false));
        FileCheck both = FileCheck.of(List.of(first, second), KEY.believed(), List.of());
        assertThat(both.faults().first()).isEmpty();
        assertThat(both.chain().orElseThrow().checked()).isEqualTo(30);
        Path gap = write("3.jsonl", file(chain, 15, 30, false));
        assertThat(kinds(FileCheck.of(List.of(first, gap), KEY.believed(), List.of())))
                .contains(Fault.Kind.MISSING);
    }

    @Test
    void aPartThatBeginsBehindACheckpointMustFollowIt() throws IOException {
        List<String> part = file(chain, 11, 30, false);
        assertThat(check(part).faults().first()).isEmpty();
        TestChain other = TestChain.of(5, 30, new Random(8));
        List<String> forged = new ArrayList<>(part.subList(0, 2));
        forged.addAll(other.lines().subList(10, 30));
        assertThat(kinds(check(forged))).contains(Fault.Kind.NOT_AS_SIGNED);
    }

    @Test
    void aSelectionMayHaveGapsButNothingThatWasChanged() throws IOException {
        List<String> lines = file(chain, 1, 30, true);
        lines.subList(8, 20).clear();
        assertThat(check(lines).faults().first()).isEmpty();
        lines.set(5, lines.get(5).replace("object.patch", "object.putch"));
        assertThat(kinds(check(lines))).contains(Fault.Kind.CHANGED);
    }

    @Test
    void whatIsNoLogIsSaidToBeNone() throws IOException {
        for (String text : List.of(
                "",
                "x",
                "[]",
                "{}",
                "{\"file\":\"kontor-audit-log\"}",
                "{\"entry\":{},\"hash\":\"\"}",
                "{\"file\":1,\"file\":2}")) {
            assertThat(kinds(check(List.of(text)))).as(text).containsExactly(Fault.Kind.UNREADABLE);
        }
        List<String> spoilt = file();
        spoilt.set(7, spoilt.get(7).replaceFirst("\"action\"", "\"company\":6,\"action\""));
        assertThat(kinds(check(spoilt))).as("a member that is there twice").contains(Fault.Kind.UNREADABLE);
        List<String> late = file();
        late.add(20, late.get(1));
        assertThat(kinds(check(late))).as("a checkpoint among entries").contains(Fault.Kind.UNREADABLE);
    }

    @Test
    void theCommandLineSaysWhatItFoundAndEndsAccordingly() throws IOException {
        Path key = folder.resolve("key.pem");
        Files.writeString(key, KEY.pem());
        Path log = write("log.jsonl", file());
        assertThat(run("verify", "--key", key.toString(), log.toString()))
                .startsWith("0 ")
                .contains("Hof „Sonnental“", "30 entries checked", "up to entry 29", "INTACT");
        List<String> lines = file();
        lines.remove(12);
        Path spoilt = write("spoilt.jsonl", lines);
        assertThat(run("verify", "--key", key.toString(), spoilt.toString()))
                .startsWith("1 ")
                .contains("FAULT MISSING", "NOT INTACT");
        Path kept = folder.resolve("checkpoint.json");
        Files.writeString(
                kept, TestChain.of(5, 30, new Random(8)).checkpoint(30, KEY).toJson() + "\n");
        assertThat(run("verify", "--key", key.toString(), "--checkpoint", kept.toString(), log.toString()))
                .startsWith("1 ")
                .contains("FAULT NOT_AS_SIGNED at entry 30");
        assertThat(run()).startsWith("2 ").contains("usage");
        assertThat(run("verify", "--key", log.toString(), log.toString())).startsWith("2 ");
        assertThat(run("verify", "--key", key.toString(), "nowhere.jsonl")).startsWith("2 ");
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = VerifyCommand.run(List.of(arguments), print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
