package kontor.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kontor.launch.FreePort;
import kontor.launch.PortalFailed;
import kontor.launch.PortalProcess;
import kontor.launch.Server;
import kontor.system.ListeningSockets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of the portal's process can be reached from the network. */
class OnePortIT {
    private Stage stage;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
    }

    @Test
    void thePortalListensOnItsPortAndNothingElse() throws Exception {
        PortalProcess portal = stage.portal();
        assertThat(ListeningSockets.ofProcess(portal.pid()).list())
                .singleElement()
                .satisfies(socket -> {
                    assertThat(socket.protocol()).isEqualTo("tcp");
                    assertThat(socket.address().getPort())
                            .isEqualTo(portal.address().getPort());
                    assertThat(socket.address().getAddress()).isEqualTo(InetAddress.getByName("127.0.0.1"));
                });
    }

    /** The same WAR and database, on a server that is started without the portal's settings. */
    @Test
    void aServerWithItsDataGridOpenEndsAtOnce() throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("kontor.work"), "open-server"));
        Path settings = Files.writeString(folder.resolve("none.asadmin"), "");
        int port = FreePort.find();
        Path log = Files.writeString(folder.resolve("portal.log"), "");
        assertThatThrownBy(() -> PortalProcess.start(
                        stage.database,
                        stage.war(),
                        new Server(Server.ofBuild().jar(), settings),
                        folder,
                        port,
                        Map.of("KONTOR_ADDRESS", "0.0.0.0")))
                .isInstanceOf(PortalFailed.class);
        assertThat(log)
                .content()
                .contains("The portal must listen on one port only, " + port)
                .contains("tcp *:" + port)
                .containsPattern("tcp \\*:69\\d\\d")
                .contains("--prebootcommandfile server.asadmin");
    }
}
