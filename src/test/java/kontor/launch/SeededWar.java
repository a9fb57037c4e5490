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

    /** @param additions packages of test-side classes, like {@code kontor/demo}, and single ones, by their files */
    public static Path make(Path war, Path target, Path testClasses, List<String> additions) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(war, target, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + target.toUri()), Map.of())) {
            for (String each : additions) {
                Path added = testClasses.resolve(each);
                if (Files.isDirectory(added)) {
                    try (Stream<Path> files = Files.list(added)) {
                        for (Path file : files.filter(Files::isRegularFile).toList()) {
                            add(file, zip.getPath("WEB-INF/classes", each));
                        }
                    }
                } else {
                    add(added, zip.getPath("WEB-INF/classes", each).getParent());
                }
            }
        }
        return target;
    }

    private static void add(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }
}
