package kontor.change.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kontor.audit.export.LogFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A log is written in a process whose memory would not hold it, and which needs no more of it for each further line. */
class LogMemoryTest {
    /** As far into the second part of a PDF as the many into the third: the first is kept in memory while it is the only one. */
    private static final int FEW = PdfParts.MOST_LINES + 500;

    private static final int MANY = FEW + PdfParts.MOST_LINES;
    /** The long log, its images and rows, would take several times as much. */
    private static final String HEAP = "-Xmx24m";
    /** More than the reference that a sheet keeps of each row, and less than that and the smallest object. */
    private static final long SLACK = 16L * (MANY - FEW);

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void aLongLogNeedsNoMoreMemoryThanAShortOne(LogFormat format) throws Exception {
        List<Long> used = write(format);
        assertThat(used.get(1) - used.get(0)).isLessThan(SLACK);
    }

    /** How many bytes were in use after few lines and after many. */
    private static List<Long> write(LogFormat format) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        LogWriter.class.getName(),
                        format.ending(),
                        Integer.toString(FEW),
                        Integer.toString(MANY))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().map(Long::valueOf).toList();
    }
}
