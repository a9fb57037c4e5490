package kontor.audit.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Statements that read numbers, and have some time together. */
final class TimedQueries {
    private final Connection connection;
    private final long end;

    TimedQueries(Connection connection, Duration patience) {
        this.connection = connection;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /**
     * The rows that a statement reads; none where its text is empty.
     *
     * @throws SQLTimeoutException when the time is up
     */
    List<long[]> rows(Sql sql, int columns) throws SQLException {
        List<long[]> rows = new ArrayList<>();
        if (sql.text().isEmpty()) {
            return rows;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setQueryTimeout(secondsLeft());
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, sql.parameters().get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    long[] row = new long[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = found.getLong(i + 1);
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Rounded up: without a second none could be asked for, and zero would mean for ever. */
    private int secondsLeft() throws SQLException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new SQLTimeoutException("no time is left");
        }
        return (int) TimeUnit.NANOSECONDS.toSeconds(left) + 1;
    }
}
