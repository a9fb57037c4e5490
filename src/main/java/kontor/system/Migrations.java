package kontor.system;

import java.util.Map;
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
 * schema nothing is deployed, and the server wouldn't try again.
 */
public class Migrations implements Integrator {
    private static final int LONGEST_PAUSE_SECONDS = 10;

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
        Config config = ConfigProvider.getConfig();
        String application = config.getValue("kontor.db.user", String.class);
        Flyway.configure(getClass().getClassLoader())
                .dataSource(
                        config.getValue("kontor.db.url", String.class),
                        config.getValue("kontor.migration.user", String.class),
                        config.getValue("kontor.migration.password", String.class))
                .connectRetries(Integer.MAX_VALUE)
                .connectRetriesInterval(LONGEST_PAUSE_SECONDS)
                .locations("classpath:db/migration")
                .placeholders(Map.of("application_account", account(application)))
                .load()
                .migrate();
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
