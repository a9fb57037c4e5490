package kontor.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.export.SslMode;

/** How the portal talks to the database. */
class PortalDataSourceTest {
    private static final String PLAIN = "jdbc:mariadb://database:3306/kontor";

    private static Configuration configuration(String url) throws SQLException {
        return Configuration.parse(PortalDataSource.address(url));
    }

    @Test
    void asksForTlsWhereTheAddressDoesNotSayOtherwise() throws Exception {
        assertThat(configuration(PLAIN).sslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(configuration(PLAIN + "?sslMode=disable").sslMode()).isEqualTo(SslMode.DISABLE);
    }

    @Test
    void showsNoCertificateOfTheServers() throws Exception {
        assertThat(configuration(PLAIN).fallbackToSystemKeyStore()).isFalse();
        assertThat(configuration(PLAIN + "?sslMode=trust").fallbackToSystemKeyStore())
                .isFalse();
    }

    @Test
    void leavesThatToAnAddressThatSaysIt() throws Exception {
        assertThat(configuration(PLAIN + "?fallbackToSystemKeyStore=true").fallbackToSystemKeyStore())
                .isTrue();
    }
}
