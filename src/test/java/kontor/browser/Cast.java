package kontor.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kontor.company.Right;
import kontor.demo.DemoPeople;
import kontor.launch.Visitor;

/**
 * One person of each role, who have to do with one company only, and something of each kind in that company and in a foreign
 * one: what belongs to people is theirs in both.
 */
final class Cast implements AutoCloseable {
    /** Whoever may ask for something. */
    enum Role {
        ADMINISTRATOR(Set.of(Right.WORK_ON_OBJECTS, Right.READ_AUDIT_LOG, Right.ADMINISTER)),
        CLERK(Set.of(Right.WORK_ON_OBJECTS)),
        AUDITOR(Set.of(Right.READ_AUDIT_LOG)),
        OPERATOR(Set.of()),
        MEMBER_OF_NONE(Set.of()),
        SIGNED_OUT(Set.of());

        /** What they may do in their company. */
        final Set<Right> rights;

        Role(Set<Right> rights) {
            this.rights = rights;
        }

        boolean isMember() {
            return !rights.isEmpty();
        }

        private String signInName() {
            return "cast-" + name().toLowerCase() + "@kontor.example";
        }
    }

    /** Nobody's answer may have it but the foreign company's. */
    static final String MARKER = "FREMD-7311";

    private static final String OBJECT = "/api_v2/customers/1";

    final long own;
    final long foreign;
    private final Stage stage;
    private final Map<Role, Visitor> visitors = new EnumMap<>(Role.class);
    private final Map<String, Long> ownIds = new HashMap<>();
    private final Map<String, Long> foreignIds = new HashMap<>();
    private final Map<Role, Long> users = new EnumMap<>(Role.class);
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final Map<Role, Long> jobs = new EnumMap<>(Role.class);

    private Cast(Stage stage) throws SQLException {
        this.stage = stage;
        own = company("Hof Sonnental");
        foreign = company("Gärtnerei Morgentau");
    }

    static Cast of(Stage stage) throws Exception {
        Cast cast = new Cast(stage);
        cast.close();
        for (Role role : Role.values()) {
            cast.visitors.put(role, cast.comes(role));
        }
        cast.makeObjects();
        return cast;
    }

    private long company(String name) throws SQLException {
        return stage.number("select id from company where name = '" + name + "'");
    }

