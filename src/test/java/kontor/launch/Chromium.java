package kontor.launch;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium to test with: the system's own, else the one Playwright downloads, else, for root, the one that
 * {@code apt-get} installs; else a clear line.
 */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int INSTALL_MINUTES = 10;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts a browser without a window, installing one where there is none. */
    public static Chromium start() throws IOException, InterruptedException {
        Optional<Path> system = onPath();
        if (system.isPresent()) {
            return launch(system, Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        }
        try {
            return launch(Optional.empty(), Map.of());
        } catch (PlaywrightException e) {
            if (isRoot() && install() && onPath().isPresent()) {
                return launch(onPath(), Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            }
            throw new IllegalStateException(
                    "The browser tests need a Chromium. None was found, Playwright could not download one, and it "
                            + "could not be installed. Install the package \"chromium\" and try again.",
                    e);
        }
    }

    private static Chromium launch(Optional<Path> executable, Map<String, String> environment) {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        try {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions();
            executable.ifPresent(options::setExecutablePath);
            if (isRoot()) {
                options.setArgs(List.of("--no-sandbox"));
            }
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException e) {
            playwright.close();
            throw e;
        }
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean install() throws IOException, InterruptedException {
        for (List<String> command : List.of(
                List.of("apt-get", "update"),
                List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium"))) {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                return false;
            }
        }
        return true;
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
