package kontor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kontor.browser.Cast.Role;
import kontor.company.access.Address;
import kontor.company.access.Address.Naming;
import kontor.company.access.Addresses;
import kontor.launch.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages offer to do, done by someone who has lost the right to it; and what the log tells of those who were refused. */
class RightsActionsIT {
    private static final String NOT_FOUND = "Nicht gefunden";

    /** What an action could change, but the log and what it says of refusals. */
    private static final String TABLES =
            "company, membership, credential, audit_stream, audit_retention, checkpoint_mailing,"
                    + " export, revert_job, erasure, api_document, saved_search, saved_view, verification, open_change";

    private static final Pattern ATTEMPTS =
            Pattern.compile("Abgewiesene Versuche seit dem letzten Eintrag[\\s\\S]{0,900}?>\\s*([0-9]+)\\s*<");

    private static final Map<String, String> MORE = Map.of(
            "/objects/list", "&type=customers",
            "/objects/object", "&type=customers&id=/api_v2/customers/1",
            "/audit/object", "&type=customers&id=/api_v2/customers/1");

    private Stage stage;
    private Cast cast;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        cast = Cast.of(stage);
    }

    @AfterEach
    void leave() throws Exception {
        cast.close();
    }

    private record Action(String page, Form form, String source) {
        @Override
        public String toString() {
            return page + " " + source;
        }
    }

    @Test
    void whoeverHasLostTheRightToAPageDoesNothingOnIt() throws Exception {
        List<String> done = new ArrayList<>();
        int tried = 0;
        for (Role lesser : List.of(Role.CLERK, Role.AUDITOR, Role.MEMBER_OF_NONE)) {
            for (Address address : Addresses.TABLE) {
                if (isPage(address) && !mayStill(lesser, address)) {
                    tried += losesTheRightOn(address, lesser, done);
                }
            }
        }
        assertThat(done).isEmpty();
        assertThat(tried).isGreaterThan(150);
    }

    /** Page by page: the server keeps only some that are open, and each refusal is a page, too. */
    private int losesTheRightOn(Address address, Role lesser, List<String> done) throws Exception {
        cast.becomes(Role.ADMINISTRATOR, Role.ADMINISTRATOR);
        List<Action> actions = actions(address);
        cast.becomes(Role.ADMINISTRATOR, lesser);
        Map<String, Long> before = state();
        for (Action action : actions) {
            for (boolean script : new boolean[] {false, true}) {
                HttpResponse<String> answer = action.form().send(anna(), action.source(), script);
                if (answer.statusCode() != 404 || !answer.body().contains(NOT_FOUND)) {
                    done.add(lesser + " " + action + (script ? " by script: " : ": ") + answer.statusCode());
                }
            }
        }
        assertThat(state())
                .as("what a %s could change on %s", lesser, address.path())
                .isEqualTo(before);
        return 2 * actions.size();
    }

    private Visitor anna() {
        return cast.visitor(Role.ADMINISTRATOR);
    }

    private static boolean isPage(Address address) {
        return address.company() == Naming.ALWAYS
                && !address.path().contains("file")
                && !address.path().contains(".")
                && !address.path().equals("/audit/archive");
    }

    private static boolean mayStill(Role role, Address address) {
        return role.isMember()
                && (address.rights().isEmpty() || address.rights().stream().anyMatch(role.rights::contains));
    }

    private List<Action> actions(Address address) throws Exception {
        String path = address.path().substring(1) + "?company=" + cast.own
                + address.ids().keySet().stream()
                        .map(id -> "&" + id + "=" + cast.ownId(Role.ADMINISTRATOR, id))
                        .collect(Collectors.joining())
                + MORE.getOrDefault(address.path(), "");
        return Form.of(anna().get(path), address.path().substring(1)).stream()
                .filter(form -> !Set.of("leave", "preferences").contains(form.id()))
                .flatMap(form -> form.sources().stream().map(source -> new Action(address.path(), form, source)))
                .toList();
    }

    private Map<String, Long> state() throws Exception {
        Map<String, Long> state = new TreeMap<>();
        try (Connection connection = stage.database.administration();
                Statement statement = connection.createStatement()) {
            statement.execute("use kontor");
            try (ResultSet rows = statement.executeQuery("checksum table " + TABLES)) {
                while (rows.next()) {
                    state.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        state.put(
                "entries",
                stage.number(
                        "select count(*) from audit_entry where object_type not in ('sign_in', 'access', 'checkpoint')"));
        return state;
    }

    /** None of it is a fault of the portal's, to be told of with an incident and a page of stack. */
    @Test
    void aFormThatWasTamperedWithIsRefused() throws Exception {
        int logged = stage.portal().log().length();
        Form form = Form.of(anna().get("people/list?company=" + cast.own), "people/list").stream()
                .filter(each -> each.id().equals("invite"))
                .findFirst()
                .orElseThrow();
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (String name : List.of("jakarta.faces.ViewState", "primefaces.nonce")) {
            for (String value : new String[] {null, "", "x", "stateless", "1:2", "rO0ABXQAAWE="}) {
                for (boolean script : new boolean[] {false, true}) {
                    HttpResponse<String> answer = form.with(name, value).send(anna(), "invite:submit", script);
                    answers.put(name + "=" + value + (script ? " by script" : ""), answer.statusCode());
                }
            }
        }
        assertThat(answers.values()).as("%s", answers).allMatch(status -> status < 500);
        assertThat(stage.portal().log().substring(logged)).doesNotContain("Exception");
    }

    @Test
    void aFloodOfRefusalsIsOneEntryInAMinuteAndTheNextCarriesTheCount() throws Exception {
        long begun = System.nanoTime();
        asks(40, "people/list?company=" + cast.own);
        asks(20, "credentials/list?company=" + cast.foreign);
        asks(10, "people/list?company=987654321");
        asks(10, "nothing-here");
        long installation = stage.number("select id from company where kind = 'INSTALLATION'");
        for (long log : new long[] {cast.own, cast.foreign, installation}) {
            waitFor("select count(*) > 0" + entries(log), 1);
        }
        long first = stage.number("select min(id)" + entries(cast.own));
        long told = attempts(first);
        asks(5, "people/list?company=" + cast.own);
        String leftOut =
                " from refused_access where user_id = " + cast.user(Role.CLERK) + " and company_id = " + cast.own;
        waitFor("select sum(left_out)" + leftOut, 45 - told);
        boolean withinAMinute = System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(55);
        assertThat(stage.number("select count(*)" + entries(cast.own))).isEqualTo(withinAMinute ? 1 : 2);
        stage.change("update refused_access set logged_at = '2026-01-01' where user_id = " + cast.user(Role.CLERK));
        waitFor("select sum(left_out)" + leftOut, 0);
        long last = stage.number("select max(id)" + entries(cast.own));
        assertThat(last).isGreaterThan(first);
        if (withinAMinute) {
            assertThat(attempts(last)).isEqualTo(45 - told);
        }
        assertThat(auditor().get("audit/entry?entry=" + first))
                .contains("Cast CLERK", "wurde bei", "/people/list", "abgewiesen: kein Zugriff");
        assertThat(auditor().get("audit/entry?entry=" + first, "Cookie", "kontor.language=en"))
                .contains("was refused at");
        assertThat(auditor().get("audit/log?type=access&company=" + cast.own)).contains("Abgewiesene Zugriffe");
    }

    private String entries(long log) {
        return " from audit_entry where action = 'access.refuse' and actor_id = " + cast.user(Role.CLERK)
                + " and company_id = " + log;
    }

    private Visitor auditor() {
        return cast.visitor(Role.AUDITOR);
    }

    /** How many an entry tells of. */
    private long attempts(long entry) throws Exception {
        Matcher told = ATTEMPTS.matcher(auditor().get("audit/entry?entry=" + entry));
        assertThat(told.find()).isTrue();
        return Long.parseLong(told.group(1));
    }

    private void asks(int times, String path) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> all = IntStream.range(0, times)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> cast.visitor(Role.CLERK).askOnly(path).statusCode())
                    .toList();
            for (Future<Integer> each : threads.invokeAll(all)) {
                assertThat(each.get()).isEqualTo(404);
            }
        } finally {
            threads.shutdown();
        }
    }

    private void waitFor(String query, long number) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (stage.number(query) != number) {
            assertThat(System.nanoTime()).as(query).isLessThan(deadline);
            Thread.sleep(200);
        }
    }
}
