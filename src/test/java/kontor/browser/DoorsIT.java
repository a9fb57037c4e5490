package kontor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kontor.demo.DemoPeople;
import kontor.launch.Visitor;
import kontor.launch.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request must be before anything of the portal answers it, what every answer carries, and what strangers leave behind. */
class DoorsIT {
    private static final String ENTRIES = "select count(*) from audit_entry";

    private Stage stage;
    private URI portal;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        portal = stage.portal().address();
    }

    private Visitor signsIn(String name) throws Exception {
        return Visitor.signsIn(portal, name, DemoPeople.PASSWORD);
    }

    private String sonnental() throws Exception {
        return Long.toString(stage.number("select id from company where name = 'Hof Sonnental'"));
    }

    private Wire asks(String line, String... headers) throws IOException {
        return Wire.asks(portal, line, headers);
    }

    private static String cookie(Visitor visitor) {
        return "Cookie: " + visitor.session();
    }

    private String origin() {
        return portal.getScheme() + "://" + portal.getAuthority();
    }

    @Test
    void strangersGetNoSession() throws Exception {
        Visitor anna = signsIn(DemoPeople.ADMINISTRATOR);
        long before = Long.parseLong(anna.get("faults/sessions"));
        List<String> addresses = List.of(
                "",
                "companies/list",
                "sign-in",
                "sign-in?to=%2Fpeople%2Flist",
                "health/ready",
                "metrics",
                "not/there",
                "audit/export/file",
                "jakarta.faces.resource/tokens.css.xhtml?ln=kontor",
                "openapi/",
                "a;KONTOR=b");
        HttpClient stranger = HttpClient.newHttpClient();
        for (int i = 0; i < 1000; i++) {
            HttpResponse<String> answer = stranger.send(
                    HttpRequest.newBuilder(portal.resolve(addresses.get(i % addresses.size())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .as("%s", answer)
                    .isEmpty();
        }
        Wire refused = asks(
                "POST /sign-in",
                "Origin: " + origin(),
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 0");
        assertThat(refused.headers("Set-Cookie")).isEmpty();
        assertThat(Long.parseLong(anna.get("faults/sessions"))).isEqualTo(before);
    }

    @Test
    void afterSignInOneIsWhereOneWantedToGoAndNeverElsewhere() throws Exception {
        assertThat(asks("GET /people/list?company=7&q=a%26b").header("Location"))
                .hasValue("/sign-in?to=%2Fpeople%2Flist%3Fcompany%3D7%26q%3Da%2526b");
        assertThat(asks("GET /").header("Location")).hasValue("/sign-in");
        for (String elsewhere :
                List.of("//evil.example/", "https://evil.example/", "/\\evil.example", "/a/../..//evil.example", "")) {
            assertThat(leadsTo(elsewhere)).as(elsewhere).isEqualTo("/");
        }
        assertThat(leadsTo("/companies/list?q=%C3%A4")).isEqualTo("/companies/list?q=%C3%A4");
    }

    private String leadsTo(String wanted) throws Exception {
        HttpResponse<String> answer = Visitor.comesIn(portal, DemoPeople.CLERK, DemoPeople.PASSWORD, wanted);
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aOneTimePasswordOpensNothingButThePageToReplaceIt() throws Exception {
        Visitor kai = signsIn(DemoPeople.CLERK);
        String temporary = " where sign_in_name = '" + DemoPeople.CLERK + "'";
        stage.change("update portal_user set password_is_temporary = true" + temporary);
        try {
            assertThat(asks("GET /password", cookie(kai)).status()).isEqualTo(200);
            for (String path :
                    List.of("/objects/list", "/passwords", "/password/", "/password/x", "/faults/sessions")) {
                assertThat(asks("GET " + path, cookie(kai)).header("Location"))
                        .as(path)
                        .hasValue("/password");
            }
            for (String path : List.of(
                    "/password/../objects/list",
                    "/password%2f../objects/list",
                    "/password%2F%2e%2e/objects/list",
                    "/password;/../objects/list",
                    "/jakarta.faces.resource/../objects/list",
                    "/jakarta.faces.resource/%2e%2e/objects/list",
                    "/password/./x",
                    "/password//x",
                    "//objects/list")) {
                assertThat(asks("GET " + path + "?company=" + sonnental(), cookie(kai))
                                .status())
                        .as(path)
                        .isEqualTo(400);
            }
            assertThat(asks(
                                    "POST /password/../exports/file?company=" + sonnental(),
                                    cookie(kai),
                                    "Origin: " + origin(),
                                    "Content-Length: 0")
                            .status())
                    .isEqualTo(400);
        } finally {
            stage.change("update portal_user set password_is_temporary = false" + temporary);
        }
    }

    @Test
    void whatCanBeReadInTwoWaysIsRefused() throws Exception {
        Visitor anna = signsIn(DemoPeople.ADMINISTRATOR);
        for (String line : List.of(
                "GET /companies/list;a=b",
                "GET /companies/list;jsessionid=1",
                "GET /companies;a/list",
                "GET /companies;jsessionid=1;b=2/list",
                "GET /companies%3blist",
                "GET /companies/%2e/list",
                "GET /companies%2flist",
                "GET /companies/%252e%252e",
                "GET /a/..",
                "GET /.",
                "GET //companies/list",
                "GET /companies//list",
                "POST //companies/list",
                "GET /companies\u0001",
                "GET /companies%01list",
                "GET /companies/list?a=\u0001b",
                "GET /companies\"list",
                "OPTIONS *")) {
            assertThat(asks(line, cookie(anna), "Origin: " + origin()).status())
                    .as(line)
                    .isEqualTo(400);
            assertThat(asks(line).status()).as(line).isEqualTo(400);
        }
        assertThat(asks("GET /companies/list;" + anna.session()).headers("Set-Cookie"))
                .isEmpty();
        assertThat(Wire.sends(
                                portal,
                                "POST /sign-in HTTP/1.1\r\nHost: " + portal.getAuthority()
                                        + "\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n"
                                        + "Connection: close\r\n\r\n0\r\n\r\n")
                        .status())
                .isEqualTo(411);
        for (String proto : List.of("javascript", "https, http", "", "HTTPS:")) {
            assertThat(asks("GET /companies/list", "X-Forwarded-Proto: " + proto)
                            .status())
                    .as(proto)
                    .isEqualTo(400);
        }
        assertThat(asks("GET /sign-in", "X-Forwarded-Proto: https", "X-Forwarded-Proto: https")
                        .status())
                .isEqualTo(400);
        assertThat(asks("GET /not-there/k%C3%A4se", cookie(anna)).status()).isEqualTo(404);
    }

    @Test
    void aSessionInTheAddressIsNoSession() throws Exception {
        Visitor anna = signsIn(DemoPeople.ADMINISTRATOR);
        Visitor olga = signsIn(DemoPeople.AUDITOR);
        assertThat(asks("GET /companies/list", cookie(anna)).body()).contains("Anna Berger");
        assertThat(asks("GET /companies/list;" + anna.session()).status()).isEqualTo(400);
        assertThat(asks("GET /companies/list;" + anna.session(), cookie(olga)).body())
                .doesNotContain("Anna Berger");
        assertThat(asks("GET /companies/list;" + anna.session(), "Cookie: KONTOR=made-up")
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void otherNamesAreRefused() throws Exception {
        String own = portal.getAuthority();
        for (String host : List.of("evil.example", "evil.example:" + portal.getPort(), "localhost.evil.example", "0")) {
            assertThat(Wire.sends(portal, "GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .status())
                    .as(host)
                    .isEqualTo(421);
        }
        for (String whole : List.of("http://evil.example/", "http://" + own + "/sign-in")) {
            for (String host : List.of(own, "evil.example")) {
                assertThat(Wire.sends(portal, "GET " + whole + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                                .status())
                        .as(whole)
                        .isIn(400, 421);
            }
        }
        for (String hosts : List.of(
                "Host: " + own + "\r\nHost: evil.example",
                "Host: " + own + "\r\nHost: " + own,
                "X-A: b",
                "Host: a@" + own,
                "Host: localhost:abc",
                "Host: localhost/x")) {
            assertThat(Wire.sends(portal, "GET /sign-in HTTP/1.0\r\n" + hosts + "\r\n\r\n")
                            .status())
                    .as(hosts)
                    .isEqualTo(400);
        }
        assertThat(Wire.sends(portal, "GET /health/ready HTTP/1.0\r\nHost: 10.1.2.3:8080\r\n\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(stage.portal().log()).contains("KONTOR_URL must hold the address");
    }

    @Test
    void anAddressHasOnlyItsMethods() throws Exception {
        String anna = cookie(signsIn(DemoPeople.ADMINISTRATOR));
        for (String method :
                List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "FOO", "get")) {
            for (String path : List.of("/companies/list", "/sign-in", "/not-there", "/audit/public-key.pem", "/")) {
                Wire answer = asks(method + " " + path, anna, "Origin: " + origin());
                assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                assertThat(answer.header("Allow")).isPresent();
            }
        }
        hasOnly("/exports/file", "POST", anna);
        hasOnly("/audit/export/file", "POST", anna);
        hasOnly("/audit/checkpoint.json", "GET, HEAD", anna);
        hasOnly("/audit/public-key.pem", "GET, HEAD", anna);
        hasOnly("/audit/archive", "GET, HEAD", anna);
        hasOnly("/health/ready", "GET, HEAD", anna);
        hasOnly("/metrics", "GET, HEAD", anna);
        hasOnly("/jakarta.faces.resource/tokens.css.xhtml", "GET, HEAD", anna);
    }

    private void hasOnly(String path, String methods, String cookie) throws IOException {
        for (String method : List.of("GET", "HEAD", "POST", "PUT")) {
            Wire answer = asks(method + " " + path, cookie, "Origin: " + origin(), "Content-Length: 0");
            if (methods.contains(method)) {
                assertThat(answer.status()).as(method + " " + path).isNotEqualTo(405);
            } else {
                assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                assertThat(answer.header("Allow")).hasValue(methods);
            }
        }
    }

    @Test
    void whatTheServerTellsOfItselfIsForNobodyWhoIsSignedIn() throws Exception {
        List<String> closed = List.of(
                "/metrics",
                "/metrics/base",
                "/openapi",
                "/openapi/",
                "/openapi/application.wadl",
                "/resources/k/company.xhtml",
                "/resources/k/company",
                "/resources/kontor/base.css",
                "/WEB-INF/resources/k/company.xhtml",
                "/WEB-INF/resources/k/company",
                "/jakarta.faces.resource/company.xhtml?ln=k",
                "/jakarta.faces.resource/company.xhtml.xhtml?ln=k",
                "/companies/list.xhtml",
                "/WEB-INF/web.xml");
        for (String name : List.of(DemoPeople.ADMINISTRATOR, DemoPeople.CLERK, DemoPeople.AUDITOR)) {
            String cookie = cookie(signsIn(name));
            for (String path : closed) {
                assertThat(asks("GET " + path, cookie).status()).as(path).isEqualTo(404);
            }
        }
        assertThat(asks("GET /metrics").status()).isEqualTo(404);
        Wire metrics = asks("GET /metrics", "X-Forwarded-For: 192.0.2.77");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("# TYPE");
        assertThat(asks("GET /metrics", "X-Forwarded-For: 192.0.2.78").status()).isEqualTo(404);
    }

    @Test
    void everyAnswerCarriesWhatKeepsItFromBeingFramedSniffedCachedOrLeaked() throws Exception {
        Visitor anna = signsIn(DemoPeople.ADMINISTRATOR);
        Visitor olga = signsIn(DemoPeople.AUDITOR);
        String token = olga.token("audit/export?company=" + sonnental());
        for (Kind kind : kinds(anna, olga, token)) {
            Wire plain = asks(kind.line(), kind.headers().toArray(String[]::new));
            assertThat(plain.status()).as("%s: %s", kind, plain).isEqualTo(kind.status());
            carriesAll(kind, plain);
            assertThat(plain.header("Strict-Transport-Security")).as("%s", kind).isEmpty();
            List<String> overTls = new ArrayList<>(kind.headers());
            overTls.add("X-Forwarded-Proto: https");
            overTls.replaceAll(header -> header.startsWith("Origin: ") ? header.replace("http:", "https:") : header);
            Wire secure = asks(kind.line(), overTls.toArray(String[]::new));
            assertThat(secure.header("Strict-Transport-Security"))
                    .as("%s", kind)
                    .hasValue("max-age=31536000");
            carriesAll(kind, secure);
        }
    }

    private record Kind(String line, int status, List<String> headers) {}

    private static Kind kind(String line, int status, String... headers) {
        return new Kind(line, status, List.of(headers));
    }

    private List<Kind> kinds(Visitor anna, Visitor olga, String token) throws Exception {
        String her = cookie(anna);
        String from = "Origin: " + origin();
        String form = "Content-Type: application/x-www-form-urlencoded";
        String none = "Content-Length: 0";
        String export = "POST /audit/export/file?company=" + sonnental() + "&format=csv&token=";
        return List.of(
                kind("GET /", 301, her),
                kind("GET /index", 200, her),
                kind("GET /sign-in", 200),
                kind("HEAD /companies/list", 200, her),
                kind("GET /jakarta.faces.resource/tokens.css.xhtml?ln=kontor", 200),
                kind("GET /jakarta.faces.resource/nothing.css.xhtml?ln=kontor", 404),
                kind("GET /companies/list", 302),
                kind("GET /j_security_check", 302),
                kind("POST /j_security_check", 302, none),
                kind("POST /companies/list", 200, none, "Faces-Request: partial/ajax"),
                kind("GET /a//b", 400),
                kind("GET /a//b", 400, her),
                kind("GET /sign-in", 400, "Host: again"),
                kind("POST /companies/list", 403, her, none),
                kind("POST /sign-in", 403, none, "Origin: http://evil.example"),
                kind(export, 403, cookie(olga), from, form, none),
                kind(export + token, 200, cookie(olga), from, form, none),
                kind("GET /not-there", 404, her),
                kind("GET /WEB-INF/web.xml", 404, her),
                kind("GET /companies/company?company=987654321", 404, her),
                kind("GET /metrics", 404),
                kind("GET /metrics", 200, "X-Forwarded-For: 192.0.2.77"),
                kind("GET /openapi/application.wadl", 404, her),
                kind("TRACE /", 405),
                kind("GET /exports/file", 405, her),
                kind("GET /health/ready", 200),
                kind("GET /audit/public-key.pem", 200, cookie(olga)),
                kind("GET /faults/change", 500, her));
    }

    private static void carriesHeaders(Object kind, Wire answer) {
        assertThat(answer.header("Content-Security-Policy"))
                .as("%s", kind)
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src '", "frame-ancestors 'none'", "form-action '", "base-uri '")
                        .doesNotContain("unsafe"));
        assertThat(answer.header("X-Content-Type-Options")).as("%s", kind).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).as("%s", kind).hasValue("DENY");
        assertThat(answer.header("Referrer-Policy")).as("%s", kind).hasValue("same-origin");
        assertThat(answer.header("Permissions-Policy")).as("%s", kind).isPresent();
        assertThat(answer.header("Cross-Origin-Opener-Policy")).as("%s", kind).hasValue("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).as("%s", kind).hasValue("same-origin");
    }

    private static void carriesAll(Kind kind, Wire answer) {
        carriesHeaders(kind, answer);
        if (!kind.line().contains("/jakarta.faces.resource/")) {
            assertThat(answer.header("Cache-Control")).as("%s", kind).hasValue("no-store");
        }
        assertThat(answer.headers("Server")).as("%s", kind).isEmpty();
        assertThat(answer.headers("X-Powered-By")).as("%s", kind).isEmpty();
        assertThat(answer.header("Location").orElse("/"))
                .as("%s", kind)
                .startsWith("/")
                .doesNotStartWith("//");
        assertThat(answer.body()).as("%s", kind).doesNotContain("Exception:", "Payara", "at kontor.");
    }

    /** What isn't HTTP, or has a path that can't be decoded, never reaches the portal. The server's answer to it is empty. */
    @Test
    void whatTheServerAnswersByItselfIsEmpty() throws Exception {
        String host = "Host: " + portal.getAuthority() + "\r\n";
        for (String request : List.of(
                "GET /../a HTTP/1.1\r\n" + host,
                "GET /a\\b HTTP/1.1\r\n" + host,
                "GET /a%5cb HTTP/1.1\r\n" + host,
                "GET /a%00b HTTP/1.1\r\n" + host,
                "GET /%ff%fe HTTP/1.1\r\n" + host,
                "GET /%zz HTTP/1.1\r\n" + host,
                "GET a HTTP/1.1\r\n" + host,
                "GET / HTTP/1.1\r\nX-A: b\r\n",
                "GET / HTTP/1.1\r\nHost:\r\n",
                "GET / HTTP/1.1\r\n" + host + "X-A : b\r\n",
                "GET / HTTP/1.1\r\n" + host + "X-A: \u0001\r\n",
                "GET / HTTP/4.2\r\n" + host,
                "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n")) {
            Wire answer = Wire.sends(portal, request + "\r\n");
            assertThat(answer.body()).as(request).isEmpty();
            carriesHeaders(request, answer);
            assertThat(Stream.of("Server", "X-Powered-By", "Set-Cookie", "Location", "Content-Type")
                            .flatMap(name -> answer.headers(name).stream()))
                    .as(request)
                    .isEmpty();
        }
    }
}
