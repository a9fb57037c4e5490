package kontor.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the format's documentation is what the documentation says. */
class AuditFormatTest {
    @TempDir
    private Path folder;

    private final String page = read(Path.of("docs", "audit-format.md"));

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String block(String begin) {
        int start = page.indexOf(begin) + begin.length();
        return page.substring(start, page.indexOf("```", start));
    }

    @Test
    void theExampleIsProven() throws IOException {
        FileCheck check = check(block("```json\n"));
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.verdict()).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void anotherPriceInTheExampleIsFound() throws IOException {
        assertThat(check(block("```json\n").replace("3.20", "3.10")).faults().first())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.CONTENT_CHANGED);
    }

    private FileCheck check(String log) throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), log);
        return FileCheck.of(List.of(file), PublicKeys.of(page), List.of());
    }
}
