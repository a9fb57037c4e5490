package kontor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In what order a Chromium is looked for. Nothing is started, downloaded or installed here. */
class ChromiumTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final List<String> tried = new ArrayList<>();
    private boolean present;
    private boolean downloadable;
    private boolean installable;

    private String start() throws InterruptedException {
        return Chromium.start(this::system, executable -> "launched " + executable, this::install, this::download);
    }

    private Optional<Path> system() {
        tried.add("system");
        return present ? Optional.of(CHROMIUM) : Optional.empty();
    }

    private String download() {
        tried.add("download");
        if (!downloadable) {
            throw new UncheckedIOException(new IOException("no network"));
        }
        return "downloaded";
    }

    private boolean install() {
        tried.add("install");
        present = installable;
        return installable;
    }

    @Test
    void theSystemsOwnComesFirst() throws Exception {
        present = true;
        assertThat(start()).isEqualTo("launched /usr/bin/chromium");
        assertThat(tried).containsExactly("system");
    }

    @Test
    void whereThereIsNoneOneIsInstalled() throws Exception {
        installable = true;
        assertThat(start()).isEqualTo("launched /usr/bin/chromium");
        assertThat(tried).containsExactly("system", "install", "system");
    }

    @Test
    void whatCannotBeInstalledIsDownloaded() throws Exception {
        downloadable = true;
        assertThat(start()).isEqualTo("downloaded");
        assertThat(tried).containsExactly("system", "install", "download");
    }

    @Test
    void whereNothingHelpsThatIsSaidWithWhatToDo() {
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Install the package \"chromium-headless-shell\"")
                .hasCauseInstanceOf(UncheckedIOException.class);
        assertThat(tried).containsExactly("system", "install", "download");
    }
}
