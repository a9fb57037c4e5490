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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A Chromium to test with: the system's own, else, for root, the one that {@code apt-get} installs with the libraries it
 * needs, else the one Playwright downloads; else a clear line. Best without all that a window needs (the headless shell,
 * which is also what Playwright downloads): the same tests take far less of the processor's time with it.
 */
public final class Chromium implements AutoCloseable {
    private static final String SHELL = "chromium-headless-shell";
    private static final List<String> NAMES =
            List.of(SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int INSTALL_MINUTES = 10;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts a browser without a window, installing one where there is none.
     *
     * @param lock a file that all name who may start at the same time: one of them installs, the others find it there
     */
    public static Chromium start(Path lock) throws IOException, InterruptedException {
        return OneAtATime.run(
                lock,
                () -> start(
                        Chromium::onPath,
                        executable -> launch(Optional.of(executable), Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")),
                        () -> isRoot() && install(),
                        () -> launch(Optional.empty(), Map.of())));
    }

    /** Something that takes its time and may fail. */
    interface Installation {
        boolean succeeds() throws InterruptedException;
    }

    /** Tries one way after the other: the system's own, the system's own once it is installed, a downloaded one. */
    static <T> T start(
            Supplier<Optional<Path>> system, Function<Path, T> launch, Installation installation, Supplier<T> download)
            throws InterruptedException {
        Optional<Path> present = system.get();
        if (present.isEmpty() && installation.succeeds()) {
            present = system.get();
        }
        if (present.isPresent()) {
            return launch.apply(present.get());
        }
        try {
            return download.get();
        } catch (RuntimeException e) { // Where the download fails, Playwright throws none of its own.
            throw new IllegalStateException(
                    "The browser tests need a Chromium. None was found, it could not be installed, and Playwright could not "
                            + "download one. Install the package \"chromium-headless-shell\" or \"chromium\" and try again.",
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

    private static boolean install() throws InterruptedException {
        return run("apt-get", "update") && (install(SHELL) || install("chromium"));
    }

    private static boolean install(String name) throws InterruptedException {
        return run("apt-get", "install", "-y", "--no-install-recommends", name);
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // No such program on this system.
        }
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
