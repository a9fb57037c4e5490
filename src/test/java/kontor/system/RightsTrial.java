package kontor.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import kontor.network.PortalDataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Widens the rights of the application's account in the database that the portal runs on, and takes them back, as the
 * portal says it has to be done. Needs {@code kontor.it.administration.user} and {@code …password}.
 */
public final class RightsTrial implements AutoCloseable {
    private final Connection administration = connect("kontor.it.administration");
    private final Connection migration = connect("kontor.migration");

    public RightsTrial() throws SQLException {
        administration.setCatalog("kontor");
    }

    private static Connection connect(String account) throws SQLException {
        return new PortalDataSource(setting("kontor.db.url"))
                .getConnection(setting(account + ".user"), setting(account + ".password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** What the check says of the database as it is now; the empty string when it finds nothing. */
    public String complaint() throws SQLException {
        try (Connection application = connect("kontor.db")) {
            return complaint(application);
        }
    }

    /** What it would say if the portal worked with the account that changes the schema. */
    public String complaintOfOneAccount() throws SQLException {
        try (Connection application = connect("kontor.migration")) {
            return complaint(application);
        }
    }

    private String complaint(Connection application) throws SQLException {
        try {
            new DatabaseRights(application, migration).check();
            return "";
        } catch (RightsTooWide e) {
            return e.getMessage();
        }
    }

    /** Does something that only the database's administration may. */
    public void run(String... statements) throws SQLException {
        try (Statement sql = administration.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    /** Does what a complaint says has to be done. */
    public void obey(String complaint) throws SQLException {
        for (String statement : statements(complaint)) {
            run(statement);
        }
    }

    private static List<String> statements(String complaint) {
        String advice = complaint.replaceFirst("(?s)^.*?(?=REVOKE |CREATE OR REPLACE TRIGGER )", "");
        return advice.startsWith("CREATE")
                ? List.of(advice)
                : Arrays.stream(advice.split(";")).map(String::strip).toList();
    }

    @Override
    public void close() throws SQLException {
        administration.close();
        migration.close();
    }
}
