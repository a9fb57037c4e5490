package kontor.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Starts the database of the in-container tests before anything is deployed; not for other tests. */
public final class ContainerDatabase implements LauncherSessionListener, TestExecutionListener {
    private EmbeddedDatabase database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(this);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (database == null && plan.getRoots().stream().anyMatch(root -> isInContainer(plan, root))) {
            start();
        }
    }

    private static boolean isInContainer(TestPlan plan, TestIdentifier engine) {
        return plan.getChildren(engine).stream()
                .flatMap(test -> test.getSource().stream())
                .anyMatch(source -> source instanceof ClassSource test
                        && test.getJavaClass().isAnnotationPresent(ArquillianTest.class));
    }

    private void start() {
        try {
            Path folder = Path.of(System.getProperty("kontor.work"), "container");
            Folder.delete(folder); // What an earlier run has left would be in this one's way.
            database =
                    EmbeddedDatabase.start(folder.resolve("database"), Path.of(System.getProperty("kontor.programs")));
            System.setProperty("kontor.it.url", database.url());
            System.setProperty("kontor.it.user", database.applicationUser());
            System.setProperty("kontor.it.password", database.applicationPassword());
            System.setProperty("kontor.it.migration.user", database.migrationUser());
            System.setProperty("kontor.it.migration.password", database.migrationPassword());
            System.setProperty("kontor.it.administration.user", database.administrationUser());
            System.setProperty("kontor.it.administration.password", database.administrationPassword());
            System.setProperty(
                    "kontor.it.key.share.folder",
                    PortalProcess.keyShareFolder(folder).toString());
            System.setProperty(
                    "kontor.it.signing.key.file",
                    PortalProcess.signingKeyFile(folder).toString());
            System.setProperty(
                    "kontor.it.checkpoint.folder", folder.resolve("checkpoints").toString());
            System.setProperty(
                    "kontor.it.archive.folder", folder.resolve("archives").toString());
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