    private Visitor comes(Role role) throws Exception {
        if (role == Role.SIGNED_OUT) {
            return Visitor.comes(stage.portal().address());
        }
        long id = stage.number("select next value for portal_user_seq");
        users.put(role, id);
        change(
                "create temporary table made as select * from portal_user where sign_in_name = '"
                        + DemoPeople.ADMINISTRATOR + "'",
                "update made set id = " + id + ", sign_in_name = '" + role.signInName() + "', name = 'Cast " + role
                        + "', operates_installation = " + (role == Role.OPERATOR),
                "insert into portal_user select * from made",
                "insert into refused_sign_in (user_id) values (" + id + ")");
        becomes(role, Role.AUDITOR);
        Visitor visitor = Visitor.signsIn(stage.portal().address(), role.signInName(), DemoPeople.PASSWORD);
        tokens.put(role, visitor.token("audit/export?company=" + own));
        becomes(role, role);
        return visitor;
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = stage.database.administration();
                Statement statement = connection.createStatement()) {
            statement.execute("use kontor");
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        }
    }

    private void makeObjects() throws Exception {
        ownIds.put("entry", changes());
        foreignIds.put("entry", stage.number("select min(id) from audit_entry where company_id = " + foreign));
        for (long company : new long[] {own, foreign}) {
            Map<String, Long> ids = company == own ? ownIds : foreignIds;
            ids.put("credential", stage.number("select min(id) from credential where company_id = " + company));
            ids.put("checkpoint", checkpoint(company));
            ids.put("stream", stream(company));
            ids.put("archive", archive(company));
        }
        // Of someone else in one's own company, and one's own in the foreign one.
        ownIds.put("export", export(own, stage.number("select min(id) from portal_user")));
        foreignIds.put("export", export(foreign, users.get(Role.CLERK)));
        foreignIds.put("job", job(foreign, users.get(Role.CLERK)));
        for (Role role : users.keySet()) {
            jobs.put(role, job(own, users.get(role)));
        }
        change("update credential set label = '" + MARKER + "' where id = " + foreignIds.get("credential"));
    }

    /** A change by the clerk, which they may read like those who read the log. */
    private long changes() throws Exception {
        Visitor clerk = visitors.get(Role.CLERK);
        long credential = stage.number("select min(id) from credential where company_id = " + own);
        JsonObject before = read(clerk.get("faults/change?company=" + own + "&credential=" + credential
                        + "&type=customers&path=" + OBJECT))
                .getJsonObject("object");
        String wish = Json.createObjectBuilder()
                .add("company", own)
                .add("credential", credential)
                .add("type", "customers")
                .add("path", OBJECT)
                .add("before", before)
                .add("wanted", Json.createObjectBuilder(before).add("city", "Uelzen " + System.nanoTime()))
                .build()
                .toString();
        clerk.send("faults/change", wish);
        return stage.number(
                "select max(id) from audit_entry where kind = 'INTENT' and actor_id = " + users.get(Role.CLERK));
    }

    private static JsonObject read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** The portal signs one of each log soon after its start. */
    private long checkpoint(long company) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (stage.number("select count(*) from audit_checkpoint where company_id = " + company) == 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no checkpoint is signed");
            }
            Thread.sleep(500);
        }
        return made("audit_checkpoint", company);
    }

    private long stream(long company) throws SQLException {
        change(
                "insert into audit_stream (id, company_id, label, kind, address, opens_content, active, position, created_at,"
                        + " failures, next_try_at) values (next value for audit_stream_seq, " + company + ", '"
                        + (company == own ? "Cast" : MARKER)
                        + "', 'SYSLOG', '127.0.0.1:1', false, false, 0, now(), 0, now())");
        return made("audit_stream", company);
    }

    private long archive(long company) throws SQLException {
        change(
                "insert into audit_archive (company_id, first_sequence, last_sequence, first_at, last_at, last_hash, file_name,"
                        + " file_hash, archived_at) select " + company
                        + ", 0, ifnull(min(last_sequence), 0) - 1, now(), now(),"
                        + " repeat('x', 32), '" + (company == own ? "cast" : MARKER)
                        + "', repeat('x', 32), now() from audit_archive where company_id = " + company);
        return made("audit_archive", company);
    }

    private long export(long company, long person) throws SQLException {
        change(
                "insert into export (id, company_id, user_id, credential_id, resource_type, language, sealed_selection, state,"
                        + " part_count, row_count, truncated, started_at, beat_at, ended_at) select next value for export_seq, "
                        + company + ", " + person
                        + ", min(id), 'customers', 'de', '', 'DONE', 0, 0, false, now(), now(), now()"
                        + " from credential where company_id = " + company);
        return made("export", company);
    }

    private long job(long company, long person) throws SQLException {
        change(
                "insert into revert_job (id, company_id, user_id, language, state, started_at, beat_at, ended_at, confirmed_at)"
                        + " values (next value for revert_job_seq, " + company + ", " + person
                        + ", 'de', 'CANCELLED', now(), now(), now(), now())");
        return made("revert_job", company);
    }

    private long made(String table, long company) throws SQLException {
        return stage.number("select max(id) from " + table + " where company_id = " + company);
    }

    Visitor visitor(Role role) {
        return visitors.get(role);
    }

    long user(Role role) {
        return users.get(role);
    }

    /** What their session's forms bring along, those of pages that they don't see included. */
    String token(Role role) {
        return tokens.getOrDefault(role, "");
    }

    /** What the role has of a kind, by the name of the parameter. */
    long ownId(Role role, String kind) {
        return kind.equals("job") ? jobs.getOrDefault(role, -1L) : ownIds.get(kind);
    }

    long foreignId(String kind) {
        return foreignIds.get(kind);
    }

    /** Gives someone another role in their company, behind the portal's back. */
    void becomes(Role person, Role role) throws SQLException {
        String those = " where company_id = " + own + " and user_id = " + users.get(person);
        change("delete from membership" + those);
        if (role.isMember()) {
            change("insert into membership (id, company_id, user_id, role) values (next value for membership_seq, "
                    + own + ", " + users.get(person) + ", '" + role + "')");
        }
    }

    /** Nobody finds anything of it afterwards but the log. */
    @Override
    public void close() throws SQLException {
        String people = "(select id from portal_user where sign_in_name like 'cast-%')";
        change(
                "delete from membership where user_id in " + people,
                "delete from refused_access where user_id in " + people,
                "delete from export where user_id in " + people + " or length(sealed_selection) = 0",
                "delete from revert_job where user_id in " + people,
                "delete from audit_stream where label in ('Cast', '" + MARKER + "')",
                "update portal_user set active = false, sign_in_name = concat('gone-', id) where sign_in_name like 'cast-%'",
                "update credential set label = 'Hauptkonto' where label = '" + MARKER + "'");
        String archives = " from audit_archive where file_name in ('cast', '" + MARKER + "')";
        if (stage.number("select count(*)" + archives) > 0) {
            stage.tampers("delete" + archives);
        }
    }
}
