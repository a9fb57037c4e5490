package kontor.system;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** The data source of the application's account. Broken connections are noticed when they are taken from the pool. */
@DataSourceDefinition(
        name = "java:app/jdbc/kontor",
        className = "kontor.network.PortalDataSource",
        url = "${MPCONFIG=kontor.db.url}",
        user = "${MPCONFIG=kontor.db.user}",
        password = "${MPCONFIG=kontor.db.password}",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.max-wait-time-in-millis=15000"
        })
@ApplicationScoped
public class Database {}
