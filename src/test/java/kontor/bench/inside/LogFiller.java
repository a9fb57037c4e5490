package kontor.bench.inside;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.transaction.UserTransaction;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kontor.audit.AuditEntry;
import kontor.audit.GeneratedEntries;
import kontor.audit.Images;
import kontor.audit.Intent;
import kontor.audit.Outcome;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.search.SearchPlans;
import kontor.audit.verification.VerificationWorker;
import kontor.audit.verification.Verifications;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.network.PortalDataSource;
import kontor.vault.Blinding;
import kontor.vault.Purpose;
import kontor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Writes lines of some companies past the log, with its chains, seals and terms, in the order of their ids. A few companies
 * have most of them, as people and words do. Of each line there are two entries.
 */
@ApplicationScoped
public class LogFiller {
    private static final int PEOPLE = 20;
    private static final int ROWS = 100;
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(1000);
    private static final List<String> TYPES = List.of("orders", "customers", "products", "tours", "depots", "invoices");
    private static final List<String> FIELDS =
            List.of("note", "price", "quantity", "status", "phone", "street", "deliveryDate", "name");

    @Inject
    private Companies companies;

    @Inject
    private Vault vault;

    @Inject
    private Blinding blinding;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private Verifications verifications;

    @Inject
    private VerificationWorker verifier;

    @Resource
    private UserTransaction transaction;

    private List<Chain> chains;
    private long firstId;
    private long allLines;
    private int made;

    private static final class Chain {
        private final CompanyId company;
        private long sequence;
        private byte[] hash;

        private Chain(CompanyId company) {
            this.company = company;
        }
    }

    /** One line that is made, and its content, until it is written. */
    private record Made(AuditEntry intent, AuditEntry outcome, Images images) {}

