package kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kontor.audit.chain.Extent;
import kontor.audit.chain.Fault;
import kontor.audit.chain.FileCheck;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.chain.Verdict;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.export.ExportFilters;
import kontor.audit.export.JsonLines;
import kontor.audit.export.LogExport;
import kontor.audit.export.LogReading;
import kontor.audit.export.RangeCheck;
import kontor.audit.retention.Archive;
import kontor.audit.retention.ArchiveFolder;
import kontor.audit.retention.Archiving;
import kontor.audit.retention.Retentions;
import kontor.audit.search.LogSearchLaws;
import kontor.audit.stream.AuditStream;
import kontor.audit.stream.Authority;
import kontor.audit.stream.StreamAddress;
import kontor.audit.stream.StreamQueue;
import kontor.audit.stream.StreamSettings;
import kontor.audit.stream.StreamWorker;
import kontor.audit.stream.Streams;
import kontor.audit.stream.Undelivered;
import kontor.audit.verification.Verification;
import kontor.audit.verification.VerificationWorker;
import kontor.audit.verification.Verifications;
import kontor.catalogue.ApiDocuments;
import kontor.catalogue.Catalogues;
import kontor.company.AccessDenied;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.credential.Credentials;
import kontor.credential.Registration;
import kontor.erasure.Erasure;
import kontor.erasure.Erasures;
import kontor.frachtpilot.Account;
import kontor.frachtpilot.ApiKey;
import kontor.frachtpilot.FrachtPilot;
import kontor.identity.AllPeople;
import kontor.identity.Invitations;
import kontor.identity.Joining;
import kontor.identity.NotTheirAdministrator;
import kontor.identity.People;
import kontor.identity.Role;
import kontor.identity.session.EndingSession;
import kontor.identity.session.SessionEnd;
import kontor.network.PortalDataSource;
import kontor.object.ListPreferences;
import kontor.object.SavedView;
import kontor.sandbox.DemoKeys;
import kontor.sandbox.Dialect;
import kontor.sandbox.Sandbox;
import kontor.system.RightsTrial;
import kontor.vault.DataKeys;
import kontor.vault.KeyTrial;
import kontor.vault.Purpose;
import kontor.vault.Vault;
import kontor.vault.VaultUnusable;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.util.log.Loggers;

/** The laws, in the real container on the real database. */
@ArquillianTest
class LawsIT extends LogSearchLaws {
    private static final Actor TESTER = new Actor(null, "Tester", "192.0.2.1", "session");

    @Inject
    private Companies companies;

    @Inject
    private AuditLog log;

    @Inject
    private AuditSearch search;

    @Inject
    private LogReading logReading;

    @Inject
    private RangeCheck rangeCheck;

    @Inject
    private OpenChanges openChanges;

    @Inject
    private Streams streams;

    @Inject
    private StreamQueue queue;

    @Inject
    private StreamWorker streamWorker;

    @Inject
    private Vault vault;

    @Inject
    private FrachtPilot frachtPilot;

    @Inject
    private Credentials credentials;

    @Inject
    private Erasures erasures;

    @Inject
    private DataKeys dataKeys;

    @Inject
    private ListPreferences views;

    @Inject
    private Catalogues catalogues;

    @Inject
    private ApiDocuments documents;

    @Inject
    private People people;

    @Inject
    private AllPeople allPeople;

    @Inject
    private Invitations invitations;

    @Inject
    private Joining joining;

    @Inject
    private Races races;

    @Inject
    private SessionEnd ends;

    @PersistenceContext
    private EntityManager entities;

    @Resource
    private UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/kontor")
    private DataSource applicationAccount;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private Verifications verifications;

    @Inject
    private VerificationWorker verifier;

    @Inject
    private Retentions retentions;

    @Inject
    private Archiving archiving;

    @Inject
    private ArchiveFolder archiveFolder;

    @Inject
    private SigningKey signingKey;

    private CompanyId first;
    private CompanyId second;

    @Deployment
    static WebArchive portal() {
        WebArchive portal = ShrinkWrap.create(ZipImporter.class, "kontor.war")
                .importFrom(new File(System.getProperty("kontor.war")))
                .as(WebArchive.class);
        return portal.setWebXML(withoutConstraints(portal))
                .addClasses(
                        LawsIT.class,
                        LogTampering.class,
                        LogSearchLaws.class,
                        Races.class,
                        EndingSession.class,
                        TestServlet.class,
                        RightsTrial.class,
                        KeyTrial.class,
                        KeyTrial.Row.class)
                .addPackage(Sandbox.class.getPackage())
                .addAsLibraries(new File(Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()));
    }

