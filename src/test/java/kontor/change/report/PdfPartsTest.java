package kontor.change.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import kontor.audit.GeneratedLog;
import kontor.audit.LogEntry;
import kontor.audit.chain.Faults;
import kontor.audit.chain.Verdict;
import kontor.audit.export.LogExport;
import kontor.audit.export.RangeCheck;
import kontor.change.story.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfPartsTest {
    private static final int MOST = 4;
    private static final Telling GERMAN = new Telling(Locale.GERMANY, ZoneId.of("Europe/Berlin"), true, Told::plainly);

    private final GeneratedLog log = new GeneratedLog();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final WrittenFile file = new WrittenFile(out);
    private final List<LogEntry> lines =
            IntStream.range(0, 9).mapToObj(i -> log.next()).toList();

    /** A report of the first so many lines, not yet ended. */
    private PdfParts begun(int many) throws IOException {
        return begun(lines.subList(0, many), MOST, 1_000);
    }

    private PdfParts begun(List<LogEntry> some, int mostLines, int mostPages) throws IOException {
        LogExport export = log.export("Hof Sonnental");
        PdfParts parts = new PdfParts(
                file,
                new ReportHead(
                        export,
                        new FilterWords(export.filters(), GERMAN, "", ""),
                        new RangeCheck.Result(Verdict.PROVEN, 1, 1, new Faults()),
                        Optional.empty()),
                mostLines,
                mostPages);
        for (LogEntry line : some) {
            parts.take(line);
        }
        return parts;
    }

    private Map<String, byte[]> unzipped() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String origin(LogEntry line) {
        return "Eintrag " + line.entry().getSequence() + " · ";
    }

    @Test
    void asManyLinesAsOneHoldsAreOne() throws IOException {
        begun(MOST).close();
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        assertThat(file.ending()).isEqualTo("pdf");
        assertThat(ReportText.of(out.toByteArray()))
                .contains("Ende des Berichts: 4 Vorgänge.")
                .doesNotContain("Teil");
    }

    @Test
    void moreLinesAreAZipOfSeveralWithEachLineOnce() throws IOException {
        begun(9).close();
        assertThat(file.mediaType()).isEqualTo("application/zip");
        assertThat(file.ending()).isEqualTo("zip");
        Map<String, byte[]> files = unzipped();
        assertThat(files.keySet()).containsExactly("Protokoll-1.pdf", "Protokoll-2.pdf", "Protokoll-3.pdf");
        List<byte[]> parts = List.copyOf(files.values());
        for (int i = 0; i < lines.size(); i++) {
            for (int part = 0; part < parts.size(); part++) {
                assertThat(ReportText.of(parts.get(part)).contains(origin(lines.get(i))))
                        .isEqualTo(part == i / MOST);
            }
        }
    }

    @Test
    void eachPartTellsWhichItIsAndWhetherItIsTheLast() throws IOException {
        begun(9).close();
        List<byte[]> parts = List.copyOf(unzipped().values());
        assertThat(ReportText.of(parts.get(0)))
                .contains("Protokoll von Hof Sonnental ", "Fortsetzung in Teil 2.")
                .doesNotContain("Ende des Berichts", "Sonnental, Teil");
        assertThat(ReportText.of(parts.get(1)))
                .contains("Protokoll von Hof Sonnental, Teil 2", "Teil 2, ab dem 5. Vorgang", "Unversehrt")
                .contains("Fortsetzung in Teil 3.")
                .doesNotContain("Ende des Berichts");
        assertThat(ReportText.of(parts.get(2)))
                .contains("Teil 3, ab dem 9. Vorgang", "Ende des Berichts: 9 Vorgänge in 3 Teilen.")
                .doesNotContain("Fortsetzung");
        assertThat(new PdfReader(parts.get(2)).getInfo()).containsEntry("Title", "Protokoll von Hof Sonnental, Teil 3");
    }

    @Test
    void longLinesMakeSeveralOfItToo() throws IOException {
        JsonObjectBuilder before = Json.createObjectBuilder();
        IntStream.range(0, 60).forEach(i -> before.add("field" + i, "x".repeat(400)));
        LogEntry line = log.change(
                "Eier, 10er", null, before.build(), Json.createObjectBuilder().build());
        begun(Collections.nCopies(6, line), 1_000, 8).close();
        assertThat(unzipped()).hasSize(3); // Each line has six pages and a half.
    }

    @Test
    void whatItBecomesIsDecidedWhenOneIsFull() throws IOException {
        begun(MOST);
        assertThat(file.isBegun()).isFalse();
        begun(MOST + 1);
        assertThat(file.ending()).isEqualTo("zip");
        assertThat(out.size()).isGreaterThan(1000);
    }

    @Test
    void oneThatBreaksOffIsNoReport(@TempDir Path folder) throws IOException {
        begun(MOST);
        assertThat(out.size()).isZero();
        begun(9);
        Path zip = Files.write(folder.resolve("broken.zip"), out.toByteArray());
        assertThatThrownBy(() -> new ZipFile(zip.toFile()).close()).isInstanceOf(ZipException.class);
    }
}
