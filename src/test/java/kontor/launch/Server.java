package kontor.launch;

import java.nio.file.Path;

/**
 * Payara Micro, set up as it is in the container.
 *
 * @param jar its jar
 * @param settings what it is told before it starts, one command a line
 */
public record Server(Path jar, Path settings) {
    /** The one that the build has laid out. */
    public static Server ofBuild() {
        return new Server(
                Path.of(System.getProperty("kontor.server")), Path.of(System.getProperty("kontor.server.settings")));
    }
}
