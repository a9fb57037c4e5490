package kontor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.browser.Cast.Role;
import kontor.company.access.Address;
import kontor.company.access.Address.Naming;
import kontor.company.access.Addresses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each address of the table for each role with each kind of id, in company and object alike, held against the table: what it
 * allows is answered, and all else is one and the same page.
 */
class RightsMatrixIT {
    /** What can be in the place of an id. */
    private enum Id {
        OWN,
        FOREIGN,
        UNKNOWN,
        EMPTY,
        MISSING,
        WORD,
        NEGATIVE,
        OVERFLOWING,
        REPEATED
    }

    private record Case(Role role, Address address, Id company, Map<String, Id> ids) {
        /** Of the objects that are asked for, all are the person's own, or left out where they may be. */
        boolean objectsAreRight() {
            return address.ids().entrySet().stream()
                    .allMatch(id ->
                            ids.get(id.getKey()) == Id.OWN || ids.get(id.getKey()) == Id.MISSING && !id.getValue());
        }
    }

    /** What the parameters beside the ids have to be for there to be an answer. */
    private static final Map<String, String> MORE = Map.of(
            "/objects/object", "type=customers&id=/api_v2/customers/1",
            "/audit/object", "type=customers&id=/api_v2/customers/1",
            "/exports/file", "format=CSV",
            "/audit/export/file", "format=jsonl");

    /** What stands for all that is below. */
    private static final Map<String, String> BELOW = Map.of(
            "/health/", "/health/live",
            "/metrics/", "/metrics/base",
            "/jakarta.faces.resource/", "/jakarta.faces.resource/base.css.xhtml?ln=kontor");

    /** What is there in the database only, or someone else's, although the ids are the company's. */
    private static final Set<String> NOBODYS = Set.of("/audit/archive", "/exports/file");

    private static final Set<String> POSTED = Set.of("/audit/export/file", "/exports/file");

