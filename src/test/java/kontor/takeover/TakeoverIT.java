package kontor.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import kontor.audit.chain.FileCheck;
import kontor.audit.chain.PublicKeys;
import kontor.audit.chain.Verdict;
import kontor.demo.DemoPeople;
import kontor.launch.EmbeddedDatabase;
import kontor.launch.Folder;
import kontor.launch.PortalProcess;
import kontor.launch.SeededWar;
import kontor.launch.Server;
import kontor.launch.Visitor;
import kontor.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

/**
 * An installation of an earlier edition is taken over: its people sign in, its keys open, its log is proven and goes on. What
 * it left is in the tests' resources, with its key files, which open nothing else.
 */
class TakeoverIT {
    private static final String EDITION = "/kontor/takeover/payara-6/";
    /** The port of the addresses that the keys are sealed for, so that nobody could have them sent elsewhere. */
    private static final int ACCOUNTS = 18381;

    private static final String CUSTOMER = "/api_v2/customers/7";
    private static final String CITY = "Übernommen an der Elbe";

    private final Path work = Path.of(System.getProperty("kontor.work")).resolve("takeover");
    private final Path folder = work.resolve("portal");

    @Test
    void whatAnEarlierEditionLeftIsTakenOver() throws Exception {
        Folder.delete(work);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(
                        work.resolve("database"), Path.of(System.getProperty("kontor.programs")));
                Sandbox sandbox = Sandbox.start(ACCOUNTS)) {
            restores(database);
            assertThat(number(database, "select count(*) from credential where base_url = '" + sandbox.root() + "'"))
                    .as("keys that are sealed for these addresses")
                    .isPositive();
            long entries = number(database, "select count(*) from audit_entry");
            long company = number(database, "select id from company where name = 'Hof Sonnental'");
            long changes = number(
                    database, "select count(*) from audit_entry where kind = 'INTENT' and company_id = " + company);
            long credential = number(database, "select min(id) from credential where company_id = " + company);
            assertThat(changes).as("changes that were left").isGreaterThan(3);
            try (PortalProcess portal = starts(database)) {
                Visitor anna = Visitor.signsIn(portal.address(), DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
                assertThat(anna.get("")).contains("Hof Sonnental", "Biohof Lindenau");
                assertThat(proven(anna, company)).isGreaterThan(changes);
                assertThat(changes(anna, company, credential)).isEqualTo("Applied");
                assertThat(proven(anna, company)).isGreaterThan(changes + 2);
                String object = "objects/object?company=" + company + "&type=customers&credential=" + credential
                        + "&id=" + URLEncoder.encode(CUSTOMER, StandardCharsets.UTF_8);
                assertThat(anna.get(object)).contains(CITY);
            }
            assertThat(number(database, "select count(*) from audit_entry")).isGreaterThan(entries + 2);
        }
    }

    private PortalProcess starts(EmbeddedDatabase database) throws IOException, InterruptedException {
        Path war = SeededWar.make(
                Path.of(System.getProperty("kontor.war")),
                work.resolve("kontor.war"),
                Path.of(System.getProperty("kontor.test.classes")),
                List.of("kontor/faults/inside"));
        return PortalProcess.start(database, war, Server.ofBuild(), folder, 0, Map.of());
    }

    private void restores(EmbeddedDatabase database) throws IOException, InterruptedException {
        Path dump = Files.createDirectories(work).resolve("data.sql");
        try (InputStream packed = new GZIPInputStream(resource("data.sql.gz"))) {
            Files.copy(packed, dump);
        }
        database.restore(dump);
        copies("key-encryption-key", PortalProcess.keyFile(folder));
        copies("signing-key.pem", PortalProcess.signingKeyFile(folder));
        try (InputStream names = resource("key-shares.txt")) {
            for (String name : new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                copies(
                        "key-shares/" + name,
                        PortalProcess.keyShareFolder(folder).resolve(name));
            }
        }
    }

    /** Into a file that is there already, where it is, and keeps its rights. */
    private static void copies(String name, Path file) throws IOException {
        try (InputStream content = resource(name)) {
            Files.write(file, content.readAllBytes());
        }
    }

    private static InputStream resource(String name) {
        return TakeoverIT.class.getResourceAsStream(EDITION + name);
    }

    /** @return how many entries there are, all of which are proven by the portal's signatures */
    private long proven(Visitor anna, long company) throws Exception {
        String page = "audit/export?company=" + company;
        String file = anna.send(
                        "audit/export/file",
                        Map.of(
                                "company",
                                Long.toString(company),
                                "format",
                                "jsonl",
                                "opened",
                                "true",
                                "token",
                                anna.token(page)))
                .body();
        Path log = work.resolve("log.jsonl");
        Files.writeString(log, file);
        FileCheck check = FileCheck.of(List.of(log), PublicKeys.of(anna.get("audit/public-key.pem")), List.of());
        assertThat(check.verdict()).as("%s", check.faults()).isEqualTo(Verdict.PROVEN);
        return file.lines().count();
    }

    /** By the key that the earlier edition sealed. */
    private static String changes(Visitor anna, long company, long credential) throws Exception {
        String place = "company=" + company + "&credential=" + credential + "&type=customers&path=" + CUSTOMER;
        JsonObject before = read(anna.get("faults/change?" + place)).getJsonObject("object");
        JsonObject wanted = Json.createObjectBuilder(before).add("city", CITY).build();
        return read(anna.send(
                                "faults/change",
                                Json.createObjectBuilder()
                                        .add("company", company)
                                        .add("credential", credential)
                                        .add("type", "customers")
                                        .add("path", CUSTOMER)
                                        .add("before", before)
                                        .add("wanted", wanted)
                                        .build()
                                        .toString())
                        .body())
                .getString("result");
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static long number(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = database.administration();
                Statement statement = connection.createStatement()) {
            statement.execute("use kontor");
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
