package kontor.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the database itself keeps the log from being changed (law 2): the account the portal works with may do nothing
 * but what the migrations grant it, and triggers stand before the log's tables for everyone else.
 */
final class DatabaseRights {
    private static final Set<Integer> DENIED = Set.of(1142, 1143);

    private final Connection application;
    private final Connection migration;

    /**
     * @param application a connection of the account the portal works with
     * @param migration one of the account that changes the schema, which sees the triggers
     */
    DatabaseRights(Connection application, Connection migration) {
        this.application = application;
        this.migration = migration;
    }

    /** @throws RightsTooWide when they are wider than that, with what to do about it */
    void check() throws SQLException {
        AllowedRights allowed = AllowedRights.inSchema(application.getCatalog());
        refuseOneAccountForBoth();
        refuseWiderGrants(allowed);
        for (String table : allowed.logTables()) {
            refuseUnlessDenied("delete from " + table + " where false", table);
            String column = firstColumn(table);
            refuseUnlessDenied("update " + table + " set " + column + " = " + column + " where false", table);
        }
        for (LogTriggers.LogTrigger trigger : LogTriggers.ofScripts(scripts()).all()) {
            require(trigger);
        }
    }

    private void refuseOneAccountForBoth() throws SQLException {
        String account = text(application, "select current_user()").orElseThrow();
        if (account.equals(text(migration, "select current_user()").orElseThrow())) {
            throw new RightsTooWide("The portal works with the account that changes its schema, " + account
                    + ", which could change the audit log too. Set KONTOR_DB_USER and KONTOR_MIGRATION_USER to two"
                    + " accounts; the first needs no rights beforehand.");
        }
    }

    /** SHOW GRANTS tells of all levels (global, schema, table, column, routine), of roles, and of what all accounts may. */
    private void refuseWiderGrants(AllowedRights allowed) throws SQLException {
        List<String> beyond = new ArrayList<>();
        List<String> revokes = new ArrayList<>();
        for (String line : grants()) {
            Grant grant = Grant.of(line)
                    .orElseThrow(() -> new RightsTooWide("The database tells of a right that the portal doesn't"
                            + " understand: look at SHOW GRANTS for the account in KONTOR_DB_USER."));
            Set<String> more = allowed.beyond(grant);
            if (!more.isEmpty()) {
                beyond.add(String.join(", ", more) + (grant.object().isEmpty() ? "" : " on " + grant.object()));
                revokes.add(grant.revoking(more));
            }
        }
        if (!beyond.isEmpty()) {
            throw new RightsTooWide("The account in KONTOR_DB_USER may do more in the database than the portal needs: "
                    + String.join("; ", beyond) + ". Take that away, and start again: " + String.join(" ", revokes));
        }
    }

    /** A default role is granted too, in a line of its own. */
    private List<String> grants() throws SQLException {
        return column(application, "show grants").stream()
                .filter(line -> !line.startsWith("SET DEFAULT ROLE "))
                .toList();
    }

    /** Tried as well as looked up: rights that come with the name of a schema are in nobody's grants. */
    private void refuseUnlessDenied(String attempt, String table) throws SQLException {
        try (Statement statement = application.createStatement()) {
            statement.executeUpdate(attempt);
        } catch (SQLException e) {
            if (DENIED.contains(e.getErrorCode())) {
                return;
            }
            throw e;
        }
        throw new RightsTooWide(
                "The account in KONTOR_DB_USER can change " + table + " by a right that its grants don't"
                        + " show. Look at mysql.db for rows without a user that fit the schema, delete them, run FLUSH"
                        + " PRIVILEGES, and start again.");
    }

    private String firstColumn(String table) throws SQLException {
        return text(
                        migration,
                        "select column_name from information_schema.columns where table_schema = database()"
                                + " and table_name = ? order by ordinal_position limit 1",
                        table)
                .orElseThrow(() -> new RightsTooWide("The table " + table + " is missing."));
    }

    private List<String> scripts() throws SQLException {
        return column(
                migration,
                "select script from flyway_schema_history where success and version is not null order by installed_rank");
    }

    private void require(LogTriggers.LogTrigger trigger) throws SQLException {
        try (PreparedStatement statement = migration.prepareStatement(
                "select event_manipulation, event_object_table, action_timing, action_statement"
                        + " from information_schema.triggers where trigger_schema = database() and trigger_name = ?")) {
            statement.setString(1, trigger.name());
            try (ResultSet found = statement.executeQuery()) {
                if (found.next()
                        && trigger.isLike(
                                found.getString(1), found.getString(2), found.getString(3), found.getString(4))) {
                    return;
                }
            }
        }
        throw new RightsTooWide("The database doesn't refuse " + trigger.event() + " on " + trigger.table()
                + " as it must: the trigger is missing, or another one. Restore it with the account in"
                + " KONTOR_MIGRATION_USER, start again, and verify the log, which someone may have changed meanwhile: "
                + trigger.statement());
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> column = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                column.add(rows.getString(1));
            }
        }
        return column;
    }

    private static Optional<String> text(Connection connection, String query, String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
