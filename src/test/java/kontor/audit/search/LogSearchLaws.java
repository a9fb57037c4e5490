package kontor.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import kontor.audit.AuditLog;
import kontor.audit.AuditQuery;
import kontor.audit.AuditSearch;
import kontor.audit.Finding;
import kontor.audit.Intent;
import kontor.audit.LogEntry;
import kontor.audit.Outcome;
import kontor.audit.RecordedIntent;
import kontor.company.AccessDenied;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.network.PortalDataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of searches in the log; played where the other laws are, on the real database. */
public abstract class LogSearchLaws {
    private static final Actor ANNA = new Actor(901L, "Anna", "192.0.2.1", "session");
    private static final Actor TOM = new Actor(902L, "Tom", "192.0.2.2", "session");

    @Inject
    private Companies companies;

    @Inject
    private AuditLog log;

    @Inject
    private AuditSearch search;

    @Inject
    private OlderLines olderLines;

    @Inject
    private SavedSearches savedSearches;

    @Inject
    private Choices choices;

    @Resource(lookup = "java:app/jdbc/kontor")
    private DataSource database;

    private CompanyId farm;
    private CompanyId other;
    private RecordedIntent price;
    private RecordedIntent address;
    private RecordedIntent order;

    @BeforeEach
    void aLogToLookThrough() throws Exception {
        Scope operator = new Scope(new Actor(null, "Gründer", null, null), Map.of(), true);
        farm = operator.call(() -> companies.create("Hof " + UUID.randomUUID())).id();
        other = operator.call(() -> companies.create("Anderer " + UUID.randomUUID()))
                .id();
        price = records(
                ANNA,
                farm,
                "products",
                "/api_v2/products/12",
                "Eier, 10er",
                "Preiserhöhung im März",
                json("price", "3.20"),
                json("price", "3.50"));
        ends(farm, price, Outcome.Result.APPLIED);
        address = records(
                TOM,
                farm,
                "customers",
                "/api_v2/customers/7",
                "Jörg Weiß",
                null,
                json("street", "Am Markt 3"),
                json("street", "Mühlenweg 12"));
        ends(farm, address, Outcome.Result.REJECTED);
        order = records(
                TOM,
                farm,
                "orders",
                "/api_v2/orders/9",
                "Bestellung 9",
                "Umzug",
                json("note", "a"),
                json("note", "Hintereingang"));
    }

    private static JsonObject json(String field, String value) {
        return value.matches("[0-9.]+")
                ? Json.createObjectBuilder()
                        .add(field, new java.math.BigDecimal(value))
                        .build()
                : Json.createObjectBuilder().add(field, value).build();
    }

    private RecordedIntent records(
            Actor actor,
            CompanyId company,
            String type,
            String id,
            String label,
            String reason,
            JsonObject before,
            JsonObject sent)
            throws Exception {
        return scope(actor, company, Right.WORK_ON_OBJECTS)
                .call(() -> log.recordIntent(new Intent(
                        company,
                        1,
                        "Konto",
                        "object.patch",
                        type,
                        id,
                        label,
                        "PATCH",
                        id,
                        reason,
                        before,
                        sent,
                        null)));
    }

    private void ends(CompanyId company, RecordedIntent intent, Outcome.Result result) {
        scope(ANNA, company, Right.values())
                .run(() -> log.recordOutcome(intent, new Outcome(result, 200, Duration.ofMillis(5), null, null)));
    }

    private static Scope scope(Actor actor, CompanyId company, Right... rights) {
        return new Scope(actor, Map.of(company, Set.of(rights)), false);
    }

    private static AuditQuery query(Sought sought) {
        return query(null, null, null, null, sought);
    }

    private static AuditQuery query(Long person, String type, String object, LogEntry.State state, Sought sought) {
        return new AuditQuery(
                Optional.empty(),
                Optional.ofNullable(person),
                Optional.ofNullable(type),
                Optional.ofNullable(object),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(state),
                false,
                false,
                Optional.empty(),
                sought);
    }

