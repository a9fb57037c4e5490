package kontor.audit.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of the tests' own, and a server that it vouches for. */
public final class TestAuthority {
    private static final String PASSWORD = "test-only";

    private final Path folder;
    private final String host;

    private TestAuthority(Path folder, String host) {
        this.folder = folder;
        this.host = host;
    }

    /**
     * Makes an authority and a certificate.
     *
     * @param host whose certificate: like {@code dns:localhost}
     */
    public static TestAuthority of(Path folder, String host) throws IOException, InterruptedException {
        TestAuthority authority = new TestAuthority(Files.createDirectories(folder), host);
        if (!Files.exists(authority.store())) {
            authority.make();
        }
        return authority;
    }

    private void make() throws IOException, InterruptedException {
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", certificate().toString());
        keytool("-genkeypair", "-alias", "server", "-signer", "ca", "-dname", "CN=server", "-ext", "san=" + host);
    }

    private void keytool(String command, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD));
        if (command.equals("-genkeypair")) {
            all.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "10"));
        }
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private Path store() {
        return folder.resolve("keys.p12");
    }

    private Path certificate() {
        return folder.resolve("authority.pem");
    }

    /** The authority's certificate. */
    public String pem() throws IOException {
        return Files.readString(certificate());
    }

    /** What the server speaks TLS with. */
    public SSLContext server() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store())) {
            keys.load(file, PASSWORD.toCharArray());
        }
        keys.deleteEntry("ca");
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }
}
