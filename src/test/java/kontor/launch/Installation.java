package kontor.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kontor.sandbox.Sandbox;

/** Database, sandbox and portal in a folder of their own, begun afresh. The portal keeps its address when it starts again. */
public final class Installation implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final Sandbox sandbox;
    private final Path folder;
    private final Path war;
    private final Map<String, String> settings;
    private final int port = FreePort.find();
    private volatile PortalProcess portal;
    private volatile boolean portalRuns;
    private volatile boolean databaseRuns = true;

    private Installation(
            EmbeddedDatabase database, Sandbox sandbox, Path folder, Path war, Map<String, String> settings) {
        this.database = database;
        this.sandbox = sandbox;
        this.folder = folder;
        this.war = war;
        this.settings = settings;
    }

    /**
     * Starts all three.
     *
     * @param programs where MariaDB's own programs are unpacked, once
     * @param additions test-side packages and classes that the WAR gets besides the demo's, see {@link SeededWar}
     * @param settings environment variables of the portal
     */
    public static Installation start(Path folder, Path programs, List<String> additions, Map<String, String> settings)
            throws IOException, SQLException, InterruptedException {
        Folder.delete(folder.resolve("database")); // What an earlier run has left would be in this one's way.
        Folder.delete(folder.resolve("portal"));
        return startAgain(folder, programs, additions, settings);
    }

    /** Starts all three on what an earlier run has left in the folder. */
    public static Installation startAgain(
            Path folder, Path programs, List<String> additions, Map<String, String> settings)
            throws IOException, SQLException, InterruptedException {
        Path war = SeededWar.make(
                Path.of(System.getProperty("kontor.war")),
                folder.resolve("kontor.war"),
                Path.of(System.getProperty("kontor.test.classes")),
                additions);
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"), programs);
        Sandbox sandbox = Sandbox.start(0);
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("KONTOR_DEMO_SANDBOX", sandbox.root().toString());
        Installation installation = new Installation(database, sandbox, folder, war, environment);
        try {
            installation.startPortal();
            return installation;
        } catch (IOException | InterruptedException | RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    /** Starts the portal, which does not run. */
    public void startPortal() throws IOException, InterruptedException {
        portal = PortalProcess.start(database, war, Server.ofBuild(), folder.resolve("portal"), port, settings);
        portalRuns = true;
    }

    /** Ends the portal at once, as a power failure would. */
    public void killPortal() throws InterruptedException {
        portalRuns = false;
        portal.kill();
    }

    /** Starts the database again, which was killed. */
    public void startDatabase() {
        database.startAgain();
        databaseRuns = true;
    }

    /** Ends the database at once, as a power failure would. */
    public void killDatabase() {
        databaseRuns = false;
        database.kill();
    }

    /** Whether the portal and its database run, as far as that is known here. */
    public boolean isUp() {
        return portalRuns && databaseRuns;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public PortalProcess portal() {
        return portal;
    }

    /** What a query answers, row by row, seen by someone who may see everything. */
    public <T> List<T> rows(String query, Row<T> row) throws SQLException {
        try (Connection connection = administration();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.of(rows));
            }
            return all;
        }
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** What a query answers in its first row and column. */
    public long number(String query) throws SQLException {
        return rows(query, row -> row.getLong(1)).get(0);
    }

    /** Changes something behind the portal's back. */
    public void change(String update) throws SQLException {
        try (Connection connection = administration();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        }
    }

    private Connection administration() throws SQLException {
        Connection connection = database.administration();
        connection.setCatalog("kontor");
        return connection;
    }

    @Override
    public void close() {
        if (portal != null) {
            portal.close();
        }
        sandbox.close();
        database.close();
    }
}
