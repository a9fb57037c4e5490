package kontor.audit.chain;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets {@code java -jar kontor.war} be the verifier: a class loader can't look into the archive's own folders for classes
 * and libraries, so the few that are needed are laid beside each other first, in a folder that goes when the process ends.
 */
public final class Launcher {
    private static final List<String> LIBRARIES = List.of("jackson-", "java-json-canonicalization-");

    private static final int UNUSABLE = 2;

    private Launcher() {}

    public static void main(String[] arguments) {
        try {
            launch(arguments);
        } catch (IOException | URISyntaxException | ReflectiveOperationException | RuntimeException e) {
            // Java itself would end with 1, which says that a log was tampered with.
            System.err.println("The verifier can't be started: " + e);
            System.exit(UNUSABLE);
        }
    }

    private static void launch(String[] arguments)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        URI archive = Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path folder = Files.createTempDirectory("kontor-verify");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        List<URL> path = new ArrayList<>(List.of(folder.toUri().toURL()));
        try (FileSystem war = FileSystems.newFileSystem(Path.of(archive), Map.of())) {
            copy(war.getPath("WEB-INF/classes/kontor/audit/chain"), folder.resolve("kontor/audit/chain"));
            for (Path library : libraries(war.getPath("WEB-INF/lib"))) {
                Path copy = folder.resolve(library.getFileName().toString());
                Files.copy(library, copy);
                path.add(copy.toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            loader.loadClass("kontor.audit.chain.VerifyCommand")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        }
    }

    private static List<Path> libraries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file ->
                            LIBRARIES.stream().anyMatch(file.getFileName().toString()::startsWith))
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    Files.copy(content, to.resolve(file.getFileName().toString()));
                }
            }
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Left behind: " + folder);
        }
    }
}
