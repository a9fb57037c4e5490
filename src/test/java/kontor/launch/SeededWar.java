package kontor.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the WAR with test-side classes added to it, which the WAR itself never holds. */
public final class SeededWar {
    private SeededWar() {}

    /** @param packages packages of test-side classes, like {@code kontor/demo} */
    public static Path make(Path war, Path target, Path testClasses, List<String> packages) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(war, target, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + target.toUri()), Map.of())) {
            for (String each : packages) {
                Path folder = Files.createDirectories(zip.getPath("WEB-INF/classes", each));
                try (Stream<Path> files = Files.list(testClasses.resolve(each))) {
                    for (Path file : files.toList()) {
                        Files.copy(
                                file,
                                folder.resolve(file.getFileName().toString()),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        return target;
    }
}
