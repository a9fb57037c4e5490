package kontor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.demo.DemoPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pages of other origins, in a browser whose person is signed in: another port of the same host, which gets the session's cookie
 * sent along, and another host. They send every form that the portal's pages have, with all that is in it, the view's state and the
 * token included: what they could never know, so that nothing but where they come from keeps them out.
 */
class OtherSitesIT {
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern CONTROL = Pattern.compile("<(input|button|select|textarea|a)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");

    private static final int AT_ONCE = 10;

    /** Without those of refusals: not every link that is followed here is for everyone. */
    private static final String ENTRIES = "select count(*) from audit_entry where object_type <> 'access'";

    /** The start page is {@code /}, the sign-in page for those who aren't, and a selection that is taken back has to be begun. */
    private static final Set<String> NOT_LINKED = Set.of(
            "/index",
            "/sign-in",
            "/changes/revert-job",
            "/people/all"); // The last is an operator's, of whom there is none.

    private Stage stage;
    private URI portal;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        portal = stage.portal().address();
    }

    /** A form as it would be sent by one of its buttons; the same as another where it differs in nothing but its page. */
    private record Action(String address, String button, String body) {
        String kind() {
            return button.isEmpty() ? address.replaceFirst("\\?.*", "") : button;
        }
    }

    /** What someone finds who follows every link that leads to a page they haven't seen yet. */
    private record Walk(Set<String> pages, Map<String, Action> actions) {}

    private HttpServer otherSite() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            byte[] page = "<!DOCTYPE html><title>elsewhere</title>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void whatOtherSitesSendChangesNothing() throws Exception {
        HttpServer otherSite = otherSite();
        int port = otherSite.getAddress().getPort();
        String sameHost = "http://" + portal.getHost() + ":" + port + "/";
        String otherHost =
                "http://" + (portal.getHost().equals("localhost") ? "127.0.0.1" : "localhost") + ":" + port + "/";
        try {
            for (String name : List.of(DemoPeople.ADMINISTRATOR, DemoPeople.AUDITOR)) {
                try (Person person = Person.signsIn(stage, name)) {
                    List<Action> actions =
                            List.copyOf(walk(person, pagesOfAChange()).actions().values());
                    assertThat(actions).hasSizeGreaterThan(20);
                    long entries = stage.number(ENTRIES);
                    for (String site : List.of(sameHost, otherHost)) {
                        assertThat(send(person, site, actions))
                                .as(site)
                                .hasSize(actions.size())
                                .allSatisfy((action, status) ->
                                        assertThat(status).as(action).isEqualTo(403));
                    }
                    assertThat(stage.number(ENTRIES)).isEqualTo(entries);
                    assertThat(person.goes("companies/list")).isEqualTo(200); // Not even signed out.
                }
            }
        } finally {
            otherSite.stop(0);
        }
    }

    /** As a page does that sends forms as soon as it is opened, each in a window of its own. */
    private Map<String, Integer> send(Person person, String site, List<Action> actions) {
        Map<String, Integer> answers = new TreeMap<>();
        Consumer<Response> heard = answer -> {
            if (answer.request().method().equals("POST")) {
                answers.put(answer.url() + " " + answer.request().postData(), answer.status());
            }
        };
        person.page.context().onResponse(heard);
        try {
            for (int from = 0; from < actions.size(); from += AT_ONCE) {
                List<Action> some = actions.subList(from, Math.min(from + AT_ONCE, actions.size()));
                int until = from + some.size();
                person.page.navigate(site);
                person.page.evaluate(
                        """
                        (forms) => forms.forEach(([address, body]) => {
                            const form = document.createElement("form");
                            form.method = "post";
                            form.action = address;
                            form.target = "_blank";
                            for (const [name, value] of new URLSearchParams(body)) {
                                const field = document.createElement("input");
                                field.type = "hidden";
                                field.name = name;
                                field.value = value;
                                form.append(field);
                            }
                            document.body.append(form);
                            form.submit();
                        })
                        """,
                        some.stream()
                                .map(action ->
                                        List.of(portal.resolve(action.address()).toString(), action.body()))
                                .toList());
                person.page.waitForCondition(() -> answers.size() == until);
                person.page.context().pages().stream()
                        .filter(window -> window != person.page)
                        .forEach(Page::close);
            }
        } finally {
            person.page.context().offResponse(heard);
        }
        return answers;
    }

    /** Those that are reached by way of something that was changed. */
    private String[] pagesOfAChange() throws Exception {
        String company;
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.worksIn("Hof Sonnental");
            kai.changesByRequest("/api_v2/customers/17", Map.of("phone", "0511 " + System.nanoTime()));
            company = "?company=" + kai.companyId();
        }
        String entry = "&entry="
                + stage.number(
                        "select max(id) from audit_entry where object_id = '/api_v2/customers/17' and kind = 'INTENT'");
        String object = company + "&type=customers&id=/api_v2/customers/17&credential="
                + stage.number("select max(credential_id) from audit_entry where object_id = '/api_v2/customers/17'");
        return new String[] {
            "/credentials/document" + company + "&credential="
                    + stage.number(
                            "select max(credential_id) from audit_entry where object_id = '/api_v2/customers/17'"),
            "/audit/entry" + company + entry,
            "/changes/revert" + company + entry,
            "/audit/object" + object,
            "/objects/object" + object
        };
    }

    @Test
    void readingLeavesNoEntry() throws Exception {
        Set<String> unseen = files();
        unseen.removeAll(NOT_LINKED);
        String[] more = pagesOfAChange();
        for (String name : List.of(DemoPeople.ADMINISTRATOR, DemoPeople.CLERK, DemoPeople.AUDITOR)) {
            try (Person person = Person.signsIn(stage, name)) {
                long entries = stage.number(ENTRIES);
                unseen.removeAll(walk(person, more).pages());
                assertThat(stage.number(ENTRIES)).as(name).isEqualTo(entries);
            }
        }
        assertThat(unseen).isEmpty();
    }

    private static Walk walk(Person person, String... more) {
        Walk walk = new Walk(new TreeSet<>(), new TreeMap<>());
        Deque<String> open = new ArrayDeque<>(List.of(more));
        open.add("/");
        while (!open.isEmpty()) {
            String address = open.poll();
            String path = address.replaceFirst("\\?.*", "");
            if (!walk.pages.add(path)) {
                continue;
            }
            String html = person.fetches(address.replace(" ", "%20"));
            LINK.matcher(html).results().map(link -> unescape(link.group(1))).forEach(link -> {
                if (!link.startsWith("/jakarta.faces.resource/")) {
                    open.add(link);
                }
            });
            collect(html, walk.actions);
        }
        return walk;
    }

    private static void collect(String html, Map<String, Action> actions) {
        Map<String, Map<String, String>> forms = new HashMap<>();
        FORM.matcher(html).results().forEach(form -> {
            Map<String, String> attributes = attributes(form.group(1));
            Map<String, String> fields = new LinkedHashMap<>();
            List<Map<String, String>> buttons = new ArrayList<>();
            CONTROL.matcher(form.group(2)).results().forEach(control -> {
                Map<String, String> of = attributes(control.group(2));
                boolean submits = control.group(1).equals("button")
                        || control.group(1).equals("a") && of.containsKey("id")
                        || "submit".equals(of.get("type"));
                if (submits) {
                    buttons.add(of);
                } else if (of.containsKey("name")) {
                    fields.put(of.get("name"), of.getOrDefault("value", "1"));
                }
            });
            forms.put(attributes.getOrDefault("id", ""), fields);
            if ("post".equals(attributes.get("method"))) {
                String action = unescape(attributes.getOrDefault("action", "/"));
                add(actions, new Action(action, "", body(fields)));
                for (Map<String, String> button : buttons) {
                    Map<String, String> sent = new LinkedHashMap<>(fields);
                    String name = button.getOrDefault("name", button.getOrDefault("id", "-"));
                    sent.put(name, button.getOrDefault("value", name));
                    add(actions, new Action(unescape(button.getOrDefault("formaction", action)), name, body(sent)));
                }
            }
        });
        CONTROL.matcher(html)
                .results()
                .map(control -> attributes(control.group(2)))
                .forEach(of -> {
                    if (of.containsKey("form") && of.containsKey("formaction")) {
                        add(actions, new Action(unescape(of.get("formaction")), "", body(forms.get(of.get("form")))));
                    }
                });
    }

    private static void add(Map<String, Action> actions, Action action) {
        actions.putIfAbsent(action.kind(), action);
    }

    private static Map<String, String> attributes(String tag) {
        return ATTRIBUTE
                .matcher(tag)
                .results()
                .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2), (first, again) -> first));
    }

    private static String unescape(String text) {
        return text.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String body(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(unescape(field.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Pages that there are in the portal's own folder. */
    private static Set<String> files() throws Exception {
        Path folder = Path.of("src/main/webapp");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> "/" + folder.relativize(file))
                    .filter(file -> file.endsWith(".xhtml") && !file.startsWith("/WEB-INF"))
                    .map(file -> file.replace(".xhtml", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
