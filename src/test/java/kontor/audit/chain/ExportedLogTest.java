package kontor.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import kontor.audit.AuditEntry;
import kontor.audit.TestChain;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.checkpoint.TestKeys;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in JSON Lines, and what a check of them shows. */
class ExportedLogTest {
    private static final SigningKey KEY = TestKeys.key(1);

    @TempDir
    private Path folder;

    private final TestChain chain = TestChain.of(5, 30, new Random(7));

    private List<String> file() {
        return file(chain, 1, 30);
    }

    private static List<String> file(TestChain chain, int first, int last) {
        List<String> lines = new ArrayList<>();
        lines.add(new LogLine.Head(5, "Hof „Sonnental“", first, last, false).toJson());
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
    void aWholeLogIsConfirmedUpToItsLastCheckpointAndNoFurther() throws IOException {
        FileCheck check = check(file());
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.verdict()).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(check.unconfirmedFrom()).isEqualTo(30);
        assertThat(check.chain().orElseThrow().checked()).isEqualTo(30);
        assertThat(check.chain().orElseThrow().covered()).isEqualTo(29);
    }

    @Property(tries = 60)
    void whateverIsInItALogThatWasWrittenIsProvenAndWithOneCharacterMoreItIsNot(
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
            assertThat(FileCheck.of(List.of(path), KEY.believed(), List.of()).verdict())
                    .isEqualTo(Verdict.PROVEN);
            int at = 2 + random.nextInt(length);
            int place = lines.get(at).indexOf("\"actorName\":\"") + 13;
            lines.set(
                    at, lines.get(at).substring(0, place) + "#" + lines.get(at).substring(place));
            Files.write(path, lines);
            assertThat(FileCheck.of(List.of(path), KEY.believed(), List.of()).verdict())
                    .isEqualTo(Verdict.TAMPERED);
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
        Path first = write("1.jsonl.gz", file(chain, 1, 12));
        Path second = write("2.jsonl", file(chain, 13, 30));
        FileCheck both = FileCheck.of(List.of(first, second), KEY.believed(), List.of());
        assertThat(both.faults().first()).isEmpty();
        assertThat(both.chain().orElseThrow().checked()).isEqualTo(30);
        Path gap = write("3.jsonl", file(chain, 15, 30));
        assertThat(kinds(FileCheck.of(List.of(first, gap), KEY.believed(), List.of())))
                .contains(Fault.Kind.MISSING);
    }

    @Test
    void aPartThatBeginsBehindACheckpointMustFollowIt() throws IOException {
        List<String> part = file(chain, 11, 30);
        assertThat(check(part).faults().first()).isEmpty();
        TestChain other = TestChain.of(5, 30, new Random(8));
        List<String> forged = new ArrayList<>(part.subList(0, 2));
        forged.addAll(other.lines().subList(10, 30));
        assertThat(kinds(check(forged))).contains(Fault.Kind.NOT_AS_SIGNED);
    }

    @Test
    void theOrderOfFilesIsThatOfTheirEntries() throws IOException {
        Path first = write("b.jsonl", file(chain, 1, 12));
        Path second = write("a.jsonl", file(chain, 13, 29));
        for (List<Path> files : List.of(List.of(first, second), List.of(second, first))) {
            assertThat(FileCheck.of(files, KEY.believed(), List.of()).verdict()).isEqualTo(Verdict.PROVEN);
        }
        Path both = write("c.jsonl", file(chain, 1, 29));
        assertThatThrownBy(() -> FileCheck.of(List.of(first, both), KEY.believed(), List.of()))
                .isInstanceOf(CannotCheck.class)
                .hasMessageContaining("hold some entries both");
        Path other = write("d.jsonl", List.of(new LogLine.Head(6, "", 0, 0, false).toJson()));
        assertThatThrownBy(() -> FileCheck.of(List.of(first, other), KEY.believed(), List.of()))
                .isInstanceOf(CannotCheck.class)
                .hasMessageContaining("one company's log at a time");
    }

