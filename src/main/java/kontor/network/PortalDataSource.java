package kontor.network;

import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The driver's data source, without what the application server would have it show: a certificate that the server keeps for
 * those who come to it, and which the database, encrypted as connections to it are, refuses.
 */
public class PortalDataSource extends MariaDbDataSource {
    private static final String OPTION = "fallbackToSystemKeyStore";

    /** For the container, which tells the address later. */
    public PortalDataSource() {
        super();
    }

    /** For whoever takes no connection of the container. */
    public PortalDataSource(String url) throws SQLException {
        super(address(url));
    }

    @Override
    public void setUrl(String url) throws SQLException {
        super.setUrl(address(url));
    }

    /** What the driver is told instead of an address of the settings. */
    public static String address(String url) {
        return url.contains(OPTION) ? url : url + (url.contains("?") ? "&" : "?") + OPTION + "=false";
    }
}
