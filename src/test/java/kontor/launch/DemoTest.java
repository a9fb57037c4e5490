package kontor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the demo's way is told in one clear line. */
class DemoTest {
    @TempDir
    private Path folder;

    private String refusal(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-Ddemo.sandbox.port=" + FreePort.find());
        command.add("-Ddemo.port=" + FreePort.find());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "kontor.launch.Demo"));
        Process demo = new ProcessBuilder(command).start();
        String errors = new String(demo.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(demo.waitFor()).isEqualTo(1);
        assertThat(errors.strip()).hasLineCount(1).doesNotContain("Exception");
        return errors;
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refusal("-Ddemo.folder=" + folder, "-Ddemo.port=" + port))
                    .contains("Port " + port + " for the portal is in use", "-Ddemo.port=");
            assertThat(refusal("-Ddemo.folder=" + folder, "-Ddemo.sandbox.port=" + port))
                    .contains("Port " + port + " for the sandbox is in use", "-Ddemo.sandbox.port=");
        }
    }

    @Test
    void saysThatItIsRunningAlready() throws Exception {
        Files.writeString(folder.resolve("kontor-demo"), "ours");
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(refusal("-Ddemo.folder=" + folder)).contains("running already", folder.toString());
        }
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine"), "keep");
        assertThat(refusal("-Ddemo.folder=" + folder, "-Ddemo.reset=true")).contains("holds something else");
        assertThat(mine).exists();
    }

    @Test
    void saysWhereItMayNotWrite() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(refusal("-Ddemo.folder=" + file.resolve("below"))).contains("No right to write");
    }
}
