package kontor.audit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import kontor.company.CompanyId;
import kontor.network.PortalDataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Notes archives, and removes the entries that are in them. Works with the account that owns the tables, since the
 * application's own may do neither (law 2); a trigger refuses even that one to remove what no archive holds.
 */
@ApplicationScoped
public class Removal {
    private static final int AT_ONCE = 2000;

    @Inject
    @ConfigProperty(name = "kontor.db.url")
    private String url;

    @Inject
    @ConfigProperty(name = "kontor.migration.user")
    private String user;

    @Inject
    @ConfigProperty(name = "kontor.migration.password")
    private String password;

    /** Notes that the company's entries from one place to another are in that file, by which they may be removed. */
    void note(CompanyId company, long first, long last, String file, byte[] digest) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into audit_archive (company_id, first_sequence, last_sequence, first_at, last_at, last_hash,
                                                   file_name, file_hash, archived_at)
                        select a.company_id, a.sequence, z.sequence, a.happened_at, z.happened_at, z.hash, ?, ?, utc_timestamp(6)
                        from audit_entry a join audit_entry z on z.company_id = a.company_id
                        where a.company_id = ? and a.sequence = ? and z.sequence = ?""")) {
            insert.setString(1, file);
            insert.setBytes(2, digest);
            insert.setLong(3, company.value());
            insert.setLong(4, first);
            insert.setLong(5, last);
            if (insert.executeUpdate() != 1) {
                throw new SQLException("entries " + first + " and " + last + " are not there");
            }
        }
    }

    /**
     * Removes the company's entries up to that place, the newest first, since those refer to older ones, and what they
     * were found by.
     */
    void remove(CompanyId company, long through) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement delete = connection.prepareStatement("delete from audit_entry where company_id = ?"
                        + " and sequence <= ? order by sequence desc limit " + AT_ONCE)) {
            delete.setLong(1, company.value());
            delete.setLong(2, through);
            repeat(delete);
        }
        try (Connection connection = connect();
                PreparedStatement delete = connection.prepareStatement("delete from audit_term where company_id = ?"
                        + " and entry_id < ifnull((select min(id) from audit_entry where company_id = ?), "
                        + Long.MAX_VALUE + ") limit " + 10 * AT_ONCE)) {
            delete.setLong(1, company.value());
            delete.setLong(2, company.value());
            repeat(delete);
        }
    }

    /** Some at a time, each time in a transaction of their own, until there are no more. */
    private static void repeat(PreparedStatement delete) throws SQLException {
        int removed;
        do {
            removed = delete.executeUpdate();
        } while (removed > 0);
    }

    private Connection connect() throws SQLException {
        return new PortalDataSource(url).getConnection(user, password);
    }
}
