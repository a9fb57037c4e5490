package kontor.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.network.PortalDataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Brings the schema up to date before Hibernate validates it, with an account of its own: the application's account can
 * neither change the schema nor touch entries of the audit log. Waits for a database that isn't there yet: without the
 * schema nothing is deployed, and the server wouldn't try again. Refuses to go on when the database doesn't protect the log.
 * As the first piece of the portal that runs, it begins with {@link OnePort}.
 */
public class Migrations implements Integrator {
    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());
    private static final int LONGEST_PAUSE_SECONDS = 10;

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
        Config config = ConfigProvider.getConfig();
        OnePort.configuredBy(config).require();
        String application = config.getValue("kontor.db.user", String.class);
        Flyway.configure(getClass().getClassLoader())
                .dataSource(
                        PortalDataSource.address(config.getValue("kontor.db.url", String.class)),
                        config.getValue("kontor.migration.user", String.class),
                        config.getValue("kontor.migration.password", String.class))
                .connectRetries(Integer.MAX_VALUE)
                .connectRetriesInterval(LONGEST_PAUSE_SECONDS)
                .locations("classpath:db/migration")
                .placeholders(Map.of("application_account", account(application)))
                .load()
                .migrate();
        checkRights(config, application);
    }

    private static void checkRights(Config config, String applicationUser) {
        String url = config.getValue("kontor.db.url", String.class);
        try (Connection application = connect(url, config, applicationUser, "kontor.db.password");
                Connection migration = connect(
                        url,
                        config,
                        config.getValue("kontor.migration.user", String.class),
                        "kontor.migration.password")) {
            new DatabaseRights(application, migration).check();
        } catch (RightsTooWide e) {
            LOG.log(Level.SEVERE, "The portal does not run. {0}", e.getMessage());
            throw e;
        } catch (SQLException e) {
            throw new IllegalStateException("What the accounts may do in the database can't be checked", e);
        }
    }

    private static Connection connect(String url, Config config, String user, String password) throws SQLException {
        return new PortalDataSource(url).getConnection(user, config.getValue(password, String.class));
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // Nothing to give back: Flyway closes its connections itself.
    }

    private static String account(String user) {
        if (!user.matches("[A-Za-z0-9_]{1,80}")) {
            throw new IllegalArgumentException(
                    "KONTOR_DB_USER may hold only letters, digits and underscores, but is: " + user);
        }
        return "'" + user + "'@'%'";
    }
}