    /** Makes the companies, and takes the indexes away that are made at once later. */
    synchronized void begin(long lines, int count) throws Exception {
        allLines = lines;
        Scope operator = new Scope(new Actor(1L, "Bank", null, null), Map.of(), true);
        chains = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "Betrieb " + made++;
            chains.add(new Chain(operator.call(() -> companies.create(name)).id()));
        }
        Scope.ofPortal(Set.copyOf(ids())).run(() -> ids().forEach(this::signAndCheck));
        try (Connection connection = migration()) {
            for (Chain chain : chains) {
                chain.sequence =
                        number(connection, "select sequence from audit_head where company_id = " + chain.company);
                chain.hash = HexFormat.of()
                        .parseHex(text(
                                connection, "select hex(hash) from audit_head where company_id = " + chain.company));
            }
            firstId = number(connection, "select next value for audit_entry_seq") + 1;
            // What the portal itself records meanwhile comes after.
            run(connection, "select setval(audit_entry_seq, " + (firstId + 2 * allLines) + ")");
            run(
                    connection,
                    "create table bench_term (company_id bigint not null, term binary(8) not null, entry_id bigint not null) engine=MyISAM");
            run(
                    connection,
                    "alter table audit_entry drop index ix_audit_entry_kind, drop index ix_audit_entry_person, drop index ix_audit_entry_type, drop index ix_audit_entry_outcome, drop index ix_audit_entry_call, drop index ix_audit_entry_company_time, drop index ix_audit_entry_object");
        }
    }

    /** Takes up the log that an earlier run has filled. */
    synchronized void again(long lines) throws SQLException {
        allLines = lines;
        chains = new ArrayList<>();
        try (Connection connection = migration();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select id from company where name like 'Betrieb %' order by id")) {
            while (rows.next()) {
                chains.add(new Chain(new CompanyId(rows.getLong(1))));
            }
            firstId = number(
                    connection,
                    "select id from audit_entry where actor_id >= 1000 and action = 'object.patch' order by id limit 1");
        }
    }

    /** So that neither is due while the log is written past the portal, or searched. */
    private void signAndCheck(CompanyId company) {
        checkpoints.issue(company);
        verifications.begin(company).ifPresent(begun -> verifier.check(company, begun.getId()));
    }

    /** Writes the lines of these numbers that are the worker's, of so many workers. */
    void fill(long from, long until, int worker, int workers) throws Exception {
        try (Connection connection = migration()) {
            run(connection, "set foreign_key_checks = 0, unique_checks = 0");
            connection.setAutoCommit(false);
            Scope.ofPortal(Set.copyOf(ids())).call(() -> {
                transaction.begin();
                try {
                    fill(from, until, worker, workers, connection);
                } finally {
                    transaction.rollback();
                }
                return null;
            });
            connection.commit();
        }
    }

    private void fill(long from, long until, int worker, int workers, Connection connection) throws SQLException {
        Map<Chain, List<Made>> byCompany = new LinkedHashMap<>();
        List<AuditEntry> entries = new ArrayList<>();
        for (long line = from; line < until; line++) {
            Random dice = new Random(line * 31 + 7);
            int place = skewed(dice, chains.size());
            if (place % workers == worker) {
                Made made = make(chains.get(place), line, dice);
                byCompany
                        .computeIfAbsent(chains.get(place), chain -> new ArrayList<>())
                        .add(made);
                entries.add(made.intent());
                entries.add(made.outcome());
            }
        }
        insertEntries(entries, connection);
        for (Map.Entry<Chain, List<Made>> company : byCompany.entrySet()) {
            insertTerms(company.getKey().company, company.getValue(), connection);
        }
    }

    /** Low numbers far more often than high ones. */
    private static int skewed(Random dice, int bound) {
        double random = dice.nextDouble();
        return (int) (random * random * random * bound);
    }

    private Made make(Chain chain, long line, Random dice) {
        int person = skewed(dice, PEOPLE);
        Actor actor = new Actor(1000L + person, "Person " + person, "192.0.2." + person, "0123456789ab");
        String type = TYPES.get(skewed(dice, TYPES.size()));
        String field = FIELDS.get(skewed(dice, FIELDS.size()));
        int object = skewed(dice, 5000);
        String id = "/api_v2/" + type + "/" + object;
        String label = "Name" + object % 700 + " Ort" + object % 90;
        Images images = new Images(
                label,
                "Konto",
                dice.nextInt(4) == 0 ? "Grund" + skewed(dice, 300) : null,
                json(field, dice),
                json(field, dice),
                null,
                null,
                null);
        Intent intent = new Intent(
                chain.company,
                1,
                "Konto",
                "object.patch",
                type,
                id,
                label,
                "PATCH",
                id,
                images.reason(),
                images.before(),
                images.sent(),
                null);
        Instant at = BEGIN.plus(SPAN.dividedBy(allLines).multipliedBy(line));
        AuditEntry first = GeneratedEntries.intent(intent, actor, new UUID(line, 4 * line + 1));
        chain(chain, first, firstId + 2 * line, at, images);
        Outcome.Result result = dice.nextInt(50) == 0 ? Outcome.Result.REJECTED : Outcome.Result.APPLIED;
        AuditEntry outcome = GeneratedEntries.outcome(
                first,
                actor,
                new Outcome(
                        result,
                        result == Outcome.Result.APPLIED ? 200 : 422,
                        Duration.ofMillis(40 + dice.nextInt(300)),
                        null,
                        null));
        chain(
                chain,
                outcome,
                firstId + 2 * line + 1,
                at.plusMillis(50),
                new Images(label, "Konto", null, null, null, null, null, null));
        return new Made(first, outcome, images);
    }

    private static JsonObject json(String field, Random dice) {
        return switch (field) {
            case "price", "quantity" ->
                Json.createObjectBuilder()
                        .add(field, BigDecimal.valueOf(skewed(dice, 2000), 2))
                        .build();
            case "status" ->
                Json.createObjectBuilder()
                        .add(field, List.of("new", "packed", "sent", "paid").get(dice.nextInt(4)))
                        .build();
            default ->
                Json.createObjectBuilder()
                        .add(field, "Wert" + skewed(dice, 3000) + " wort" + skewed(dice, 500))
                        .build();
        };
    }

    private void chain(Chain chain, AuditEntry entry, long id, Instant at, Images images) {
        byte[] content = GeneratedEntries.content(images);
        long sequence = chain.sequence + 1;
        byte[] sealed = vault.seal(chain.company, new Purpose("audit/" + sequence), content);
        chain.hash = GeneratedEntries.chain(entry, id, sequence, at, chain.hash, content, sealed);
        chain.sequence = sequence;
    }

    private static void insertEntries(List<AuditEntry> entries, Connection connection) throws SQLException {
        String row = "(" + String.join(", ", Collections.nCopies(GeneratedEntries.COLUMN_COUNT, "?")) + ")";
        for (int from = 0; from < entries.size(); from += ROWS) {
            List<AuditEntry> some = entries.subList(from, Math.min(entries.size(), from + ROWS));
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into audit_entry (" + GeneratedEntries.COLUMNS + ") values "
                            + String.join(", ", Collections.nCopies(some.size(), row)))) {
                for (int i = 0; i < some.size(); i++) {
                    GeneratedEntries.bind(some.get(i), statement, 1 + i * GeneratedEntries.COLUMN_COUNT);
                }
                statement.executeUpdate();
            }
        }
    }

    private void insertTerms(CompanyId company, List<Made> lines, Connection connection) throws SQLException {
        List<Set<String>> terms = lines.stream()
                .map(made -> SearchPlans.terms(made.intent(), made.images()))
                .toList();
        List<String> all = new ArrayList<>(
                new LinkedHashSet<>(terms.stream().flatMap(Set::stream).toList()));
        List<byte[]> blind = blinding.of(company, all).orElseThrow();
        Map<String, String> hex = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            hex.put(all.get(i), HexFormat.of().formatHex(blind.get(i)));
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            for (String term : terms.get(i)) {
                rows.append(rows.isEmpty() ? "" : ",")
                        .append('(')
                        .append(company)
                        .append(",x'")
                        .append(hex.get(term))
                        .append("',")
                        .append(lines.get(i).intent().getId())
                        .append(')');
            }
            if (rows.length() > 500_000 || i == lines.size() - 1) {
                run(connection, "insert into bench_term values " + rows);
                rows.setLength(0);
            }
        }
    }

    /** Sorts the terms into their table, and makes the indexes. */
    synchronized void end() throws SQLException {
        try (Connection connection = migration()) {
            run(connection, "set foreign_key_checks = 0, unique_checks = 0, sort_buffer_size = 268435456");
            run(
                    connection,
                    "insert ignore into audit_term select * from bench_term order by company_id, term, entry_id");
            run(connection, "drop table bench_term");
            run(
                    connection,
                    "alter table audit_entry add index ix_audit_entry_kind (company_id, kind), add index ix_audit_entry_person (company_id, actor_id, kind), add index ix_audit_entry_type (company_id, object_type, kind), add index ix_audit_entry_outcome (company_id, outcome, intent_id), add index ix_audit_entry_call (call_id), add index ix_audit_entry_company_time (company_id, happened_at), add index ix_audit_entry_object (company_id, object_key, kind)");
            for (Chain chain : chains) {
                run(
                        connection,
                        "update audit_head set sequence = " + chain.sequence + ", hash = x'"
                                + HexFormat.of().formatHex(chain.hash) + "' where company_id = " + chain.company);
            }
            run(connection, "analyze table audit_entry, audit_term");
        }
    }

    List<CompanyId> ids() {
        return chains.stream().map(chain -> chain.company).toList();
    }

    /** An id before which half of all lines are. */
    long middle() {
        return firstId + allLines;
    }

    static Connection migration() throws SQLException {
        return new PortalDataSource(setting("kontor.db.url"))
                .getConnection(setting("kontor.migration.user"), setting("kontor.migration.password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