    @Test
    void whatAnotherFileSaysOfItselfSparesNoFileACheck() throws IOException {
        List<String> archive = file(chain, 1, 12);
        archive.subList(5, 9).clear();
        List<String> selection = file(chain, 13, 29);
        selection.set(0, selection.get(0).replace("\"selection\":false", "\"selection\":true"));
        FileCheck check = FileCheck.of(
                List.of(write("a.jsonl.gz", archive), write("b.jsonl", selection)), KEY.believed(), List.of());
        assertThat(check.verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(kinds(check)).contains(Fault.Kind.MISSING);
    }

    @Test
    void entriesThatWereNotAskedForConfirmThoseThatWere() throws IOException {
        List<String> lines = file(chain, 1, 29);
        for (int place = 1; place <= 29; place += 3) {
            lines.set(2 + place, chain.entries().get(place - 1).lineLeftOut());
        }
        FileCheck check = check(lines);
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(check.leftOut()).isEqualTo(10);
        lines.set(6, lines.get(6).replace("\"leftOut\":true", "\"leftOut\":false"));
        assertThat(kinds(check(lines))).contains(Fault.Kind.MALFORMED);
    }

    @Test
    void aKeptCheckpointMustBeReachedUnlessItLiesBehindWhatIsAskedFor() throws IOException {
        Path file = write("log.jsonl", file(chain, 1, 29));
        List<SignedCheckpoint> kept = List.of(chain.checkpoint(30, KEY), chain.checkpoint(10, KEY));
        FileCheck check = FileCheck.of(List.of(file), KEY.believed(), kept);
        assertThat(check.verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(kinds(check)).containsExactly(Fault.Kind.CUT_OFF);
        FileCheck part = FileCheck.of(List.of(file), KEY.believed(), kept, Extent.of(1, 29));
        assertThat(part.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(part.passedOver()).isEqualTo(1);
        SignedCheckpoint fork = TestChain.of(5, 30, new Random(8)).checkpoint(29, KEY);
        assertThat(FileCheck.of(List.of(file), KEY.believed(), List.of(fork), Extent.of(1, 9))
                        .verdict())
                .as("what is there is held against all that is known of it")
                .isEqualTo(Verdict.TAMPERED);
    }

    @Test
    void checkpointsOfOtherCompaniesArePassedOverAsLongAsOneIsOfThis() throws IOException {
        Path file = write("log.jsonl", file(chain, 1, 29));
        SignedCheckpoint other = TestChain.of(6, 30, new Random(3)).checkpoint(30, KEY);
        FileCheck check = FileCheck.of(List.of(file), KEY.believed(), List.of(other, chain.checkpoint(29, KEY)));
        assertThat(check.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(check.passedOver()).isEqualTo(1);
        assertThatThrownBy(() -> FileCheck.of(List.of(file), KEY.believed(), List.of(other)))
                .isInstanceOf(CannotCheck.class)
                .hasMessageContaining("is of company 5");
    }

    @Test
    void twoLogsThatWereBothSignedContradictEachOther() throws IOException {
        Path file = write("log.jsonl", file(chain, 1, 29));
        SignedCheckpoint fork = TestChain.of(5, 30, new Random(8)).checkpoint(29, KEY);
        FileCheck check = FileCheck.of(List.of(file), KEY.believed(), List.of(fork));
        assertThat(check.verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(kinds(check)).contains(Fault.Kind.CONTRADICTION);
    }

    @Test
    void aKeyThatIsNotKnownMakesItImpossibleToTell() throws IOException {
        List<String> lines = file(chain, 1, 29);
        lines.set(2, chain.checkpoint(29, TestKeys.key(2)).toJson());
        FileCheck check = check(lines);
        assertThat(check.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(check.faults().first().get(0).detail())
                .contains(TestKeys.key(2).id(), KEY.id());
        PublicKeys both = PublicKeys.of(KEY.pem() + TestKeys.key(2).pem());
        assertThat(FileCheck.of(List.of(write("log.jsonl", lines)), both, List.of())
                        .verdict())
                .isEqualTo(Verdict.PROVEN);
    }

    @Test
    void contentThatNothingCoversIsNotProven() throws IOException {
        WrittenLog log = WrittenLog.of(chain, 1, 12, 12);
        for (int i = 0; i < 12; i++) {
            log.edit(log.line(i), line -> {
                ObjectNode entry = (ObjectNode) line.get("entry");
                entry.put("format", 1).put("sealed", "AAAA").remove(List.of("id", "sealedHash", "contentHash"));
                line.put("sealed", "AAAA");
            });
        }
        log.rehash(0, false);
        log.lines()
                .set(
                        1,
                        KEY.sign(
                                        chain.entries().get(0).company(),
                                        12,
                                        Json.hash(Json.read(log.lines().get(log.line(11))), "hash"),
                                        Instant.parse("2026-04-01T00:00:00Z"))
                                .toJson());
        FileCheck check = check(log.lines());
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.unheld()).isEqualTo(12);
        assertThat(check.verdict()).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(check.unconfirmedFrom()).isEqualTo(1);
        for (int i = 0; i < 12; i++) {
            log.edit(log.line(i), line -> line.remove("content"));
        }
        assertThat(check(log.lines()).verdict()).isEqualTo(Verdict.PROVEN);
        log.edit(log.line(3), line -> line.put("sealed", "AAAB"));
        assertThat(kinds(check(log.lines()))).containsExactly(Fault.Kind.SEALED_CHANGED);
    }

    @Test
    void anEntryOfAFormatFromTheFutureCanNotBeJudged() throws IOException {
        WrittenLog log = WrittenLog.of(chain, 1, 12);
        log.edit(log.line(11), line -> ((ObjectNode) line.get("entry")).put("format", 3));
        log.rehash(11, false);
        assertThat(check(log.lines()).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void aClockThatWasWrongIsToldAndProvesNothing() throws IOException {
        List<String> lines = file(chain, 1, 29);
        AuditEntry last = chain.entries().get(28);
        lines.set(
                2,
                KEY.sign(
                                last.company(),
                                29,
                                HexFormat.of().parseHex(last.getHashHex()),
                                last.getHappenedAt().minusSeconds(1))
                        .toJson());
        FileCheck check = check(lines);
        assertThat(check.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(check.chain().orElseThrow().wrongClocks()).isEqualTo(1);
    }

    @Test
    void whatIsNoLogIsSaidToBeNone() throws IOException {
        for (String text : List.of(
                "",
                "x",
                "[]",
                "{}",
                "[".repeat(5000),
                "9".repeat(2000),
                "\uFEFF" + file().get(0),
                "{\"file\":\"kontor-audit-log\",\"format\":3}",
                "{\"entry\":{},\"hash\":\"\"}",
                "{\"file\":1,\"file\":2}")) {
            assertThatThrownBy(() -> check(List.of(text)))
                    .as(text)
                    .isInstanceOf(CannotCheck.class)
                    .hasMessageContaining("log.jsonl");
        }
        assertThat(kinds(check(List.of("{\"file\":\"kontor-audit-log\",\"format\":2}"))))
                .as("one whose first line was spoilt")
                .containsExactly(Fault.Kind.MALFORMED);
        List<String> spoilt = file();
        spoilt.set(7, spoilt.get(7).replaceFirst("\"action\"", "\"company\":6,\"action\""));
        assertThat(kinds(check(spoilt))).as("a member that is there twice").contains(Fault.Kind.MALFORMED);
        List<String> late = file();
        late.add(20, late.get(1));
        assertThat(kinds(check(late))).as("a checkpoint among entries").contains(Fault.Kind.MALFORMED);
    }

    @Test
    void aFaultBeforeTheEntriesIsToldOnce() throws IOException {
        List<String> lines = file(chain, 1, 29);
        lines.add(1, "nonsense");
        FileCheck check = check(lines);
        assertThat(check.faults().count()).isEqualTo(1);
        assertThat(check.faults().first().get(0).detail()).contains("line 2");
    }
}
