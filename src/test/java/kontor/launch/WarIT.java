package kontor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class WarIT {
    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/(.+?)-([0-9][^/]*)\\.jar");

    /** Another generation's binding is not found, and then nothing that libraries log by SLF4J is heard. */
    @Test
    void theLogsOfLibrariesHaveOneApiAndOneBindingOfTheSameVersion() throws IOException {
        List<Matcher> logging = libraries().stream()
                .filter(library -> library.group(1).matches("slf4j-.*|.*-slf4j.*|.*-over-slf4j|logback-.*|log4j-.*"))
                .toList();
        assertThat(logging)
                .extracting(library -> library.group(1))
                .containsExactlyInAnyOrder("slf4j-api", "slf4j-jdk14");
        assertThat(logging)
                .extracting(library -> library.group(2))
                .containsOnly(logging.get(0).group(2));
    }

    @Test
    void noLibraryIsInItTwice() throws IOException {
        assertThat(libraries())
                .isNotEmpty()
                .extracting(library -> library.group(1))
                .doesNotHaveDuplicates();
    }

    private static List<Matcher> libraries() throws IOException {
        try (ZipFile war = new ZipFile(System.getProperty("kontor.war"))) {
            return war.stream()
                    .map(ZipEntry::getName)
                    .map(LIBRARY::matcher)
                    .filter(Matcher::matches)
                    .toList();
        }
    }
}