    /** What is another on each page, whatever it is about. */
    private static final Pattern CHANCE = Pattern.compile(
            "nonce=\"[^\"]*\"|value=\"(?:-?[0-9]+:-?[0-9]+|stateless)\"|action=\"[^\"]*\"|csp[.]init[(]'[^']*'[)]"
                    + "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static Stage stage;
    private static Cast cast;

    @BeforeAll
    static void set() throws Exception {
        stage = Stage.set();
        cast = Cast.of(stage);
    }

    @AfterAll
    static void leave() throws Exception {
        if (cast != null) {
            cast.close();
        }
    }

    private record Answer(Case asked, String path, int expected, int status, String body) {
        @Override
        public String toString() {
            return asked.role() + " " + path + ": " + status + " instead of " + expected;
        }
    }

    @Test
    void whatTheTableSaysIsWhatIsAnswered() throws Exception {
        int logged = stage.portal().log().length();
        List<Answer> answers = new ArrayList<>();
        ExecutorService roles = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Answer>>> all = Stream.of(Role.values())
                    .map(role -> roles.submit(() -> walk(role)))
                    .toList();
            for (Future<List<Answer>> each : all) {
                answers.addAll(each.get());
            }
        } finally {
            roles.shutdown();
        }
        assertThat(answers).hasSizeGreaterThan(2000);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() != answer.expected())
                        .map(Answer::toString)
                        .sorted()
                        .toList())
                .as("differences from the table")
                .isEmpty();
        assertThat(answers).noneMatch(answer -> answer.body().contains(Cast.MARKER));
        // Those who operate the installation may see where people belong, and nothing else.
        assertThat(answers.stream()
                        .filter(answer -> !answer.asked().address().path().equals("/people/all")))
                .noneMatch(answer -> answer.body().contains("Morgentau"));
        refusalsAreOnePage(answers);
        refusalsAreOneLineEach(answers, stage.portal().log().substring(logged));
    }

    private static List<Answer> walk(Role role) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (Address address : Addresses.TABLE) {
            for (Case each : cases(role, address)) {
                answers.add(ask(each));
            }
        }
        return answers;
    }

    /** Each kind of company with the person's own objects, and each kind of object in their own company, and nowhere. */
    private static Set<Case> cases(Role role, Address address) {
        Set<Case> cases = new HashSet<>();
        Map<String, Id> own = address.ids().keySet().stream().collect(Collectors.toMap(id -> id, id -> Id.OWN));
        for (Id company : Id.values()) {
            cases.add(new Case(role, address, company, own));
        }
        for (String name : address.ids().keySet()) {
            for (Id id : Id.values()) {
                Map<String, Id> ids = new TreeMap<>(own);
                ids.put(name, id);
                cases.add(new Case(role, address, Id.OWN, ids));
                cases.add(new Case(role, address, Id.FOREIGN, ids));
                if (address.company() != Naming.ALWAYS) {
                    cases.add(new Case(role, address, Id.MISSING, ids));
                }
            }
        }
        return cases;
    }

    private static Answer ask(Case asked) throws Exception {
        Address address = asked.address();
        List<String> parameters = new ArrayList<>();
        add(Address.COMPANY, asked.company(), cast.own, cast.foreign, parameters);
        asked.ids()
                .forEach((name, id) -> add(name, id, cast.ownId(asked.role(), name), cast.foreignId(name), parameters));
        if (MORE.containsKey(address.path())) {
            parameters.add(MORE.get(address.path()));
        }
        String page = BELOW.getOrDefault(address.path(), address.path()).substring(1);
        String path = page + (page.contains("?") ? "&" : "?") + String.join("&", parameters);
        HttpResponse<String> response = POSTED.contains(address.path())
                ? cast.visitor(asked.role()).sendOnly(path, Map.of("token", cast.token(asked.role())))
                : cast.visitor(asked.role()).askOnly(path);
        return new Answer(asked, path, expected(asked), response.statusCode(), response.body());
    }

    private static void add(String name, Id id, long own, long foreign, List<String> parameters) {
        switch (id) {
            case OWN -> parameters.add(name + "=" + own);
            case FOREIGN -> parameters.add(name + "=" + foreign);
            case UNKNOWN -> parameters.add(name + "=987654321");
            case EMPTY -> parameters.add(name + "=");
            case MISSING -> {}
            case WORD -> parameters.add(name + "=" + URLEncoder.encode("'\"><x>", StandardCharsets.UTF_8));
            case NEGATIVE -> parameters.add(name + "=-1");
            case OVERFLOWING -> parameters.add(name + "=99999999999999999999");
            case REPEATED -> parameters.add(name + "=" + own + "&" + name + "=" + own);
        }
    }

    private static int expected(Case asked) {
        if (asked.address().isPublic()) {
            return 200;
        }
        if (asked.address().isForMachines()) {
            return 404;
        }
        if (asked.role() == Role.SIGNED_OUT) {
            return 302;
        }
        boolean there = companyIsRight(asked)
                && asked.objectsAreRight()
                && !NOBODYS.contains(asked.address().path())
                && (asked.role().isMember() || !asked.address().ids().containsKey("entry"));
        return there ? 200 : 404;
    }

    private static boolean companyIsRight(Case asked) {
        Address address = asked.address();
        boolean without = switch (address.without()) {
            case NOBODY, MACHINES -> false;
            case EVERYONE, SIGNED_IN -> true;
            case OPERATORS -> asked.role() == Role.OPERATOR;
            // Of the installation's log, too, which is the operators'.
            case WITH_RIGHT ->
                asked.role() == Role.OPERATOR || address.rights().stream().anyMatch(asked.role().rights::contains);
        };
        if (address.company() == Naming.NEVER) {
            return without;
        }
        return switch (asked.company()) {
            case OWN ->
                asked.role().isMember()
                        && (address.rights().isEmpty()
                                || address.rights().stream().anyMatch(asked.role().rights::contains));
            case MISSING -> address.company() == Naming.PERHAPS && without;
            case EMPTY -> address.emptyIsNone() && without;
            default -> false;
        };
    }

    /** Nobody can tell a foreign id from one that there isn't, or from none. */
    private static void refusalsAreOnePage(List<Answer> answers) {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        answers.stream()
                .filter(answer -> answer.status() == 404)
                .forEach(answer -> pages.computeIfAbsent(
                                CHANCE.matcher(answer.body()).replaceAll(""), page -> new ArrayList<>())
                        .add(answer.path()));
        List<String> texts = List.copyOf(pages.keySet());
        assertThat(pages.values()).as(() -> difference(texts)).hasSize(1);
    }

    /** Where the first two begin to differ. */
    private static String difference(List<String> pages) {
        String one = pages.get(0);
        String other = pages.get(pages.size() - 1);
        int at = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return at < 0
                ? ""
                : one.substring(Math.max(0, at - 80), Math.min(one.length(), at + 80)) + "\nand\n"
                        + other.substring(Math.max(0, at - 80), Math.min(other.length(), at + 80));
    }

    private static void refusalsAreOneLineEach(List<Answer> answers, String log) {
        assertThat(log.lines().filter(line -> line.contains("refused user="))).hasSize((int) answers.stream()
                .filter(answer ->
                        answer.status() == 404 && !answer.asked().address().isForMachines())
                .count());
        assertThat(log.lines().filter(line -> line.startsWith("\tat ") || line.contains("Exception")))
                .isEmpty();
    }
}
