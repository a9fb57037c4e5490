package kontor.change.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import kontor.audit.export.LogFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A long log is written in a process whose memory would not hold it. */
class LogMemoryTest {
    private static final int MANY = 20_000;
    /** The long log, its images and rows, would take several times as much. */
    private static final String HEAP = "-Xmx24m";

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void aLongLogFitsIntoLittleMemory(LogFormat format) throws Exception {
        assertThat(write(format, MANY)).isZero();
    }

    private static int write(LogFormat format, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        LogWriter.class.getName(),
                        format.ending(),
                        Integer.toString(lines))
                .redirectErrorStream(true)
                .start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor();
    }
}
