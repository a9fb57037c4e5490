package kontor.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** What someone can do who has the account that owns the tables: no trigger and no constraint holds them back. */
public final class LogTampering {
    private LogTampering() {}

    /**
     * Runs the statements, and leaves the triggers as they were.
     *
     * @throws IllegalArgumentException when one of them changes nothing
     */
    public static void asOwner(Connection connection, String... statements) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            Map<String, String> triggers = triggers(sql);
            for (String trigger : triggers.keySet()) {
                sql.execute("drop trigger " + trigger);
            }
            try {
                sql.execute("set foreign_key_checks = 0");
                sql.execute("set check_constraint_checks = 0");
                for (String statement : statements) {
                    if (sql.executeUpdate(statement) == 0) {
                        throw new IllegalArgumentException("changes nothing: " + statement);
                    }
                }
            } finally {
                for (String trigger : triggers.values()) {
                    sql.execute(trigger);
                }
            }
        }
    }

    private static Map<String, String> triggers(Statement sql) throws SQLException {
        Map<String, String> triggers = new LinkedHashMap<>();
        try (ResultSet rows =
                sql.executeQuery("select trigger_name, event_manipulation, event_object_table, action_statement"
                        + " from information_schema.triggers where trigger_schema = database()"
                        + " and event_object_table like 'audit%'")) {
            while (rows.next()) {
                triggers.put(
                        rows.getString(1),
                        "create trigger " + rows.getString(1) + " before " + rows.getString(2) + " on "
                                + rows.getString(3) + " for each row " + rows.getString(4));
            }
        }
        return triggers;
    }
}