    private static Sought text(String words) {
        return new Sought(
                Optional.of(words), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Sought field(String field, String old, String now) {
        return new Sought(
                Optional.empty(),
                field.isEmpty() ? Set.of() : Set.of(field),
                Optional.ofNullable(old),
                Optional.ofNullable(now),
                Optional.empty(),
                Optional.empty());
    }

    private static Sought reason(String words) {
        return new Sought(
                Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.of(words), Optional.empty());
    }

    private static Sought call(UUID call) {
        return new Sought(
                Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(call));
    }

    private List<Long> found(Scope scope, AuditQuery query) throws Exception {
        return scope.call(() -> search.find(query, 50)).stream()
                .map(line -> line.entry().getId())
                .toList();
    }

    private List<Long> found(AuditQuery query) throws Exception {
        return found(scope(ANNA, farm, Right.READ_AUDIT_LOG), query);
    }

    @Test
    void wordsFieldsValuesReasonsAndCallsFindTheirLinesAndNoOther() throws Exception {
        assertThat(found(query(text("eier")))).containsExactly(price.entry());
        assertThat(found(query(text("EIER 3,50 maerz")))).containsExactly(price.entry());
        assertThat(found(query(text("eier mühlenweg")))).isEmpty();
        assertThat(found(query(text("Joerg weiss")))).containsExactly(address.entry());
        assertThat(found(query(text("?")))).isEmpty();
        assertThat(found(query(field("price", null, null)))).containsExactly(price.entry());
        assertThat(found(query(field("price", "3,2", null)))).containsExactly(price.entry());
        assertThat(found(query(field("price", "3,5", null)))).isEmpty();
        assertThat(found(query(field("", null, "3.50")))).containsExactly(price.entry());
        assertThat(found(query(field("", "Am Markt 3", "Mühlenweg")))).containsExactly(address.entry());
        assertThat(found(query(field("price", null, "Mühlenweg")))).isEmpty();
        assertThat(found(query(reason("umzug")))).containsExactly(order.entry());
        assertThat(found(query(reason("Hintereingang")))).isEmpty();
        assertThat(found(query(call(address.callId())))).containsExactly(address.entry());
        assertThat(found(query(call(UUID.randomUUID())))).isEmpty();
    }

    @Test
    void peopleTypesObjectsAndOutcomesFindTheirLinesAndNoOther() throws Exception {
        assertThat(found(query(902L, null, null, null, Sought.NOTHING)))
                .containsExactly(order.entry(), address.entry());
        assertThat(found(query(902L, "orders", null, null, Sought.NOTHING))).containsExactly(order.entry());
        assertThat(found(query(null, "products", null, null, Sought.NOTHING))).containsExactly(price.entry());
        assertThat(found(query(null, null, "7", null, Sought.NOTHING))).containsExactly(address.entry());
        assertThat(found(query(null, null, "/api_v2/customers/7", null, Sought.NOTHING)))
                .containsExactly(address.entry());
        assertThat(found(query(null, "customers", "/api_v2/customers/7", null, Sought.NOTHING)))
                .containsExactly(address.entry());
        assertThat(found(query(null, "customers", "/api_v2/customers/77", null, Sought.NOTHING)))
                .isEmpty();
        assertThat(found(query(null, null, "/api_v3/customers/7", null, Sought.NOTHING)))
                .isEmpty();
        assertThat(found(query(null, null, null, LogEntry.State.APPLIED, Sought.NOTHING)))
                .containsExactly(price.entry());
        assertThat(found(query(902L, null, null, LogEntry.State.REJECTED, Sought.NOTHING)))
                .containsExactly(address.entry());
        assertThat(found(query(901L, null, null, LogEntry.State.REJECTED, Sought.NOTHING)))
                .isEmpty();
        assertThat(found(query(null, null, null, LogEntry.State.PENDING, Sought.NOTHING)))
                .containsExactly(order.entry());
        assertThat(found(query(null, null, null, LogEntry.State.DONE, Sought.NOTHING)))
                .hasSize(1);
        assertThat(found(query(902L, "customers", "7", LogEntry.State.REJECTED, text("mühlenweg"))))
                .containsExactly(address.entry());
    }

    @Test
    void theSameNameInOtherAccountsIsLeftOutAndSoIsWhatWentThroughNoAccess() throws Exception {
        AuditQuery everything = query(Sought.NOTHING);
        assertThat(found(everything.notThrough(Set.of(2L))))
                .containsExactly(order.entry(), address.entry(), price.entry());
        assertThat(found(everything.notThrough(Set.of()))).isEqualTo(found(everything.notThrough(Set.of(2L))));
        assertThat(found(everything))
                .as("with what was done in the portal itself")
                .hasSize(4);
        assertThat(found(everything.notThrough(Set.of(1L, 2L)))).isEmpty();
        AuditQuery customer =
                AuditQuery.EVERYTHING.about("customers", "/api_v2/customers/7").notThrough(Set.of(2L));
        assertThat(found(customer)).containsExactly(address.entry());
        assertThat(found(customer.notThrough(Set.of(1L)))).isEmpty();
        assertThat(found(customer.in(farm).olderThan(Long.MAX_VALUE).notThrough(Set.of(1L))))
                .isEmpty();
    }

    @Test
    void aLineIsInTheStateThatIsKnownLast() throws Exception {
        ends(farm, order, Outcome.Result.UNKNOWN);
        assertThat(found(query(null, null, null, LogEntry.State.UNKNOWN, Sought.NOTHING)))
                .containsExactly(order.entry());
        Scope portal = Scope.ofPortal(Set.of(farm));
        portal.run(() -> log.recordResolution(order.entry(), Finding.notApplied(Finding.Reason.AS_BEFORE, null)));
        assertThat(found(query(null, null, null, LogEntry.State.UNKNOWN, Sought.NOTHING)))
                .isEmpty();
        scope(ANNA, farm, Right.values())
                .run(() -> log.recordReview(order.entry(), Outcome.Result.NOT_APPLIED, "beim Kunden nachgefragt"));
        assertThat(found(query(null, null, null, LogEntry.State.NOT_APPLIED, Sought.NOTHING)))
                .containsExactly(order.entry());
        assertThat(found(query(reason("nachgefragt")))).containsExactly(order.entry());
    }

    @Test
    void timesFindWhatHappenedBetweenThem() throws Exception {
        Scope auditor = scope(ANNA, farm, Right.READ_AUDIT_LOG);
        Instant at = auditor.call(() -> search.get(address.entry())).happenedAt();
        assertThat(found(within(at, at.plusNanos(1000)))).containsExactly(address.entry());
        assertThat(found(within(at.plusNanos(1000), null))).containsExactly(order.entry());
        assertThat(found(within(null, at))).contains(price.entry()).doesNotContain(address.entry(), order.entry());
        assertThat(found(within(at.plus(Duration.ofDays(1)), at.plus(Duration.ofDays(2)))))
                .isEmpty();
    }

    private static AuditQuery within(Instant from, Instant until) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }

    @Test
    void nobodyFindsWhatTheyMayNotRead() throws Exception {
        RecordedIntent elsewhere = records(
                TOM,
                other,
                "products",
                "/api_v2/products/12",
                "Eier, 10er",
                "März",
                json("price", "3.20"),
                json("price", "3.50"));
        for (AuditQuery query : shapes()) {
            assertThat(found(query)).as(query.toString()).doesNotContain(elsewhere.entry());
            assertThat(found(new Scope(ANNA, Map.of(), false), query)).isEmpty();
        }
        Scope tomAsClerk = scope(TOM, farm, Right.WORK_ON_OBJECTS);
        assertThat(found(tomAsClerk, query(text("eier"))))
                .as("what another did")
                .isEmpty();
        assertThat(found(tomAsClerk, query(field("price", "3.20", null)))).isEmpty();
        assertThat(found(tomAsClerk, query(901L, null, null, null, Sought.NOTHING)))
                .isEmpty();
        assertThat(found(tomAsClerk, query(text("mühlenweg")))).containsExactly(address.entry());
        assertThat(found(tomAsClerk, AuditQuery.EVERYTHING)).containsExactly(order.entry(), address.entry());
        Scope both =
                new Scope(TOM, Map.of(farm, Set.of(Right.READ_AUDIT_LOG), other, Set.of(Right.WORK_ON_OBJECTS)), false);
        assertThat(found(both, query(text("eier")))).containsExactly(elsewhere.entry(), price.entry());
        assertThat(found(both, query(901L, null, null, null, Sought.NOTHING)))
                .as("what Anna did where the log may be read")
                .containsExactly(price.entry());
    }

    @Test
    void pagesNeitherRepeatNorSkipWhileEntriesAreAdded() throws Exception {
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            expected.add(
                    0,
                    records(
                                    i % 2 == 0 ? ANNA : TOM,
                                    farm,
                                    "tours",
                                    "/api_v2/tours/" + i,
                                    "Tour",
                                    null,
                                    json("note", "a"),
                                    json("note", "Nordtour"))
                            .entry());
        }
        List<Long> seen = new ArrayList<>();
        AuditQuery next = query(text("nordtour"));
        for (List<Long> page = page(next); !page.isEmpty(); page = page(next)) {
            seen.addAll(page);
            records(TOM, farm, "tours", "/api_v2/tours/99", "Tour", null, json("note", "a"), json("note", "Nordtour"));
            next = new AuditQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    Optional.of(page.get(page.size() - 1)),
                    text("nordtour"));
        }
        assertThat(seen).isEqualTo(expected);
    }

    private List<Long> page(AuditQuery query) throws Exception {
        return scope(ANNA, farm, Right.READ_AUDIT_LOG).call(() -> search.find(query, 7)).stream()
                .map(line -> line.entry().getId())
                .toList();
    }

    private List<AuditQuery> shapes() {
        List<AuditQuery> shapes = new ArrayList<>(List.of(
                AuditQuery.EVERYTHING,
                within(Instant.EPOCH, Instant.now().plusSeconds(9)),
                query(901L, null, null, null, Sought.NOTHING),
                query(null, "products", null, null, Sought.NOTHING),
                query(null, null, "12", null, Sought.NOTHING),
                query(call(price.callId())),
                query(text("eier")),
                query(text("eier 10er")),
                query(field("price", null, null)),
                query(field("price", "3,20", "3,50")),
                query(field("", null, "3,50")),
                query(reason("März"))));
        for (LogEntry.State state : LogEntry.State.values()) {
            shapes.add(query(null, null, null, state, Sought.NOTHING));
        }
        shapes.add(query(
                901L,
                "products",
                "/api_v2/products/12",
                LogEntry.State.APPLIED,
                new Sought(
                        Optional.of("eier"),
                        Set.of("price"),
                        Optional.of("3,20"),
                        Optional.of("3,50"),
                        Optional.of("März"),
                        Optional.of(price.callId()))));
        return shapes;
    }

    /** Each of the two is had by thousands of newer lines, so that the search goes back in several steps. */
    @Test
    void whatIsFrequentButRarelyMeetsIsFoundHoweverFarBack() throws Exception {
        List<Long> meetings = new ArrayList<>();
        for (CompanyId company : List.of(farm, other, farm)) {
            RecordedIntent meeting = records(
                    ANNA,
                    company,
                    "tours",
                    "/api_v2/tours/1",
                    "Tour",
                    null,
                    json("note", "a"),
                    json("note", "Nordtour"));
            meetings.add(0, meeting.entry());
        }
        repeats(2500, farm, 901, "products");
        repeats(2500, farm, 902, "tours");
        repeats(1500, other, 901, "products");
        repeats(1500, other, 902, "tours");
        repeats(60, farm, 901, "products");
        Scope both =
                new Scope(ANNA, Map.of(farm, Set.of(Right.READ_AUDIT_LOG), other, Set.of(Right.READ_AUDIT_LOG)), false);
        assertThat(found(both, query(901L, "tours", null, null, Sought.NOTHING)))
                .isEqualTo(meetings);
        assertThat(found(query(901L, "tours", null, null, Sought.NOTHING)))
                .isEqualTo(List.of(meetings.get(0), meetings.get(2)));
        List<Long> products = new ArrayList<>();
        AuditQuery next = query(901L, "products", null, null, Sought.NOTHING);
        for (List<Long> page = found(both, next); !page.isEmpty(); page = found(both, next)) {
            products.addAll(page);
            next = next.olderThan(page.get(page.size() - 1));
        }
        assertThat(products).hasSize(2500 + 1500 + 60 + 1).isSortedAccordingTo(Comparator.reverseOrder());
    }

    /** So many more lines, which nobody has recorded: nothing but their columns is looked at. */
    private static void repeats(int times, CompanyId company, long person, String type) throws SQLException {
        try (Connection connection = migration();
                Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery(
                    "select next value for audit_entry_seq, max(sequence) from audit_entry where company_id = "
                            + company);
            row.next();
            long id = row.getLong(1);
            long sequence = row.getLong(2);
            String rows = LongStream.rangeClosed(1, times)
                    .mapToObj(i -> "(" + (id + i) + ", " + company + ", " + (sequence + i)
                            + ", 'LOCAL', utc_timestamp(6), " + person + ", 'X', 'x', '" + type
                            + "', '', '', 2, repeat('x', 32), repeat('x', 32), repeat('x', 32))")
                    .collect(Collectors.joining(", "));
            statement.executeUpdate("insert into audit_entry (id, company_id, sequence, kind, happened_at,"
                    + " actor_id, actor_name, action, object_type, object_id, sealed, format, content_hash,"
                    + " previous_hash, hash) values " + rows);
            statement.execute("select setval(audit_entry_seq, " + (id + times) + ")");
        }
    }

    /** The statements of all companies go to the database as one. */
    @Test
    void pagesOfAHundredCompaniesHoldTheNewestOfAll() throws Exception {
        Scope operator = new Scope(new Actor(null, "Gründer", null, null), Map.of(), true);
        Map<CompanyId, Set<Right>> rights = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            String name = "Einer von vielen " + UUID.randomUUID();
            rights.put(operator.call(() -> companies.create(name)).id(), Set.of(Right.values()));
        }
        List<Long> newestFirst = new ArrayList<>();
        for (CompanyId company : rights.keySet()) {
            newestFirst.add(
                    0,
                    records(
                                    TOM,
                                    company,
                                    "customers",
                                    "/api_v2/customers/7",
                                    "Gemeinsam",
                                    null,
                                    json("street", "Am Markt 3"),
                                    json("street", "Mühlenweg 12"))
                            .entry());
        }
        Scope all = new Scope(ANNA, rights, false);
        for (AuditQuery query : List.of(
                query(902L, null, null, null, Sought.NOTHING),
                query(text("gemeinsam mühlenweg")),
                query(902L, "customers", "7", LogEntry.State.PENDING, field("street", "Am Markt 3", null)))) {
            assertThat(found(all, query)).isEqualTo(newestFirst.subList(0, 50));
            assertThat(found(all, query.olderThan(newestFirst.get(49)))).isEqualTo(newestFirst.subList(50, 100));
        }
    }

    @Test
    void theTimeLineOfAnObjectBeginsWithItsCreation() throws Exception {
        Scope anna = scope(ANNA, farm, Right.values());
        RecordedIntent creation = anna.call(() -> log.recordIntent(new Intent(
                farm,
                1,
                "Konto",
                "object.post",
                "customers",
                "/api_v2/customers",
                "Neu",
                "POST",
                "/api_v2/customers",
                null,
                null,
                json("street", "Am Anger 1"),
                null)));
        anna.run(() -> log.recordOutcome(
                creation,
                new Outcome(
                        Outcome.Result.APPLIED,
                        201,
                        Duration.ofMillis(5),
                        Json.createObjectBuilder(json("street", "Am Anger 1"))
                                .add("@id", "/api_v2/customers/77")
                                .build(),
                        null)));
        RecordedIntent later = records(
                TOM,
                farm,
                "customers",
                "/api_v2/customers/77",
                "Neu",
                null,
                json("street", "Am Anger 1"),
                json("street", "Am Anger 2"));
        Sought nothing = Sought.NOTHING;
        assertThat(found(anna, query(null, "customers", "/api_v2/customers/77", null, nothing)))
                .containsExactly(later.entry(), creation.entry());
        assertThat(found(anna, query(null, "customers", "77", null, nothing)))
                .containsExactly(later.entry(), creation.entry());
        assertThat(found(anna, query(902L, "customers", "/api_v2/customers/77", null, nothing)))
                .containsExactly(later.entry());
        assertThat(found(anna, query(null, "customers", "/api_v2/customers/77", null, text("Anger"))))
                .containsExactly(later.entry(), creation.entry());
        assertThat(found(anna, query(null, "customers", "/api_v2/customers/7", null, nothing)))
                .containsExactly(address.entry());
        Scope tom = scope(TOM, farm, Right.WORK_ON_OBJECTS);
        assertThat(found(tom, query(null, "customers", "/api_v2/customers/77", null, nothing)))
                .containsExactly(later.entry());
    }

    @Test
    void everyStatementGoesAlongAnIndex() throws Exception {
        for (int i = 0; i < 30; i++) {
            RecordedIntent more = records(
                    ANNA,
                    farm,
                    "products",
                    "/api_v2/products/12",
                    "Eier, 10er",
                    "März",
                    json("price", "3.20"),
                    json("price", "3.50"));
            ends(farm, more, Outcome.Result.APPLIED);
        }
        try (Connection connection = migration()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze table audit_entry, audit_term, open_change");
            }
            for (AuditQuery query : shapes()) {
                Criteria criteria = Criteria.of(query);
                List<byte[]> blind = criteria.allTerms().stream()
                        .map(term -> new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                        .toList();
                Statements statements = new Statements(query, criteria.kinds());
                for (Optional<Long> own : List.of(Optional.<Long>empty(), Optional.of(902L))) {
                    Part one = new Part(farm.value(), criteria.in(farm, own, blind), 1, Long.MAX_VALUE - 1);
                    Part another = new Part(other.value(), criteria.in(other, own, blind), 1, Long.MAX_VALUE - 1);
                    goesAlongAnIndex(connection, statements.bounds(one.company()), query);
                    // A call is of one line at most, so that it always comes first.
                    int firsts = query.sought().call().isPresent()
                            ? 1
                            : one.criteria().size();
                    for (int first = 0; first < firsts; first++) {
                        List<Integer> order = new ArrayList<>(
                                IntStream.range(0, one.criteria().size())
                                        .boxed()
                                        .toList());
                        order.remove(Integer.valueOf(first));
                        order.add(0, first);
                        for (Sql sql : statements.newestCounted(one, first, 40)) {
                            goesAlongAnIndex(connection, sql, query);
                        }
                        for (Sql sql : statements.lines(List.of(one), order, 51)) {
                            goesAlongAnIndex(connection, sql, query);
                        }
                        for (Sql sql : statements.counted(List.of(one, another), first)) {
                            goesAlongAnIndex(connection, sql, query);
                        }
                        for (Sql sql : statements.lines(List.of(one, another), order, 51)) {
                            mayBeSorted(connection, sql, query);
                        }
                    }
                }
            }
        }
    }

    private static void goesAlongAnIndex(Connection connection, Sql sql, AuditQuery query) throws SQLException {
        goesAlongAnIndex(connection, sql, query, "filesort", "temporary");
    }

    /** What is found in several companies at once is sorted. */
    private static void mayBeSorted(Connection connection, Sql sql, AuditQuery query) throws SQLException {
        goesAlongAnIndex(connection, sql, query, "temporary");
    }

    private static void goesAlongAnIndex(Connection connection, Sql sql, AuditQuery query, String... not)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("explain " + sql.text())) {
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, sql.parameters().get(i));
            }
            try (ResultSet plan = statement.executeQuery()) {
                while (plan.next()) {
                    String table = plan.getString("table");
                    String said = sql.text() + "\n" + query + "\n" + table + " " + plan.getString("type") + " "
                            + plan.getString("key") + " " + plan.getString("Extra");
                    assertThat(plan.getString("Extra")).as(said).doesNotContain(not);
                    if (table != null && !table.startsWith("<")) {
                        assertThat(plan.getString("type")).as(said).isNotIn("ALL", "index");
                        assertThat(plan.getString("key")).as(said).isNotNull();
                    }
                }
            }
        }
    }

    private static Connection migration() throws SQLException {
        return new PortalDataSource(setting("kontor.db.url"))
                .getConnection(setting("kontor.migration.user"), setting("kontor.migration.password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    @Test
    void linesOfAnOlderEditionAreMadeFindableBitByBit() throws Exception {
        try (Connection connection = migration();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from audit_term where company_id = " + farm.value());
            statement.executeUpdate("delete from search_key where company_id = " + farm.value());
            statement.executeUpdate(
                    "insert into audit_term_backlog select company_id, max(id) + 1 from audit_entry where company_id = "
                            + farm.value() + " group by company_id");
        }
        Scope portal = Scope.ofPortal(Set.of(farm));
        assertThat(found(query(text("eier")))).isEmpty();
        RecordedIntent meanwhile = records(
                TOM,
                farm,
                "products",
                "/api_v2/products/13",
                "Eier, 6er",
                null,
                json("price", "1"),
                json("price", "2"));
        assertThat(found(query(text("eier")))).containsExactly(meanwhile.entry());
        while (portal.call(() -> olderLines.index(farm, 2))) {
            assertThat(portal.call(() -> olderLines.areWaiting(Optional.of(farm))))
                    .isTrue();
        }
        assertThat(portal.call(() -> olderLines.areWaiting(Optional.of(farm)))).isFalse();
        assertThat(found(query(text("eier")))).containsExactly(meanwhile.entry(), price.entry());
        assertThat(found(query(field("street", "Am Markt 3", null)))).containsExactly(address.entry());
    }

    @Test
    void aLineThatCannotBeOpenedIsPassedOver() throws Exception {
        try (Connection connection = migration();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into audit_term_backlog values (" + farm.value() + ", " + (price.entry() + 1) + ")");
        }
        Scope portal = Scope.ofPortal(Set.of(farm));
        portal.run(() -> olderLines.passOver(farm));
        assertThat(portal.call(() -> olderLines.index(farm, 1)))
                .as("the founding")
                .isTrue();
        assertThat(portal.call(() -> olderLines.index(farm, 1))).isFalse();
    }

    @Test
    void termsTellNothingToWhoeverHasNoKey() throws Exception {
        try (Connection connection = migration();
                Statement statement = connection.createStatement();
                ResultSet same = statement.executeQuery(
                        "select count(*) from audit_term one join audit_term other on other.term = one.term"
                                + " where one.company_id = " + farm.value() + " and other.company_id = "
                                + other.value())) {
            same.next();
            assertThat(same.getLong(1))
                    .as("terms that two companies have in common")
                    .isZero();
        }
    }

    @Test
    void filtersOfferWhoAndWhatAppearsInReadableLogs() throws Exception {
        records(TOM, other, "tours", "/api_v2/tours/1", "Tour", null, json("a", "b"), json("a", "c"));
        Scope auditor = scope(ANNA, farm, Right.READ_AUDIT_LOG);
        assertThat(auditor.call(() -> choices.people(Optional.empty())))
                .containsExactly(Map.entry(901L, "Anna"), Map.entry(902L, "Tom"));
        assertThat(auditor.call(() -> choices.types(Optional.empty())))
                .contains("products", "customers", "orders")
                .doesNotContain("tours");
        assertThat(auditor.call(() -> choices.fields(Optional.of(farm))))
                .contains("products.price", "customers.street");
        Scope clerk = scope(TOM, farm, Right.WORK_ON_OBJECTS);
        assertThat(clerk.call(() -> choices.people(Optional.empty()))).isEmpty();
        Actor married = new Actor(902L, "Tom Neu", null, null);
        records(married, farm, "orders", "/api_v2/orders/9", "B", null, json("a", "b"), json("a", "c"));
        assertThat(auditor.call(() -> choices.people(Optional.empty()))).containsEntry(902L, "Tom Neu");
    }

    @Test
    void savedSearchesAreTheirPersonsAloneAndSealed() throws Exception {
        long person;
        try (Connection connection = migration();
                Statement statement = connection.createStatement();
                ResultSet users = statement.executeQuery("select min(id) from portal_user")) {
            users.next();
            person = users.getLong(1);
        }
        Actor kai = new Actor(person, "Kai", null, null);
        Scope auditor = scope(kai, farm, Right.READ_AUDIT_LOG);
        String address = "audit/log?text=Eier&company=" + farm.value();
        assertThat(auditor.call(() -> savedSearches.save("Eier", Optional.of(farm), address)))
                .isTrue();
        assertThat(auditor.call(() -> savedSearches.save("EIER", Optional.of(farm), address)))
                .isTrue();
        SavedSearch kept = auditor.call(() -> savedSearches.list()).get(0);
        assertThat(auditor.call(() -> savedSearches.list())).hasSize(1);
        assertThat(auditor.call(() -> savedSearches.address(kept))).isEqualTo(address);
        assertThat(new String(kept.address(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Eier");
        assertThat(scope(TOM, farm, Right.READ_AUDIT_LOG).call(() -> savedSearches.list()))
                .isEmpty();
        assertThatThrownBy(() -> scope(TOM, farm, Right.READ_AUDIT_LOG).run(() -> savedSearches.remove(kept.getId())))
                .isInstanceOf(AccessDenied.class);
        assertThat(scope(kai, other, Right.READ_AUDIT_LOG).call(() -> savedSearches.list()))
                .isEmpty();
        assertThatThrownBy(() -> auditor.run(() -> savedSearches.save("x", Optional.of(other), "audit/log")))
                .isInstanceOfAny(AccessDenied.class, EJBException.class);
        IntStream.range(1, SavedSearches.MOST)
                .forEach(i ->
                        auditor.run(() -> savedSearches.save("Suche " + i, Optional.empty(), "audit/log?type=orders")));
        assertThat(auditor.call(() -> savedSearches.save("zu viel", Optional.empty(), "audit/log")))
                .isFalse();
        assertThat(auditor.call(() -> savedSearches.save("Eier", Optional.of(farm), address)))
                .isTrue();
        for (SavedSearch each : auditor.call(() -> savedSearches.list())) {
            auditor.run(() -> savedSearches.remove(each.getId()));
        }
        assertThat(auditor.call(() -> savedSearches.list())).isEmpty();
    }

    @Test
    void statementsOfOneSearchShareItsTime() throws SQLException {
        try (Connection connection = database.getConnection()) {
            TimedQueries queries = new TimedQueries(connection, Duration.ofMillis(2900));
            Sql sleep = new Sql("select sleep(?)", List.of(2));
            assertThat(queries.rows(sleep, 1)).hasSize(1);
            assertThatThrownBy(() -> queries.rows(sleep, 1)).isInstanceOf(SQLTimeoutException.class);
            assertThatThrownBy(() -> queries.rows(new Sql("select 1", List.of()), 1))
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessage("no time is left");
        }
    }
}
