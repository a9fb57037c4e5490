package kontor.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts the database of the in-container tests before anything is deployed; not for unit tests. */
public final class ContainerDatabase implements LauncherSessionListener {
    private EmbeddedDatabase database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String work = System.getProperty("kontor.work");
        if (work == null) {
            return;
        }
        try {
            Path folder = Path.of(work, "container");
            database = EmbeddedDatabase.start(folder.resolve("database"), Path.of(work, "programs"));
            System.setProperty("kontor.it.url", database.url());
            System.setProperty("kontor.it.user", database.applicationUser());
            System.setProperty("kontor.it.password", database.applicationPassword());
            System.setProperty("kontor.it.migration.user", database.migrationUser());
            System.setProperty("kontor.it.migration.password", database.migrationPassword());
            System.setProperty(
                    "kontor.it.key.file", PortalProcess.keyFile(folder).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            database.close();
        }
    }
}
