package kontor.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Someone who is signed in and asks for pages, without a browser's own time. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

    // As browsers do without TLS; over HTTP/2 the server ends connections on which an answer takes half a minute.
    private final HttpClient client;
    private final HttpClient direct = client(HttpClient.Redirect.NEVER, cookies);

    private final URI portal;
    private Duration patience = Duration.ofMinutes(5);

    private static HttpClient client(HttpClient.Redirect redirects, CookieManager cookies) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .build();
    }

    private Visitor(URI portal, HttpClient.Redirect redirects) {
        this.portal = portal;
        client = client(redirects, cookies);
    }

    /** Comes without signing in. */
    public static Visitor comes(URI portal) {
        return new Visitor(portal, HttpClient.Redirect.NORMAL);
    }

    /** Signs in with a session of their own. */
    public static Visitor signsIn(URI portal, String name, String password) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(portal, HttpClient.Redirect.NORMAL);
        visitor.signsIn(name, password, "");
        return visitor;
    }

    /**
     * Signs in, and goes nowhere.
     *
     * @param wanted the page that they were on their way to, or the empty text
     * @return what the portal answers to the right password
     */
    public static HttpResponse<String> comesIn(URI portal, String name, String password, String wanted)
            throws IOException, InterruptedException {
        return new Visitor(portal, HttpClient.Redirect.NEVER).signsIn(name, password, wanted);
    }

    /**
     * Signs in where someone is already.
     *
     * @return the status of the answer
     */
    public int signsInAs(String name, String password) throws IOException, InterruptedException {
        return signsIn(name, password, "").statusCode();
    }

    private HttpResponse<String> signsIn(String name, String password, String wanted)
            throws IOException, InterruptedException {
        String page = get("sign-in");
        Matcher viewState = VIEW_STATE.matcher(page);
        Matcher nonce = NONCE.matcher(page);
        if (!viewState.find() || !nonce.find()) {
            throw new IllegalStateException("no form to sign in with");
        }
        return send(
                "sign-in",
                Map.of(
                        "signIn",
                        "signIn",
                        "signIn:name",
                        name,
                        "signIn:password",
                        password,
                        "signIn:submit",
                        "",
                        "to",
                        wanted,
                        "jakarta.faces.ViewState",
                        viewState.group(1),
                        "primefaces.nonce",
                        nonce.group(1)));
    }

    private static String body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Their session's cookie, as it is sent. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("KONTOR"))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .findFirst()
                .orElseThrow();
    }

    /** Waits so long for each page from now on. */
    public void waits(Duration longest) {
        patience = longest;
    }

    /**
     * The page at an address.
     *
     * @param headers names and values
     */
    public String get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            String said = response.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>|\\s+", " ");
            throw new IllegalStateException(path + " answers " + response.statusCode() + ": "
                    + said.substring(0, Math.min(said.length(), 500)));
        }
        return response.body();
    }

    /** Whatever the address answers, be it that the visitor has to sign in. */
    public HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer of the address itself, be it that it leads elsewhere. */
    public HttpResponse<String> askOnly(String path) throws IOException, InterruptedException {
        return direct.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer of the address itself to a form, be it that it leads elsewhere. */
    public HttpResponse<String> sendOnly(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        return direct.send(post(path, form), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Sends a page's form and lets the file go by that is the answer, however large.
     *
     * @return how many bytes it had
     */
    public long fetch(String page, String path, Map<String, String> form) throws IOException, InterruptedException {
        Map<String, String> sent = new HashMap<>(form);
        sent.put("token", token(page));
        HttpResponse<InputStream> response = client.send(post(path, sent), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream file = response.body()) {
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + response.statusCode());
            }
            return file.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The token of a page's form that isn't sent to a page. */
    public String token(String page) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page));
        if (!token.find()) {
            throw new IllegalStateException(page + " has no form with a token");
        }
        return token.group(1);
    }

    /** Whatever the address answers to a form. */
    public HttpResponse<String> send(String path, Map<String, String> form) throws IOException, InterruptedException {
        return client.send(post(path, form), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest post(String path, Map<String, String> form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin())
                .POST(HttpRequest.BodyPublishers.ofString(body(form)))
                .build();
    }

    private String origin() {
        return portal.getScheme() + "://" + portal.getAuthority();
    }

    /** Whatever the address answers to the text. */
    public HttpResponse<String> send(String path, String json) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Origin", origin())
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Whatever the address answers to a body of that type. */
    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", type)
                        .header("Origin", origin())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.resolve(path)).timeout(patience);
    }
}
