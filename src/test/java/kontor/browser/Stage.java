package kontor.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import kontor.audit.LogTampering;
import kontor.launch.Chromium;
import kontor.launch.EmbeddedDatabase;
import kontor.launch.Folder;
import kontor.launch.PortalProcess;
import kontor.launch.SeededWar;
import kontor.launch.Server;
import kontor.sandbox.Sandbox;

/** The real parts on which the browser tests play: database, sandbox, portal and browser, started once. */
final class Stage {
    /** A machine that may read the metrics. */
    static final String METRICS_READER = "192.0.2.77";

    private static Stage only;
    private static Exception failure;

    final EmbeddedDatabase database;
    final Sandbox sandbox;
    final Chromium chromium;
    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Path work = Path.of(System.getProperty("kontor.work"));
    private final Path programs = Path.of(System.getProperty("kontor.programs"));
    private final Path war;
    private PortalProcess portal;

    private Stage() throws Exception {
        Folder.delete(work.resolve("database")); // What an earlier run has left would be in this one's way.
        Folder.delete(work.resolve("portal"));
        database = EmbeddedDatabase.start(work.resolve("database"), programs);
        sandbox = Sandbox.start(0);
        war = SeededWar.make(
                Path.of(System.getProperty("kontor.war")),
                work.resolve("kontor.war"),
                Path.of(System.getProperty("kontor.test.classes")),
                List.of("kontor/demo", "kontor/faults/inside"));
        mail.start();
        startPortal();
        chromium = Chromium.start(programs.resolve("browser.lock"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::clear));
    }

    static synchronized Stage set() throws Exception {
        if (only == null) {
            only = once();
        }
        only.sandbox.reset();
        if (!only.portal.isRunning()) {
            only.startPortal(); // A test killed it, and failed before it could start it again.
        }
        only.forgetAccounts();
        only.change("delete from guess_count"); // Nobody waits for what another test has typed.
        only.change("delete from open_change"); // Or the portal would look into what another test has left unknown.
        return only;
    }

    /** Each test that tried again would leave a database and a portal running beside those of the others. */
    private static Stage once() throws Exception {
        if (failure != null) {
            throw new IllegalStateException("the stage could not be set", failure);
        }
        try {
            return new Stage();
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }

    /** What the portal keeps of accounts, and holds against them, goes with the edition of their credentials. */
    void forgetAccounts() throws SQLException {
        change("update credential set version = version + 1");
    }

    void startPortal() throws Exception {
        portal = PortalProcess.start(
                database,
                war,
                Server.ofBuild(),
                work.resolve("portal"),
                0,
                Map.of(
                        "KONTOR_DEMO_SANDBOX",
                        sandbox.root().toString(),
                        "KONTOR_TRUSTED_PROXIES",
                        "127.0.0.0/8, ::1",
                        "KONTOR_METRICS_READERS",
                        METRICS_READER,
                        "KONTOR_ACCOUNT_TIMEOUT_SECONDS",
                        "6",
                        "KONTOR_UNKNOWN_SETTLE_SECONDS",
                        "2",
                        "KONTOR_MAIL_HOST",
                        "127.0.0.1",
                        "KONTOR_MAIL_PORT",
                        Integer.toString(mail.getSmtp().getPort()),
                        "KONTOR_MAIL_FROM",
                        "kontor@agentur.example",
                        "KONTOR_MAIL_STARTTLS",
                        "false"));
    }

    /** What the portal was started from. */
    Path war() {
        return war;
    }

    PortalProcess portal() {
        return portal;
    }

    /** What a query answers in its first row and column, seen by someone who may see everything. */
    long number(String query) throws SQLException {
        try (Connection connection = database.administration();
                Statement statement = connection.createStatement()) {
            statement.execute("use kontor");
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Changes something behind the portal's back. */
    void change(String update) throws SQLException {
        try (Connection connection = database.administration();
                Statement statement = connection.createStatement()) {
            statement.execute("use kontor");
            statement.executeUpdate(update);
        }
    }

    /** Changes something in the log, which not even the owner of its tables is to do. */
    void tampers(String... updates) throws SQLException {
        try (Connection connection = database.administration();
                Statement statement = connection.createStatement()) {
            statement.execute("use kontor");
            LogTampering.asOwner(connection, updates);
        }
    }

    private void clear() {
        portal.close();
        mail.stop();
        sandbox.close();
        database.close();
    }
}