    /** The container's own test servlet can't sign in. */
    private static Asset withoutConstraints(WebArchive portal) {
        try (InputStream file = portal.get("/WEB-INF/web.xml").getAsset().openStream()) {
            String webXml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new StringAsset(webXml.replaceAll("(?s)<security-constraint>.*?</security-constraint>", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void twoCompanies() throws Exception {
        Scope operator = new Scope(TESTER, Map.of(), true);
        first = operator.call(() -> companies.create("A " + UUID.randomUUID())).id();
        second = operator.call(() -> companies.create("B " + UUID.randomUUID())).id();
    }

    private static Scope in(CompanyId company) {
        return new Scope(TESTER, Map.of(company, Set.of(Right.values())), false);
    }

    private static Intent intent(CompanyId company) {
        return new Intent(
                company,
                1,
                "Account",
                "object.patch",
                "customers",
                "/api_v2/customers/1",
                "Ada Lovelace",
                "PATCH",
                "/api_v2/customers/1",
                null,
                Json.createObjectBuilder().add("city", "Celle").build(),
                Json.createObjectBuilder().add("city", "Uelzen").build(),
                null);
    }

    @Test
    void anUnsetScopeSeesNothing() throws Exception {
        assertThatThrownBy(() -> companies.list()).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> companies.find(first)).isInstanceOf(AccessDenied.class);
        // Nor does one of no company, past who may call.
        assertThat(Scope.ofPortal(Set.of()).call(() -> companies.list())).isEmpty();
        assertThat(Scope.ofPortal(Set.of()).call(() -> companies.find(first))).isEmpty();
    }

    @Test
    void aScopeSeesItsOwnCompaniesOnlyByQueryAndByKey() throws Exception {
        List<Long> seen = in(first).call(() -> companies.list()).stream()
                .map(Company::getId)
                .toList();
        assertThat(seen).containsExactly(first.value());
        assertThat(in(first).call(() -> companies.find(second))).isEmpty();
        Long entry = in(second).call(() -> log.recordIntent(intent(second))).entry();
        assertThat(in(first).call(() -> search.find(AuditQuery.EVERYTHING, 100)))
                .noneMatch(line -> line.entry().company().equals(second));
        assertThatThrownBy(() -> in(first).call(() -> search.get(entry))).isInstanceOf(AccessDenied.class);
    }

    @Test
    void theApplicationsAccountCannotChangeTheLog() throws Exception {
        in(first).call(() -> log.recordIntent(intent(first)));
        for (String statement : List.of(
                "update audit_entry set action = 'x'",
                "delete from audit_entry",
                "truncate table audit_entry",
                "drop trigger audit_entry_refuses_update",
                "alter table audit_entry drop column hash")) {
            try (Connection connection = applicationAccount.getConnection();
                    Statement sql = connection.createStatement()) {
                assertThatThrownBy(() -> sql.executeUpdate(statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("denied");
            }
        }
    }

    /** The driver warns of old options by SLF4J, whose API finds its binding only where both are of one generation. */
    @Test
    void whatLibrariesWarnOfArrivesInTheServersLog() throws Exception {
        List<LogRecord> heard = Collections.synchronizedList(new ArrayList<>());
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                heard.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        try {
            Loggers.getLogger("org.mariadb.jdbc.trial")
                    .warn("as the driver warns"); // By the driver's own way to SLF4J.
        } finally {
            root.removeHandler(ear);
        }
        assertThat(heard)
                .filteredOn(line -> line.getLoggerName().startsWith("org.mariadb.jdbc"))
                .filteredOn(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                .anyMatch(line -> line.getMessage().contains("as the driver warns"));
    }

    @Test
    void triggersRefuseItToTheOwnerOfTheTables() throws Exception {
        in(first).call(() -> log.recordIntent(intent(first)));
        try (Connection connection = migration();
                Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.executeUpdate("update audit_entry set action = 'x'"))
                    .hasMessageContaining("never updated");
            assertThatThrownBy(() -> sql.executeUpdate("delete from audit_entry"))
                    .hasMessageContaining("never deleted");
        }
    }

    @Test
    void thePortalRefusesADatabaseInWhichItsAccountMayDoMore() throws Exception {
        try (RightsTrial trial = new RightsTrial()) {
            assertThat(trial.complaint()).isEmpty();
            for (String more : List.of(
                    "grant update on audit_entry to kontor_app",
                    "grant delete, drop, alter, trigger, references, index on audit_entry to kontor_app",
                    "grant update (action) on audit_entry to kontor_app",
                    "grant select on audit_entry to kontor_app with grant option",
                    "grant delete on company to kontor_app",
                    "grant all on kontor.* to kontor_app",
                    "grant all on kontor.* to kontor_app with grant option",
                    "grant create routine on kontor.* to kontor_app",
                    "grant super on *.* to kontor_app",
                    "grant file, reload on *.* to kontor_app with grant option",
                    "grant execute on procedure sweep to kontor_app",
                    "grant keepers to kontor_app",
                    "grant delete on audit_entry to public")) {
                trial.run(
                        "create role if not exists keepers",
                        "grant update on audit_entry to keepers",
                        "create or replace procedure sweep() select 1",
                        more);
                String complaint = trial.complaint();
                assertThat(complaint).as(more).contains("REVOKE ");
                trial.obey(complaint);
                assertThat(trial.complaint()).as("after obeying: " + complaint).isEmpty();
            }
            trial.run("drop role keepers", "drop procedure sweep");
        }
    }

    @Test
    void thePortalRefusesRightsThatNoGrantTellsOf() throws Exception {
        try (RightsTrial trial = new RightsTrial()) {
            trial.run(
                    "insert into mysql.db (host, db, user, update_priv) values ('%', 'kontor', '', 'Y')",
                    "flush privileges");
            try {
                assertThat(trial.complaint()).isNotEmpty();
            } finally {
                trial.run("delete from mysql.db where user = ''", "flush privileges");
            }
            assertThat(trial.complaint()).isEmpty();
        }
    }

    @Test
    void thePortalRefusesOneAccountForBothAndALogWithoutItsTriggers() throws Exception {
        try (RightsTrial trial = new RightsTrial()) {
            assertThat(trial.complaintOfOneAccount()).contains("KONTOR_DB_USER and KONTOR_MIGRATION_USER");
            for (String trigger : List.of(
                    "audit_entry_refuses_update", "audit_entry_refuses_delete", "audit_checkpoint_refuses_delete")) {
                trial.run("drop trigger " + trigger);
                assertThat(trial.complaint()).contains("CREATE OR REPLACE TRIGGER " + trigger);
                trial.obey(trial.complaint());
                assertThat(trial.complaint()).isEmpty();
            }
            trial.run("create or replace trigger audit_entry_refuses_delete before delete on audit_entry for each row"
                    + " if false then signal sqlstate '45000'; end if");
            assertThat(trial.complaint()).contains("refuse DELETE on audit_entry");
            trial.obey(trial.complaint());
            assertThat(trial.complaint()).isEmpty();
        }
    }

    /** A connection of the account that owns the tables. */
    private static Connection migration() throws SQLException {
        return new PortalDataSource(setting("kontor.db.url"))
                .getConnection(setting("kontor.migration.user"), setting("kontor.migration.password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    @Test
    void aCheckFindsWhatTheOwnerOfTheTablesHasDone() throws Exception {
        String row = " where company_id = :company and sequence = ";
        tampering("update audit_entry set action = 'object.put'" + row + 3, Fault.Kind.CHANGED);
        tampering(
                "update audit_entry set happened_at = happened_at - interval 1 microsecond" + row + 4,
                Fault.Kind.CHANGED);
        tampering("update audit_entry set sealed = concat(sealed, 'x')" + row + 2, Fault.Kind.CHANGED);
        tampering("update audit_entry set kind = 'NONSENSE'" + row + 3, Fault.Kind.UNREADABLE);
        tampering("delete from audit_entry" + row + 3, Fault.Kind.MISSING);
        tampering("update audit_entry set sequence = -5" + row + 3, Fault.Kind.OUT_OF_ORDER, Fault.Kind.MISSING);
        tampering("update audit_entry set company_id = " + second + ", sequence = 77" + row + 3, Fault.Kind.MISSING);
        tampering("delete from audit_entry where company_id = :company and sequence > 3", Fault.Kind.CUT_OFF);
        tampering("update audit_head set sequence = 3 where company_id = :company", Fault.Kind.BEYOND_HEAD);
        tampering("update audit_head set hash = repeat('x', 32) where company_id = :company", Fault.Kind.UNLINKED);
        tampering(
                "update audit_checkpoint set hash = repeat('x', 32) where company_id = :company", Fault.Kind.SIGNATURE);
    }

    @Test
    void whatIsReadOfAnEntryThatWasAlteredSaysSo() throws Exception {
        CompanyId company = companyWithEntries();
        String row = " where company_id = :company and sequence = ";
        asOwner(
                company,
                "update audit_entry set sealed = concat(sealed, 'x')" + row + 3,
                "update audit_entry set actor_name = 'Someone else'" + row + 4,
                "update audit_entry set sealed = (select other.sealed from (select * from audit_entry) other"
                        + " where other.company_id = :company and other.sequence = 6)" + row + 5);
        List<LogEntry> lines = in(company).call(() -> search.find(AuditQuery.EVERYTHING.in(company), 10));
        assertThat(lines)
                .extracting(
                        line -> line.entry().getSequence(),
                        LogEntry::altered,
                        line -> line.images().isAltered())
                .containsExactly(
                        tuple(6L, List.of(), false),
                        tuple(5L, List.of(5L), true),
                        tuple(4L, List.of(4L), false),
                        tuple(3L, List.of(3L), true),
                        tuple(2L, List.of(), false),
                        tuple(1L, List.of(), false));
        assertThat(in(company).call(() -> log.content(lines.get(3).entry()))).isEmpty();
        assertThat(in(company).call(() -> log.content(lines.get(4).entry()))).isPresent();
    }

    @Test
    void aNameThatLooksLikeTheMarkOfAlteredDataIsNoAlteration() throws Exception {
        CompanyId company = companyWithEntries();
        Long id = in(company)
                .call(() -> log.recordIntent(new Intent(
                        company,
                        1,
                        null,
                        "object.patch",
                        "customers",
                        "/api_v2/customers/7",
                        "⚠",
                        "PATCH",
                        "/api_v2/customers/7",
                        null,
                        null,
                        null,
                        null)))
                .entry();
        assertThat(in(company).call(() -> search.get(id)).altered()).isEmpty();
    }

    @Test
    void aTailThatWasCutOffWithEverythingInTheDatabaseThatTellsOfItIsFoundByWhatLiesOutside() throws Exception {
        CompanyId company = companyWithEntries();
        in(company).run(() -> checkpoints.issue(company));
        asOwner(
                company,
                "delete from audit_checkpoint where company_id = :company",
                "delete from audit_entry where company_id = :company and sequence > 3",
                "update audit_head set sequence = 3, hash = (select hash from audit_entry"
                        + " where company_id = :company and sequence = 3) where company_id = :company");
        assertThat(faults(company)).containsExactly(Fault.Kind.CUT_OFF);
    }

    @Test
    void aCheckOfALogThatNobodyTouchedFindsNothingAndACheckpointIsSignedOnlyWhenThereIsNews() throws Exception {
        CompanyId company = companyWithEntries();
        assertThat(in(company).call(() -> checkpoints.issue(company))).isPresent();
        assertThat(in(company).call(() -> checkpoints.issue(company))).isEmpty();
        in(company).call(() -> log.recordIntent(intent(company)));
        assertThat(in(company).call(() -> checkpoints.issue(company))).isPresent();
        assertThat(faults(company)).isEmpty();
        Verification done = in(company).call(() -> verifications.list(company)).get(0);
        assertThat(done.getChecked()).isEqualTo(9);
        assertThat(done.getCovered()).isEqualTo(8);
        assertThat(done.getVerdict())
                .as("the record of the checkpoint follows it")
                .isEqualTo(Verdict.UNCONFIRMED);
        assertThat(done.getCheckpoints())
                .as("two in the database, two in the folder")
                .isEqualTo(4);
        assertThatThrownBy(() -> in(second).call(() -> verifications.list(company)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> in(second).call(() -> checkpoints.list(company)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void halfASurrogatePairInWhatAnAccountAnswersIsRecordedAsAReplacementAndTheLogStaysInOrder() throws Exception {
        CompanyId company = companyWithEntries();
        RecordedIntent recorded = in(company).call(() -> log.recordIntent(intent(company)));
        JsonObject after =
                Json.createObjectBuilder().add("name", "Eier\ud83d und \udc14?").build();
        in(company).run(() -> log.recordOutcome(recorded, new Outcome(Outcome.Result.APPLIED, 200, null, after, null)));
        assertThat(in(company)
                        .call(() -> search.get(recorded.entry()))
                        .outcome()
                        .images()
                        .after()
                        .getString("name"))
                .isEqualTo("Eier\uFFFD und \uFFFD?");
        assertThat(faults(company)).isEmpty();
    }

    @Test
    void whatAnExportLeavesOutIsThereForTheChainUpToTheNextCheckpoint() throws Exception {
        CompanyId company = companyWithEntries();
        SignedCheckpoint signed =
                in(company).call(() -> checkpoints.issue(company)).orElseThrow();
        assertThat(in(company).call(() -> checkpoints.firstFrom(company, 3))).contains(6L);
        LogExport export = new LogExport(
                company,
                "V",
                ExportFilters.of(name -> null),
                AuditQuery.EVERYTHING.in(company),
                true,
                2,
                3,
                6,
                signed,
                Instant.now(),
                "Tester");
        Path file = Files.createTempFile("part", ".jsonl");
        try (JsonLines lines =
                new JsonLines(Files.newOutputStream(file), export, in(company).call(() -> checkpoints.all(company)))) {
            for (String line : in(company)
                    .call(() -> logReading.entries(export, export.before()))
                    .content()) {
                lines.write(line);
            }
        }
        FileCheck check = FileCheck.of(List.of(file), signingKey.believed(), List.of(), Extent.of(2, 6));
        assertThat(check.faults().first()).isEmpty();
        assertThat(check.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(check.leftOut()).isEqualTo(3);
        assertThat(FileCheck.of(List.of(file), signingKey.believed(), List.of()).verdict())
                .isEqualTo(Verdict.UNCONFIRMED);
        assertThat(in(company).call(() -> rangeCheck.of(export)).verdict()).isEqualTo(Verdict.PROVEN);
        Files.delete(file);
    }

    @Test
    void timesAndIdsRiseWithThePlacesInTheChainHoweverManyAppend() throws Exception {
        List<Callable<Long>> appending = Collections.nCopies(
                200, () -> in(first).call(() -> log.recordIntent(intent(first))).entry());
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            for (Future<Long> each : threads.invokeAll(appending)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<AuditEntry> chain = in(first)
                .call(() -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultList());
        assertThat(chain).hasSize(201);
        for (int i = 1; i < chain.size(); i++) {
            assertThat(chain.get(i).getSequence()).isEqualTo(i + 1);
            assertThat(chain.get(i).getId()).isGreaterThan(chain.get(i - 1).getId());
            assertThat(chain.get(i).getHappenedAt())
                    .isAfterOrEqualTo(chain.get(i - 1).getHappenedAt());
        }
        assertThat(faults(first)).isEmpty();
    }

    @Test
    void oldEntriesGoToAnArchiveAndTheCheckSpansItAndTheDatabase() throws Exception {
        CompanyId company = companyWithChanges(3);
        in(company).run(() -> retentions.set(company, 12, false));
        in(company).run(() -> checkpoints.issue(company));
        in(company).call(() -> log.recordIntent(intent(company)));
        in(company).run(() -> checkpoints.issue(company));
        assertThat(archived(company, Instant.now())).as("nothing is old enough").isEmpty();
        Instant inTwoYears = Instant.now().plus(Duration.ofDays(730));
        in(company).run(() -> retentions.set(company, 12, true));
        assertThat(archived(company, inTwoYears)).as("a legal hold").isEmpty();
        in(company).run(() -> retentions.set(company, 12, false));
        List<Archive> archives = archived(company, inTwoYears);
        assertThat(archives).hasSize(1);
        assertThat(archives.get(0).getLastSequence())
                .as("the change that is still open stays, and all from the checkpoint before it on")
                .isEqualTo(8);
        assertThat(places(company)).isNotEmpty().allMatch(place -> place > 8);
        assertThat(in(company).call(() -> search.find(AuditQuery.EVERYTHING.in(company), 100)))
                .isNotEmpty()
                .allMatch(line -> line.entry().getSequence() > 8);
        assertThat(orphans(company)).isZero();
        assertThat(faults(company)).isEmpty();
        assertThat(in(company).call(() -> verifications.list(company)).get(0).getChecked())
                .isEqualTo(8L + places(company).size());
        FileCheck alone = FileCheck.of(
                List.of(archiveFolder.intact(archives.get(0)).orElseThrow()), signingKey.believed(), List.of());
        assertThat(alone.faults().first()).isEmpty();
        assertThat(alone.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(alone.chain().orElseThrow().covered()).isEqualTo(8);
        Path file = archiveFolder.intact(archives.get(0)).orElseThrow();
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
        assertThat(faults(company)).containsExactly(Fault.Kind.ARCHIVE);
        assertThat(verdict(company)).isEqualTo(Verdict.TAMPERED);
        Files.delete(file);
        assertThat(faults(company)).containsExactly(Fault.Kind.ARCHIVE_MISSING);
        assertThat(verdict(company)).as("a folder may not be there").isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void whatIsInNoArchiveCannotBeRemovedAndWhatWasLeftBehindIsRemovedTheNextTime() throws Exception {
        CompanyId company = companyWithChanges(2);
        in(company).run(() -> retentions.set(company, 12, false));
        in(company).run(() -> checkpoints.issue(company));
        try (Connection connection = migration();
                Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.executeUpdate("delete from audit_entry where company_id = " + company))
                    .hasMessageContaining("never deleted");
            // As if the portal had been killed after it noted the archive.
            sql.executeUpdate("insert into audit_archive (company_id, first_sequence, last_sequence, first_at, last_at,"
                    + " last_hash, file_name, file_hash, archived_at) select company_id, 1, 3, happened_at, happened_at,"
                    + " hash, 'x', hash, happened_at from audit_entry where company_id = " + company
                    + " and sequence = 3");
            assertThatThrownBy(() -> sql.executeUpdate("delete from audit_archive"))
                    .hasMessageContaining("never forgotten");
        }
        archived(company, Instant.now());
        assertThat(places(company)).isNotEmpty().allMatch(place -> place > 3);
    }

    @Test
    void whatAStreamHasStillToSendIsNotArchived() throws Exception {
        Instant inTwoYears = Instant.now().plus(Duration.ofDays(730));
        in(first).run(() -> retentions.set(first, 12, false));
        long stream = takenBy("killed");
        in(first).run(() -> checkpoints.issue(first));
        assertThat(archived(first, inTwoYears)).isEmpty();
        in(first).run(() -> streams.turn(first, stream, false));
        assertThat(archived(first, inTwoYears)).isNotEmpty();
    }

    /** What would be found by search, but isn't there any more. */
    private static long orphans(CompanyId company) throws SQLException {
        try (Connection connection = migration();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select count(*) from audit_term where company_id = " + company
                        + " and entry_id not in (select id from audit_entry)")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<Archive> archived(CompanyId company, Instant now) throws Exception {
        return in(company).call(() -> {
            archiving.archive(company, now);
            return retentions.archives(company);
        });
    }

    private List<Long> places(CompanyId company) throws Exception {
        return in(company)
                .call(() -> entities.createQuery("select sequence from AuditEntry order by sequence", Long.class)
                        .getResultList());
    }

    /** The company's first entry, then two for each change. */
    private CompanyId companyWithChanges(int changes) throws Exception {
        CompanyId company = new Scope(TESTER, Map.of(), true)
                .call(() -> companies.create("R " + UUID.randomUUID()))
                .id();
        for (int i = 0; i < changes; i++) {
            RecordedIntent recorded = in(company).call(() -> log.recordIntent(intent(company)));
            in(company)
                    .run(() -> log.recordOutcome(recorded, new Outcome(Outcome.Result.APPLIED, 200, null, null, null)));
        }
        return company;
    }

    /** Five changes with the first entry make six; the last is signed and the record of that is the seventh. */
    private CompanyId companyWithEntries() throws Exception {
        CompanyId company = new Scope(TESTER, Map.of(), true)
                .call(() -> companies.create("V " + UUID.randomUUID()))
                .id();
        for (int i = 0; i < 5; i++) {
            in(company).call(() -> log.recordIntent(intent(company)));
        }
        return company;
    }

    private void tampering(String statement, Fault.Kind... found) throws Exception {
        CompanyId company = companyWithEntries();
        in(company).run(() -> checkpoints.issue(company));
        assertThat(faults(company)).isEmpty();
        asOwner(company, statement);
        assertThat(faults(company)).as(statement).contains(found);
        assertThat(verdict(company)).as(statement).isEqualTo(Verdict.TAMPERED);
    }

    private Verdict verdict(CompanyId company) throws Exception {
        return in(company)
                .call(() -> verifications.latestDone(company))
                .orElseThrow()
                .getVerdict();
    }

    private List<Fault.Kind> faults(CompanyId company) throws Exception {
        return in(company).call(() -> {
            Verification begun = verifications.begin(company).orElseThrow();
            verifier.check(company, begun.getId());
            Verification done = verifications.list(company).get(0);
            assertThat(done.state(Instant.now())).isEqualTo(Verification.State.DONE);
            return done.faults().stream().map(Fault::kind).distinct().toList();
        });
    }

    private static void asOwner(CompanyId company, String... statements) throws SQLException {
        try (Connection connection = migration()) {
            LogTampering.asOwner(
                    connection,
                    Stream.of(statements)
                            .map(statement -> statement.replace(":company", company.toString()))
                            .toArray(String[]::new));
        }
    }

    @Test
    void entriesAreChainedWithoutGaps() throws Exception {
        RecordedIntent recorded = in(first).call(() -> log.recordIntent(intent(first)));
        in(first).run(() -> log.recordOutcome(recorded, new Outcome(Outcome.Result.REJECTED, 422, null, null, null)));
        List<AuditEntry> chain = in(first)
                .call(() -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultList());
        byte[] previous = new byte[32];
        for (int i = 0; i < chain.size(); i++) {
            assertThat(chain.get(i).getSequence()).isEqualTo(i + 1);
            assertThat(chain.get(i).previousHash()).isEqualTo(previous);
            assertThat(chain.get(i).hash()).isEqualTo(chain.get(i).computeHash());
            previous = chain.get(i).hash();
        }
        assertThat(chain).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void imagesAreSealedAndOpenOnlyInTheirPlace() throws Exception {
        Long id = in(first).call(() -> log.recordIntent(intent(first))).entry();
        AuditEntry entry = in(first).call(() -> entities.find(AuditEntry.class, id));
        assertThat(new String(entry.sealed(), StandardCharsets.ISO_8859_1)).doesNotContain("Celle", "Lovelace");
        assertThat(in(first).call(() -> log.images(entry)).before().getString("city"))
                .isEqualTo("Celle");
        Purpose elsewhere = new Purpose("audit/" + (entry.getSequence() + 1));
        assertThatThrownBy(() -> in(first).call(() -> vault.open(first, elsewhere, entry.sealed())))
                .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
        assertThatThrownBy(() -> in(second)
                        .call(() -> vault.open(second, new Purpose("audit/" + entry.getSequence()), entry.sealed())))
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(VaultUnusable.class),
                        failure -> assertThat(failure).isInstanceOf(EJBException.class));
    }

    @Test
    void nothingIsSentWithinATransaction() throws Exception {
        RecordedIntent recorded = in(first).call(() -> log.recordIntent(intent(first)));
        Account account = new Account(
                1, URI.create("http://127.0.0.1:9/api_v2/"), "", ZoneOffset.UTC, () -> new ApiKey("demo-key"));
        transaction.begin();
        try {
            assertThatThrownBy(() -> frachtPilot.send(account, recorded)).isInstanceOf(EJBException.class);
            assertThatThrownBy(() -> frachtPilot.object(account, "/api_v2/customers/1"))
                    .isInstanceOf(EJBException.class);
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void aStoredKeyIsForItsServerAloneWhoeverChangesTheAddress() throws Exception {
        long id = in(first)
                .call(() -> credentials
                        .register(
                                first,
                                new Registration(
                                        "Bound",
                                        URI.create("https://account.example/api_v2/"),
                                        "",
                                        ZoneId.of("UTC"),
                                        Optional.of(new ApiKey("geheim-4711"))),
                                true)
                        .getId());
        asApplication("update credential set base_url = 'https://elsewhere.example/api_v2/' where id = " + id);
        assertThatThrownBy(() -> in(first)
                        .call(() -> credentials.account(first, id).key().get()))
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
        asApplication("update credential set base_url = 'https://ACCOUNT.example/api_v2/' where id = " + id);
        assertThat(in(first)
                        .call(() -> credentials.account(first, id).key().get().reveal()))
                .isEqualTo("geheim-4711");
        in(first).run(() -> credentials.remove(first, id));
    }

    @Test
    void aStoredTokenIsForItsReceiverAloneWhoeverChangesTheAddress() throws Exception {
        StreamSettings settings = new StreamSettings(
                "Bound",
                StreamAddress.read(StreamAddress.Kind.HTTPS, "https://127.0.0.1:9/")
                        .orElseThrow(),
                Optional.of("token-4711"),
                Authority.of(null),
                false);
        long id = in(first).call(() -> streams.setUp(first, settings, false).id());
        assertThat(whyNothingIsSent(id)).isNotEqualTo(Undelivered.Reason.TOKEN_LOST);
        asApplication("update audit_stream set address = 'https://127.0.0.1:10/' where id = " + id);
        assertThat(whyNothingIsSent(id)).isEqualTo(Undelivered.Reason.TOKEN_LOST);
        in(first).run(() -> streams.remove(first, id));
    }

    private Undelivered.Reason whyNothingIsSent(long stream) throws Exception {
        return in(first)
                .call(() -> streamWorker.test(first, stream))
                .map(Undelivered::reason)
                .orElseThrow();
    }

    private void asApplication(String statement) throws SQLException {
        try (Connection connection = applicationAccount.getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isEqualTo(1);
        }
    }

    @Test
    void anIntentServesForOneSendingWithItsOwnCredential() throws Exception {
        RecordedIntent recorded = in(first).call(() -> log.recordIntent(intent(first)));
        Account other = new Account(
                2, URI.create("http://127.0.0.1:9/api_v2/"), "", ZoneOffset.UTC, () -> new ApiKey("demo-key"));
        assertThatThrownBy(() -> frachtPilot.send(other, recorded))
                .hasRootCauseMessage("the intent was recorded for another credential");
        recorded.spend();
        assertThatThrownBy(recorded::spend).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anIntentThatCannotBeStoredGivesNoProof() {
        assertThatThrownBy(() -> log.recordIntent(intent(first))).isInstanceOf(EJBException.class);
    }

    @Test
    void anIntentNobodyReportsOnBecomesUnknownOnce() throws Exception {
        RecordedIntent recorded = in(first).call(() -> log.recordIntent(intent(first)));
        Scope portal = Scope.ofPortal(Set.of(first));
        assertThat(portal.call(() -> openChanges.silentSince(Instant.now().minusSeconds(60), 10)))
                .isEmpty();
        assertThat(portal.call(() -> openChanges.silentSince(Instant.now(), 10)))
                .extracting(OpenChange::getIntentId)
                .containsExactly(recorded.entry());
        assertThat(portal.call(() -> log.giveUp(recorded.entry()))).isTrue();
        assertThat(portal.call(() -> log.giveUp(recorded.entry()))).isFalse();
        assertThat(in(first).call(() -> search.get(recorded.entry())).state()).isEqualTo(LogEntry.State.UNKNOWN);
    }

    @Test
    void anOutcomeThatComesAfterTheIntentWasGivenUpIsRefusedAndOneThatWasStoredIsNotStoredTwice() throws Exception {
        Outcome applied = new Outcome(Outcome.Result.APPLIED, 200, null, null, null);
        RecordedIntent late = in(first).call(() -> log.recordIntent(intent(first)));
        Scope.ofPortal(Set.of(first)).run(() -> log.giveUp(late.entry()));
        assertThatThrownBy(() -> in(first).run(() -> log.recordOutcome(late, applied)))
                .isInstanceOf(EJBException.class);
        RecordedIntent retried = in(first).call(() -> log.recordIntent(intent(first)));
        in(first).run(() -> log.recordOutcome(retried, applied));
        in(first).run(() -> log.recordOutcome(retried, applied));
        assertThat(entriesOf(retried)).hasSize(2);
        assertThat(openChange(retried)).isNull();
    }

    @Test
    void anUnknownOutcomeIsTakenOnByOneOfManyAndResolvedOnce() throws Exception {
        RecordedIntent recorded = unknown();
        Finding finding = Finding.notApplied(Finding.Reason.AS_BEFORE, null);
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> takers = Collections.nCopies(
                    8,
                    () -> Scope.ofPortal(Set.of(first)).call(() -> openChanges.take(recorded.entry(), Instant.now())));
            assertThat(successes(nodes.invokeAll(takers))).isOne();
            List<Callable<Boolean>> finders = Collections.nCopies(
                    8, () -> Scope.ofPortal(Set.of(first)).call(() -> log.recordResolution(recorded.entry(), finding)));
            assertThat(successes(nodes.invokeAll(finders))).isOne();
        } finally {
            nodes.shutdownNow();
        }
        assertThat(entriesOf(recorded)).hasSize(3);
        assertThat(in(first).call(() -> search.get(recorded.entry())).state()).isEqualTo(LogEntry.State.NOT_APPLIED);
    }

    private static long successes(List<Future<Boolean>> tries) throws Exception {
        long successes = 0;
        for (Future<Boolean> each : tries) {
            successes += each.get() ? 1 : 0;
        }
        return successes;
    }

    @Test
    void anUnknownOutcomeConcernsWhoeverMadeTheChangeAndAdministratorsUntilItIsDealtWith() throws Exception {
        RecordedIntent recorded = unknown();
        Scope.ofPortal(Set.of(first))
                .run(() -> log.recordResolution(
                        recorded.entry(), Finding.cannotTell(Finding.Reason.OVERWRITTEN, List.of("city"), null)));
        assertThat(concerning(in(first))).contains(recorded.entry());
        assertThat(concerning(in(second))).isEmpty();
        Scope clerk = new Scope(TESTER, Map.of(first, Set.of(Right.WORK_ON_OBJECTS)), false);
        assertThat(concerning(clerk)).as("someone else's change").isEmpty();
        assertThatThrownBy(
                        () -> clerk.run(() -> log.recordReview(recorded.entry(), Outcome.Result.APPLIED, "I looked")))
                .isInstanceOf(AccessDenied.class);
        assertThat(in(second).call(() -> log.recordReview(recorded.entry(), Outcome.Result.APPLIED, null)))
                .as("another company's")
                .isFalse();
        assertThat(in(first).call(() -> log.recordReview(recorded.entry(), Outcome.Result.APPLIED, "I looked")))
                .isTrue();
        assertThat(concerning(in(first))).isEmpty();
        assertThat(in(first).call(() -> log.recordReview(recorded.entry(), Outcome.Result.NOT_APPLIED, null)))
                .isFalse();
        LogEntry line = in(first).call(() -> search.get(recorded.entry()));
        assertThat(line.state()).isEqualTo(LogEntry.State.APPLIED);
        assertThat(line.review().images().reason()).isEqualTo("I looked");
    }

    @Test
    void whatThePortalHasFoundCannotBeContradicted() throws Exception {
        RecordedIntent recorded = unknown();
        Scope.ofPortal(Set.of(first))
                .run(() -> log.recordResolution(recorded.entry(), Finding.applied(Finding.Reason.AS_SENT, null)));
        assertThatThrownBy(
                        () -> in(first).run(() -> log.recordReview(recorded.entry(), Outcome.Result.NOT_APPLIED, null)))
                .isInstanceOf(EJBException.class);
        assertThat(in(first).call(() -> log.recordReview(recorded.entry(), Outcome.Result.APPLIED, null)))
                .isTrue();
    }

    private RecordedIntent unknown() throws Exception {
        RecordedIntent recorded = in(first).call(() -> log.recordIntent(intent(first)));
        in(first).run(() -> log.recordOutcome(recorded, new Outcome(Outcome.Result.UNKNOWN, null, null, null, null)));
        return recorded;
    }

    private List<Long> concerning(Scope person) throws Exception {
        return person.call(() -> openChanges.concerning(Optional.of(first), 10)).stream()
                .map(OpenChange::getIntentId)
                .toList();
    }

    @Test
    void aStreamWhoseNodeWasKilledIsSentOnByAnotherOnceItsLeaseIsOver() throws Exception {
        in(first).call(() -> log.recordIntent(intent(first)));
        long id = takenBy("killed");
        Instant now = Instant.now();
        Instant later = now.plus(Duration.ofMinutes(3));
        Scope.ofPortal(Set.of(first)).run(() -> {
            assertThat(queue.take(id, "other", now)).isEmpty();
            AuditStream stream = queue.take(id, "other", later).orElseThrow();
            List<Long> next =
                    queue.next(stream).stream().map(AuditEntry::getSequence).toList();
            assertThat(next).startsWith(1L, 2L).isSorted().doesNotHaveDuplicates();
            long last = next.get(next.size() - 1);
            assertThat(next).hasSize((int) last);
            assertThat(queue.delivered(id, "killed", last, later)).isEmpty();
            assertThat(queue.next(stream)).hasSize(next.size());
            assertThat(queue.delivered(id, "other", last, later).orElseThrow().position())
                    .isEqualTo(last);
        });
        assertThatThrownBy(() -> in(second).call(() -> streams.get(second, id))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> in(first).call(() -> streams.get(second, id))).isInstanceOf(AccessDenied.class);
    }

    /** A stream from the beginning, on which a node has the lease. Set up switched off, or the portal would be faster. */
    private long takenBy(String node) throws Exception {
        StreamSettings settings = new StreamSettings(
                "SIEM",
                StreamAddress.read(StreamAddress.Kind.HTTPS, "https://siem.invalid/")
                        .orElseThrow(),
                Optional.empty(),
                Authority.of(null),
                false);
        transaction.begin();
        long id = in(first).call(() -> {
            long made = streams.setUp(first, settings, true).id();
            streams.turn(first, made, false);
            return made;
        });
        transaction.commit();
        try (Connection connection = applicationAccount.getConnection();
                Statement sql = connection.createStatement()) {
            sql.executeUpdate("update audit_stream set active = 1, lease_holder = '" + node
                    + "', lease_until = utc_timestamp(6) + interval 2 minute where id = " + id);
        }
        return id;
    }

    private List<AuditEntry> entriesOf(RecordedIntent intent) throws Exception {
        return in(first)
                .call(() -> entities.createQuery(
                                "from AuditEntry where id = :intent or intentId = :intent", AuditEntry.class)
                        .setParameter("intent", intent.entry())
                        .getResultList());
    }

    private OpenChange openChange(RecordedIntent intent) throws Exception {
        return in(first).call(() -> entities.find(OpenChange.class, intent.entry()));
    }

    @Test
    void documentsOfAccountsAreReadAnewOnceADay() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0)) {
            in(first).call(() -> {
                long credential = credentials
                        .register(
                                first,
                                new Registration(
                                        "Konto",
                                        sandbox.root(),
                                        DemoKeys.LINDENAU.mail(),
                                        ZoneId.of(DemoKeys.LINDENAU.zone()),
                                        Optional.of(new ApiKey(DemoKeys.LINDENAU.key()))),
                                true)
                        .getId();
                assertThat(catalogues.of(first, credential).inMenus()).isNotEmpty();
                sandbox.forgetRequests();
                catalogues.refreshDaily(first, Instant.now());
                assertThat(sandbox.requests()).isEmpty();
                catalogues.refreshDaily(first, Instant.now().plus(Duration.ofDays(1)));
                assertThat(sandbox.requests()).isNotEmpty();
                assertThat(documents.versions(first, credential)).hasSize(1);
                sandbox.dialect(Dialect.RELEASE_2_7);
                catalogues.refreshDaily(first, Instant.now().plus(Duration.ofDays(1)));
                assertThat(documents.versions(first, credential)).hasSize(2);
                assertThat(catalogues.of(first, credential).openapi()).startsWith("3.0");
                return null;
            });
        }
    }

    @Test
    void aSessionThatNobodySignedOutOfEndsWithAnEntryOfThePortals() throws Exception {
        long user = member(first, UUID.randomUUID().toString());
        ends.sessionDestroyed(EndingSession.of(user, "idle", Duration.ofSeconds(61)));
        ends.sessionDestroyed(EndingSession.of(user, "replaced", Duration.ofSeconds(5)));
        ends.sessionDestroyed(EndingSession.begunBefore(user, "old", Duration.ofHours(12)));
        List<LogEntry> lines = in(first).call(() -> search.find(AuditQuery.EVERYTHING, 3));
        assertThat(lines)
                .extracting(
                        line -> line.entry().getAction() + " " + line.entry().getOriginSession())
                .containsExactly("sign_in.outlast old", "sign_in.cease replaced", "sign_in.expire idle");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.label()).isEqualTo("Eva Mai");
            assertThat(line.entry().getActorId()).isNull();
            assertThat(line.entry().getActorName()).isEqualTo("Kontor");
        });
        assertThat(in(second).call(() -> search.find(AuditQuery.EVERYTHING, 100)))
                .noneMatch(line -> line.entry().getAction().startsWith("sign_in"));
    }

    private long member(CompanyId company, String signInName) throws Exception {
        Invitations.Made made = in(company).call(() -> invitations.invite(company, signInName, "Eva Mai", Role.CLERK));
        return joining.begin(signInName, made.code(), "192.0.2.1").orElseThrow().getId();
    }

    @Test
    void theInstallationHasOneLogAndIsNoCompanyAmongOthers() throws Exception {
        CompanyId installation = companies.installation().orElseThrow();
        assertThatThrownBy(companies::createInstallation).isInstanceOf(EJBException.class);
        Scope operator = new Scope(TESTER, Map.of(installation, Set.of(Right.READ_AUDIT_LOG)), true);
        assertThat(operator.call(companies::list)).isEmpty();
        assertThat(operator.call(companies::withLogs)).extracting(Company::id).containsExactly(installation);
        assertThat(in(first).call(companies::withLogs)).extracting(Company::id).containsExactly(first);
        assertThat(operator.call(() -> companies.create("Installation")).getName())
                .as("its name is not taken")
                .isEqualTo("Installation");
    }

    @Test
    void peopleWhoSignInAtOnceWaitForEachOtherInNoCircle() throws Exception {
        String name = UUID.randomUUID().toString();
        long user = member(second, name);
        long invitation = in(first)
                .call(() -> invitations.invite(first, name, "Eva Mai", Role.CLERK))
                .invitation()
                .getId();
        in(second, user).call(() -> joining.accept(invitation));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> ends = Collections.nCopies(40, () -> {
                this.ends.sessionDestroyed(EndingSession.of(user, "one of many", Duration.ZERO));
                return true;
            });
            assertThat(successes(threads.invokeAll(ends))).isEqualTo(40);
        } finally {
            threads.shutdownNow();
        }
        for (CompanyId company : List.of(first, second)) {
            assertThat(in(company).call(() -> search.find(AuditQuery.EVERYTHING.in(company), 100)))
                    .filteredOn(line -> line.entry().getAction().equals("sign_in.cease"))
                    .hasSize(40);
        }
    }

    @Test
    void aRuleThatIsSetWhileAnArchiveIsWrittenCountsForIt() throws Exception {
        in(first).run(() -> retentions.set(first, 12, true));
        assertThat(in(first).call(() -> retentions.recordArchive(first, 1, 1, "log.jsonl.gz", Instant.now())))
                .isFalse();
        assertThat(in(first).call(() -> search.find(AuditQuery.EVERYTHING, 100)))
                .noneMatch(line -> line.entry().getAction().equals("log.archive"));
    }

    @Test
    void twoAdministratorsCannotTakeItFromEachOther() throws Exception {
        races.aCompanyKeepsAnAdministrator();
    }

    @Test
    void twoOperatorsCannotDeactivateEachOther() throws Exception {
        races.theInstallationKeepsAnOperator();
    }

    @Test
    void peopleJoinOnceHoweverOftenTheyAccept() throws Exception {
        races.whoeverIsInvitedJoinsOnce();
        races.whoeverIsNewBeginsOnce();
        races.peopleSignInTwiceAtOnce();
    }

    @Test
    void guessesAtTheSameMomentAreAllCounted() throws Exception {
        races.noGuessIsFree();
        races.strangersMakeNobodyWaitWhoIsKnown();
    }

    @Test
    void aPasswordIsReplacedByWhoeverAdministersAllThatItOpens() throws Exception {
        long eva = member(first, UUID.randomUUID().toString());
        assertThat(in(first).call(() -> people.giveOneTimePassword(first, eva)).name())
                .isEqualTo("Eva Mai");
        String name = UUID.randomUUID().toString();
        long elsewhereToo = member(second, name);
        assertThatThrownBy(() -> in(first).call(() -> people.giveOneTimePassword(first, elsewhereToo)))
                .isInstanceOf(AccessDenied.class);
        long invitation = in(first)
                .call(() -> invitations.invite(first, name, "Eva Mai", Role.CLERK))
                .invitation()
                .getId();
        in(second, elsewhereToo).call(() -> joining.accept(invitation));
        assertThatThrownBy(() -> in(first).call(() -> people.giveOneTimePassword(first, elsewhereToo)))
                .isInstanceOf(NotTheirAdministrator.class);
        assertThatThrownBy(() -> in(first).call(() -> allPeople.giveOneTimePassword(eva)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> in(first).call(() -> allPeople.deactivate(eva)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> in(first).call(() -> allPeople.find(""))).isInstanceOf(AccessDenied.class);
    }

    @Test
    void namesAndLabelsAreTakenOnce() throws Exception {
        races.aCompanysNameIsTakenOnce();
        races.aCredentialsLabelIsTakenOnce();
    }

    @Test
    void limitsHoldWhenTwoComeAtOnce() throws Exception {
        races.aCompanyHasNoMoreStreamsThanItMay();
        races.whatPeopleKeepIsKeptOnce();
        races.nobodyHasMoreUnderWayThanTheyMay();
    }

    @Test
    void whatTwoDecideAtOnceIsDecidedOnce() throws Exception {
        races.anErasureIsAskedForAndDecidedOnce();
        races.whatThereIsOnceComesIntoBeingOnce();
    }

    private static Scope in(CompanyId company, long user) {
        return new Scope(
                new Actor(user, "User " + user, "192.0.2.1", "session"),
                Map.of(company, Set.of(Right.values())),
                false);
    }

    private KeyTrial keyOfFirst() throws SQLException {
        return new KeyTrial(migration(), first);
    }

    private void askForErasure() throws Exception {
        in(first).run(() -> companies.archive(first));
        in(first, 1).run(() -> erasures.ask(first, "The contract has ended"));
    }

    private List<AuditEntry> chainOfFirst() throws Exception {
        return in(first)
                .call(() -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultList());
    }

    private Images opened(AuditEntry entry) throws Exception {
        return in(first).call(() -> log.images(entry));
    }

    @Test
    void anErasedCompanysChainIsAsItWasAndItsLogGoesOn() throws Exception {
        in(first).call(() -> log.recordIntent(intent(first)));
        in(first)
                .run(() -> entities.createQuery("from OpenChange", OpenChange.class)
                        .getResultList()
                        .forEach(change -> log.giveUp(change.getIntentId())));
        askForErasure();
        List<AuditEntry> before = chainOfFirst();
        in(first, 2).run(() -> erasures.confirm(first, companies.get(first).getName()));
        in(first).run(() -> dataKeys.destroyCondemned(first));
        in(first).run(() -> companies.restore(first));
        List<AuditEntry> after = chainOfFirst();
        assertThat(after).hasSizeGreaterThan(before.size() + 1);
        for (AuditEntry entry : after) {
            assertThat(entry.hash()).isEqualTo(entry.computeHash());
            boolean erased = entry.getSequence() <= before.size();
            assertThat(opened(entry).isErased()).as(entry.getAction()).isEqualTo(erased);
            if (erased) {
                assertThat(entry.hash())
                        .isEqualTo(before.get((int) entry.getSequence() - 1).hash());
            }
        }
        assertThat(opened(after.get(after.size() - 1)).label())
                .isEqualTo(in(first).call(() -> companies.get(first)).getName());
        assertThat(in(first).call(() -> search.find(AuditQuery.EVERYTHING, 100)))
                .extracting(LogEntry::label)
                .contains("—");
        assertThat(in(first).call(() -> openChanges.concerning(Optional.of(first), 10)))
                .isEmpty();
        assertThat(in(first).call(() -> erasures.of(first, 1)))
                .get()
                .extracting(Erasure::getAskedBy, Erasure::getDecidedBy)
                .containsExactly("User 1", "User 2");
        assertThat(in(first).call(() -> erasures.of(first, after.size()))).isEmpty();
    }

    @Test
    void aBackupFromBeforeTheErasureCannotBeOpenedBesideTheSharesThatAreLeft() throws Exception {
        AuditEntry entry = chainOfFirst().get(0);
        KeyTrial trial = keyOfFirst();
        KeyTrial.Row backup = trial.row();
        assertThat(KeyTrial.permissions(trial.file(backup.share()).orElseThrow()))
                .isEqualTo("rw-------");
        askForErasure();
        in(first, 2).run(() -> erasures.confirm(first, companies.get(first).getName()));
        in(first).run(() -> dataKeys.destroyCondemned(first));
        assertThat(trial.file(backup.share())).isEmpty();
        KeyTrial.Row fresh = trial.row();
        assertThat(trial.file(fresh.share())).isPresent();
        trial.putBack(backup);
        assertThatThrownBy(() -> opened(entry)).rootCause().isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> opened(entry)).hasMessageContaining("Put it back from the copy");
        trial.putBack(new KeyTrial.Row(backup.wrapped(), fresh.share(), null, 0));
        assertThatThrownBy(() -> opened(entry)).hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
        trial.putBack(backup);
        assertThat(in(first).call(() -> dataKeys.erasedElsewhere())).containsExactly(first);
        Scope.ofPortal(Set.of(first)).run(() -> erasures.eraseAgain(first));
        assertThat(in(first).call(() -> dataKeys.erasedElsewhere())).isEmpty();
        assertThat(opened(entry).isErased()).isTrue();
    }

    @Test
    void aShareThatIsLostIsNotTakenForErased() throws Exception {
        KeyTrial trial = keyOfFirst();
        Path share = trial.file(trial.row().share()).orElseThrow();
        byte[] copy = Files.readAllBytes(share);
        Files.delete(share);
        assertThatThrownBy(() -> in(first).call(() -> dataKeys.erasedElsewhere()))
                .hasMessageContaining(share.toString());
        Files.write(share, copy);
        assertThat(in(first).call(() -> dataKeys.erasedElsewhere())).isEmpty();
        assertThat(opened(chainOfFirst().get(0)).isErased()).isFalse();
    }

    @Test
    void anErasureThatIsCutOffIsEitherNotBegunOrFinished() throws Exception {
        AuditEntry entry = chainOfFirst().get(0);
        KeyTrial trial = keyOfFirst();
        String share = trial.row().share();
        Path file = trial.file(share).orElseThrow();
        byte[] copy = Files.readAllBytes(file);
        askForErasure();
        transaction.begin();
        in(first, 2).run(() -> erasures.confirm(first, companies.get(first).getName()));
        transaction.rollback();
        assertThat(opened(entry).isErased()).as("cut off before the commit").isFalse();
        assertThat(file).exists();
        in(first, 2).run(() -> erasures.confirm(first, companies.get(first).getName()));
        assertThat(opened(entry).isErased()).isTrue();
        KeyTrial.Row row = trial.row();
        KeyTrial.Row cutOff = new KeyTrial.Row(row.wrapped(), row.share(), share, row.erasedThrough());
        // The portal's upkeep may be faster; it does the same.
        Files.write(file, copy);
        trial.putBack(cutOff);
        in(first)
                .call(() -> dataKeys.condemned())
                .forEach(condemned -> in(first).run(() -> dataKeys.destroyCondemned(condemned)));
        assertThat(file).as("cut off after the commit").doesNotExist();
        trial.putBack(cutOff);
        in(first)
                .call(() -> dataKeys.condemned())
                .forEach(condemned -> in(first).run(() -> dataKeys.destroyCondemned(condemned)));
        assertThat(trial.row().condemnedShare())
                .as("cut off after the file was deleted")
                .isNull();
        assertThat(trial.file(row.share())).isPresent();
        assertThat(in(first).call(() -> dataKeys.erasedElsewhere())).isEmpty();
    }

    @Test
    void aKeyFromBeforeThereWereSharesGetsOneAndNothingIsLostWhenThatIsCutOff() throws Exception {
        KeyTrial trial = keyOfFirst();
        trial.giveKeyWithoutShare();
        byte[] before = trial.row().wrapped();
        Purpose purpose = new Purpose("test");
        byte[] sealed = in(first).call(() -> vault.seal(first, purpose, new byte[] {1}));
        assertThat(in(first).call(() -> dataKeys.withoutShare())).containsExactly(first);
        in(first).run(() -> dataKeys.giveShare(first));
        KeyTrial.Row after = trial.row();
        trial.putBack(new KeyTrial.Row(before, null, null, 0));
        assertThat(in(first).call(() -> vault.open(first, purpose, sealed)))
                .as("the share was written, the row was not")
                .containsExactly(1);
        trial.putBack(after);
        in(first).run(() -> dataKeys.giveShare(first));
        assertThat(trial.row().share()).isEqualTo(after.share());
        assertThat(in(first).call(() -> vault.open(first, purpose, sealed))).containsExactly(1);
        trial.putBack(new KeyTrial.Row(after.wrapped(), null, null, 0));
        assertThatThrownBy(() -> in(first).call(() -> vault.open(first, purpose, sealed)))
                .as("by the key-encryption key alone")
                .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
    }

    @Test
    void anErasureNeedsAnArchivedCompanyTwoAdministratorsAndItsNameWithinAWeek() throws Exception {
        assertThatThrownBy(() -> in(first, 1).run(() -> erasures.ask(first, "x")))
                .hasMessageContaining("NOT_ARCHIVED");
        assertThatThrownBy(() -> in(second, 1).run(() -> erasures.ask(first, "x")))
                .isInstanceOf(AccessDenied.class);
        askForErasure();
        String name = in(first).call(() -> companies.get(first).getName());
        assertThatThrownBy(() -> in(first, 2).run(() -> erasures.ask(first, "x")))
                .hasMessageContaining("ASKED_ALREADY");
        assertThatThrownBy(() -> in(first, 1).run(() -> erasures.confirm(first, name)))
                .hasMessageContaining("OWN_REQUEST");
        assertThatThrownBy(() -> in(first, 1).run(() -> erasures.refuse(first))).hasMessageContaining("OWN_REQUEST");
        assertThatThrownBy(() -> in(first, 2).run(() -> erasures.withdraw(first)))
                .hasMessageContaining("NOT_OWN_REQUEST");
        assertThatThrownBy(() -> in(first, 2).run(() -> erasures.confirm(first, "Another name")))
                .hasMessageContaining("OTHER_NAME");
        assertThatThrownBy(() -> in(second, 2).run(() -> erasures.confirm(first, name)))
                .isInstanceOf(AccessDenied.class);
        for (Right right : List.of(Right.WORK_ON_OBJECTS, Right.READ_AUDIT_LOG)) {
            Scope other = new Scope(new Actor(2L, "B", null, null), Map.of(first, Set.of(right)), false);
            assertThatThrownBy(() -> other.run(() -> erasures.confirm(first, name)))
                    .isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> other.call(() -> erasures.open(first))).isInstanceOf(AccessDenied.class);
        }
        change("update erasure set asked_at = asked_at - interval 7 day where company_id = " + first);
        change("update company set archived_at = archived_at - interval 8 day where id = " + first);
        assertThatThrownBy(() -> in(first, 2).run(() -> erasures.confirm(first, name)))
                .as("after a week")
                .hasMessageContaining("NOT_ASKED");
        in(first, 1).run(() -> erasures.ask(first, "Once more"));
        in(first).run(() -> companies.restore(first));
        in(first).run(() -> companies.archive(first));
        assertThatThrownBy(() -> in(first, 2).run(() -> erasures.confirm(first, name)))
                .as("after it was active again")
                .hasMessageContaining("NOT_ASKED");
    }

    private static void change(String update) throws SQLException {
        try (Connection connection = migration();
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(update);
        }
    }

    @Test
    void whatIsErasedIsNotWhatIsUnderWay() throws Exception {
        in(first).call(() -> log.recordIntent(intent(first)));
        askForErasure();
        String name = in(first).call(() -> companies.get(first).getName());
        assertThatThrownBy(() -> in(first, 2).run(() -> erasures.confirm(first, name)))
                .hasMessageContaining("CHANGE_UNDER_WAY");
        change("update open_change set recorded_at = recorded_at - interval 1 hour where company_id = " + first);
        in(first, 2).run(() -> erasures.confirm(first, name));
        assertThat(in(first).call(() -> search.find(AuditQuery.EVERYTHING, 100)))
                .filteredOn(line -> !line.isLocal())
                .extracting(LogEntry::state)
                .containsExactly(LogEntry.State.UNKNOWN);
    }

    @Test
    void viewsAreSealedAndGoWithTheData() throws Exception {
        in(first, 1).call(() -> views.save(first, "customers", "Frau Lovelace", "?search=Lovelace"));
        change("insert into saved_view (id, company_id, user_id, resource_type, name, address, created_at)"
                + " select next value for saved_view_seq, " + first
                + ", 1, 'customers', 'Old', '?search=Hopper', now(6)");
        Scope.ofPortal(Set.of(first)).run(() -> views.sealOld());
        assertThat(in(first, 1).call(() -> views.views(first, "customers")))
                .extracting(SavedView::getName, SavedView::getAddress)
                .containsExactly(
                        Tuple.tuple("Frau Lovelace", "?search=Lovelace"), Tuple.tuple("Old", "?search=Hopper"));
        assertThat(rows("select concat(ifnull(name, ''), ifnull(address, ''), sealed) from saved_view"))
                .noneMatch(row -> row.contains("Lovelace") || row.contains("Hopper"));
        askForErasure();
        in(first, 2).run(() -> erasures.confirm(first, companies.get(first).getName()));
        assertThat(in(first, 1).call(() -> views.views(first, "customers"))).isEmpty();
    }

    private static List<String> rows(String query) throws SQLException {
        try (Connection connection = migration();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
