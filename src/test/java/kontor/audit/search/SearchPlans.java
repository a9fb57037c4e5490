package kontor.audit.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kontor.audit.AuditEntry;
import kontor.audit.AuditQuery;
import kontor.audit.Images;
import kontor.company.CompanyId;

/** What a benchmark has to know of searches: a line's terms, and which indexes the database goes along. */
public final class SearchPlans {
    private SearchPlans() {}

    public static Set<String> terms(AuditEntry entry, Images images) {
        return Terms.ofFirst(entry, images);
    }

    /**
     * The tables with the keys that finding lines of one company takes, whichever criterion comes first.
     *
     * @throws IllegalStateException when a table or an index is read as a whole, or rows are sorted
     */
    public static Set<String> keys(AuditQuery query, CompanyId company, byte[] term, Connection connection)
            throws SQLException {
        Criteria criteria = Criteria.of(query);
        Statements statements = new Statements(query, criteria.kinds());
        Part part = new Part(
                company.value(),
                criteria.in(
                        company,
                        Optional.empty(),
                        criteria.allTerms().stream().map(each -> term).toList()),
                0,
                Long.MAX_VALUE);
        Set<String> keys = new TreeSet<>();
        for (int number = 0; number < part.criteria().size(); number++) {
            for (Sql sql : statements.lines(List.of(part), List.of(number), 51)) {
                keys.addAll(keys(sql, connection));
            }
        }
        return keys;
    }

    private static Set<String> keys(Sql sql, Connection connection) throws SQLException {
        Set<String> keys = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement("explain " + sql.text())) {
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, sql.parameters().get(i));
            }
            try (ResultSet plan = statement.executeQuery()) {
                while (plan.next()) {
                    String type = plan.getString("type");
                    if ("ALL".equals(type)
                            || "index".equals(type)
                            || plan.getString("Extra").contains("filesort")) {
                        throw new IllegalStateException("without an index: " + sql.text());
                    }
                    keys.add(plan.getString("table") + ":" + plan.getString("key"));
                }
            }
        }
        return keys;
    }
}
