package kontor.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of hostile documents, answers and entries are dealt with in little memory, none fails, and none takes long. */
class HostileInputTest {
    private static final String HEAP = "-Xmx256m";
    private static final int DOCUMENTS = 300;
    private static final int ANSWERS = 2_200;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whateverComesIsDealtWith() throws Exception {
        Process process = start(Long.getLong("kontor.hostile.seed", System.nanoTime() & 0xFFFF_FFFFL));
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(long seed) throws Exception, IOException {
        URI cases = HostileInputTest.class.getResource("/cases").toURI();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        HostileInput.class.getName(),
                        Long.toString(seed),
                        Integer.toString(DOCUMENTS),
                        Integer.toString(ANSWERS),
                        Path.of(cases).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
