package kontor.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that were forged by hand and once passed for intact, and their like. */
class KnownForgeriesTest {
    @TempDir
    private Path folder;

    private FileCheck check(WrittenLog log, Extent extent) throws IOException {
        return FileCheck.of(
                List.of(log.write(folder.resolve("log.jsonl"))), WrittenLog.KEY.believed(), List.of(), extent);
    }

    private FileCheck check(WrittenLog log) throws IOException {
        return check(log, Extent.WHOLE);
    }

    private static List<Fault.Kind> kinds(FileCheck check) {
        return check.faults().first().stream().map(Fault::kind).distinct().toList();
    }

    @Test
    void aSelectionThatWasRewrittenWholeIsNotProven() throws IOException {
        FileCheck check = check(WrittenLog.of("fabricated-selection.jsonl"));
        assertThat(check.verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(kinds(check)).contains(Fault.Kind.MISSING);
    }

    @Test
    void noSignatureReachesARewrittenSelectionEvenIfItMayHaveGaps() throws IOException {
        FileCheck check = check(WrittenLog.of("fabricated-selection.jsonl"), new Extent(0, 31, 0, true));
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.verdict()).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(check.unconfirmedFrom()).isEqualTo(31);
        assertThat(check.chain().orElseThrow().unconfirmed().count()).isEqualTo(20);
        assertThat(check.chain().orElseThrow().covered()).isZero();
    }

    @Test
    void anEntryThatCountsFromBelowOneIsFoundAndWithoutItTheLogIsProven() throws IOException {
        for (String place : List.of("-1", "-9007199254740991", "9007199254740991", "9223372036854775807", "1.0")) {
            WrittenLog log = WrittenLog.of("seq0.jsonl");
            log.replace(log.firstEntry(), "\"sequence\":0", "\"sequence\":" + place);
            assertThat(check(log).verdict()).as(place).isEqualTo(Verdict.TAMPERED);
        }
        WrittenLog log = WrittenLog.of("seq0.jsonl");
        assertThat(check(log).verdict()).isEqualTo(Verdict.TAMPERED);
        log.lines().add(log.firstEntry(), log.lines().get(log.firstEntry()));
        assertThat(check(log).verdict()).as("two of them").isEqualTo(Verdict.TAMPERED);
        log.lines().subList(log.firstEntry(), log.firstEntry() + 2).clear();
        assertThat(check(log).faults().first()).isEmpty();
        assertThat(check(log).verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(check(log).chain().orElseThrow().checked()).isEqualTo(56);
    }

    @Test
    void halfOfASurrogatePairIsNoQuestionMark() throws IOException {
        WrittenLog log = WrittenLog.of("surrogate.jsonl");
        assertThat(check(log).verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(kinds(check(log))).contains(Fault.Kind.MALFORMED);
        int line = lineWithSurrogate(log);
        for (String half : List.of(
                "\\\\ud800",
                "\\\\udbff",
                "\\\\udc00",
                "\\\\udfff",
                "\\\\udc00\\\\ud800",
                "\\\\ud83d\\\\ud83d\\\\udc14")) {
            WrittenLog like =
                    WrittenLog.of("surrogate.jsonl").change(line, text -> text.replaceFirst("\\\\u[dD]83[dD]", half));
            assertThat(check(like).verdict()).as(half).isEqualTo(Verdict.TAMPERED);
        }
        WrittenLog whole =
                WrittenLog.of("surrogate.jsonl").change(line, text -> text.replaceFirst("\\\\u[dD]83[dD]", "?"));
        assertThat(check(whole).faults().first()).isEmpty();
        assertThat(check(whole).verdict()).isEqualTo(Verdict.PROVEN);
    }

    private static int lineWithSurrogate(WrittenLog log) {
        return IntStream.range(0, log.lines().size())
                .filter(i -> log.lines().get(i).matches(".*\\\\u[dD]83[dD].*"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBeginningThatWasCutOffIsFoundByWhatTheFirstLineSays() throws IOException {
        WrittenLog log = WrittenLog.of("prefix.jsonl");
        assertThat(check(log).verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(kinds(check(log))).containsExactly(Fault.Kind.NOT_AS_NAMED);
    }

    @Test
    void whereTheFirstLineWasMadeToFitOnlyWhoAsksForAPartGetsOneProven() throws IOException {
        WrittenLog log = WrittenLog.of("prefix.jsonl").headFits();
        FileCheck whole = check(log);
        assertThat(whole.faults().first()).isEmpty();
        assertThat(whole.verdict()).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(whole.unconfirmedFrom()).isEqualTo(1);
        assertThat(check(log, Extent.of(26, 56)).verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(check(log, Extent.of(25, 56)).verdict()).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(check(log, Extent.of(26, 57)).verdict()).isEqualTo(Verdict.UNCONFIRMED);
    }
}
