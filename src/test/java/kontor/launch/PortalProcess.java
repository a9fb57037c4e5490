package kontor.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The portal, in a process of its own: Payara Micro with the WAR. Ends with this process. */
public final class PortalProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 240;
    private static final Pattern ONE_TIME_PASSWORD = Pattern.compile("one-time password \"([^\"]+)\"");

    private final Process process;
    private final int port;
    private final Path log;
    private final int logStart;

    private PortalProcess(Process process, int port, Path log, int logStart) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.logStart = logStart;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /**
     * Starts the portal and waits until it answers.
     *
     * @param folder where its log, its key file and its own files lie
     * @param port 0 for any that is free
     * @throws PortalFailed when it does not come up
     */
    public static PortalProcess start(
            EmbeddedDatabase database, Path war, Server server, Path folder, int port, Map<String, String> more)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int chosen = port == 0 ? FreePort.find() : port;
        Path log = folder.resolve("portal.log");
        Path own = folder.resolve("server");
        Folder.delete(own); // The server would deploy what it remembers from an earlier start, and then the WAR again.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-jar",
                server.jar().toString(),
                "--noCluster",
                "--prebootcommandfile",
                server.settings().toString(),
                "--port",
                Integer.toString(chosen),
                "--rootDir",
                Files.createDirectories(own).toString(),
                "--contextroot",
                "/",
                "--deploy",
                war.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("KONTOR_DB_URL", database.url());
        environment.put("KONTOR_DB_USER", database.applicationUser());
        environment.put("KONTOR_DB_PASSWORD", database.applicationPassword());
        environment.put("KONTOR_MIGRATION_USER", database.migrationUser());
        environment.put("KONTOR_MIGRATION_PASSWORD", database.migrationPassword());
        environment.put("KONTOR_KEY_FILE", keyFile(folder).toString());
        environment.put("KONTOR_SIGNING_KEY_FILE", signingKeyFile(folder).toString());
        environment.put(
                "KONTOR_CHECKPOINT_FOLDER", folder.resolve("checkpoints").toString());
        environment.put("KONTOR_ARCHIVE_FOLDER", folder.resolve("archives").toString());
        environment.put("KONTOR_KEY_SHARE_FOLDER", keyShareFolder(folder).toString());
        environment.put("KONTOR_DEMO", "true");
        environment.put("KONTOR_PORT", Integer.toString(chosen));
        environment.put("KONTOR_ADDRESS", "127.0.0.1");
        environment.putAll(more);
        int logStart = Files.exists(log) ? Files.readString(log).length() : 0;
        PortalProcess portal = new PortalProcess(builder.start(), chosen, log, logStart);
        portal.awaitReady();
        return portal;
    }

    /** The file with the key-encryption key, which is made where there is none. */
    public static Path keyFile(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("key-encryption-key");
        if (!Files.exists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
        }
        return file;
    }

    /** The file with the key that checkpoints are signed with, which is made where there is none. */
    public static Path signingKeyFile(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("signing-key.pem");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, newSigningKey());
        }
        return file;
    }

    private static String newSigningKey() {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java 17 has Ed25519", e);
        }
    }

    /** The folder with the companies' key shares. */
    public static Path keyShareFolder(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("key-shares"));
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || failedToDeploy() || System.nanoTime() > deadline) {
                kill();
                throw new PortalFailed("The portal does not start. " + reason() + " Its log: " + log);
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    private boolean answers() {
        return answer() == 200;
    }

    /** The status of the sign-in page; 0 where nothing answers yet. */
    private int answer() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address().resolve("sign-in").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(20_000);
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean failedToDeploy() throws IOException {
        return logOfThisStart().contains(" ready in ") && answer() > 0 && answer() != 200;
    }

    /** The last cause that the log names. */
    private String reason() throws IOException {
        List<String> lines = new ArrayList<>(logOfThisStart().lines().toList());
        Collections.reverse(lines);
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: ") || line.contains("Exception: "))
                .findFirst()
                .orElse("");
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    public URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** All that the portal has logged. */
    public String log() throws IOException {
        return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
    }

    private String logOfThisStart() throws IOException {
        String all = log();
        return all.substring(Math.min(logStart, all.length()));
    }

    /** The first administrator's password, where this was the first start. */
    public Optional<String> oneTimePassword() throws IOException {
        Matcher matcher = ONE_TIME_PASSWORD.matcher(log());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What its process holds in memory. */
    public HeapDump memory() throws IOException, InterruptedException {
        return HeapDump.of(process.pid(), log.resolveSibling("memory.hprof"));
    }

    /** How many objects of a class are in its memory. */
    public long instances(String type) throws IOException, InterruptedException {
        return HeapDump.instances(process.pid(), log.resolveSibling("memory"), type);
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits until the portal ends. */
    public void await() throws InterruptedException {
        process.waitFor();
    }

    /** Ends the process at once, as a power failure would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
