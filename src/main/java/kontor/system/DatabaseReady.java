package kontor.system;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import kontor.company.access.Internal;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the portal can do its work: only with its database, since nothing is sent that isn't logged first. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/kontor")
    private DataSource database;

    @Override
    @Internal("the server's own probe")
    public HealthCheckResponse call() {
        try (Connection connection = database.getConnection()) {
            return HealthCheckResponse.named("database")
                    .status(connection.isValid(PATIENCE_SECONDS))
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.down("database");
        }
    }
}
