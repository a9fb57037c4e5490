package kontor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK {@code ./mvnw} builds with. */
class JdkTest {
    @TempDir
    private Path home;

    private Path jdk(String place, String version) throws IOException {
        Path jdk = home.resolve(place);
        Files.createDirectories(jdk.resolve("bin"));
        Files.createFile(
                jdk.resolve("bin/javac"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private String found(Path meant) throws IOException, InterruptedException {
        return said(Path.of(".mvn/jdk"), meant);
    }

    private String said(Path script, Path meant) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", meant.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    @Test
    void takesTheOneThatIsMeantWhereItIsNewEnough() throws Exception {
        jdk(".jdks/newer", "99");
        Path meant = jdk("meant", "21.0.9");
        assertThat(found(meant)).isEqualTo(meant.toString());
    }

    @Test
    void takesTheNewestOfTheUsualPlacesWhereTheOneThatIsMeantIsTooOld() throws Exception {
        jdk(".sdkman/candidates/java/some", "98.0.1");
        Path newest = jdk(".jdks/newest", "99");
        Files.delete(jdk(".jdks/without-compiler", "100").resolve("bin/javac"));
        assertThat(found(jdk("meant", "17.0.15"))).isEqualTo(newest.toString());
    }

    @Test
    void passesOverPlacesWhereThereIsNone() throws Exception {
        Path newest = jdk(".jdks/newest", "99");
        assertThat(found(home.resolve("nowhere"))).isEqualTo(newest.toString());
    }

    @Test
    void saysInOneLineWhatToInstallWhereThereIsNone() throws Exception {
        String script = Files.readString(Path.of(".mvn/jdk")).replace("least=21", "least=999");
        Path wanting = Files.writeString(home.resolve("wanting"), script);
        assertThat(said(wanting, jdk("meant", "25.0.1")))
                .hasLineCount(1)
                .contains("JDK 999 or newer", "apt-get install", "JAVA_HOME");
    }

    @Test
    void asksForWhatThePomAsksFor() throws Exception {
        assertThat(Path.of("pom.xml")).content().contains("<maven.compiler.release>21<");
        assertThat(Path.of(".mvn/jdk")).content().contains("\nleast=21\n");
    }
}
