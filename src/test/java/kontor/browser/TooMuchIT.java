package kontor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import kontor.launch.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent to the portal, or answered to it, it refuses in words what is too much, and goes on. */
class TooMuchIT {
    private static final int POSTS = 80;
    private static final Pattern FORM = Pattern.compile("(?s)<form id=\"([^\"]+)\".*?</form>");
    private static final Pattern NAME =
            Pattern.compile("<(?:input|select|textarea|button)[^>]* name=\"([^\"]+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
    private static final Pattern NONCE = Pattern.compile("<script nonce=\"([^\"]+)\"");
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private static final List<String> FORMS = List.of("object", "filtering");

    private Stage stage;
    private Visitor anna;
    private long credential;
    private long company;
    private String logBefore;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        anna = Visitor.signsIn(stage.portal().address(), DemoPeople.ADMINISTRATOR, DemoPeople.PASSWORD);
        company = stage.number("select id from company where name = 'Biohof Lindenau'");
        credential = stage.number("select min(id) from credential where company_id = " + company);
        logBefore = stage.portal().log();
    }

    @AfterEach
    void nothingFailedAndThePortalGoesOn() throws Exception {
        stage.sandbox.reset();
        String logged = stage.portal().log().substring(logBefore.length());
        assertThat(logged).doesNotContain("FacesExceptionFilter", "OutOfMemoryError", "StackOverflowError");
        assertThat(anna.ask("companies/list").statusCode()).isEqualTo(200);
    }

    private String place(String more) {
        return "?company=" + company + "&credential=" + credential + more;
    }

    /** What is answered to a request whose body need not be sent to its end. */
    private List<String> answered(String head, String body) throws IOException {
        URI portal = stage.portal().address();
        List<String> lines = new ArrayList<>();
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write((head.replace("\n", "\r\n") + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.contains("</html>")) {
                    break;
                }
            }
        }
        return lines;
    }

    private static String post(String path, long length, String type) {
        return "POST " + path + " HTTP/1.1\nHost: localhost\nAccept-Language: de\nConnection: close\nContent-Type: "
                + type + "\nContent-Length: " + length + "\n";
    }

    @Test
    void strangersSendNoMoreThanNameAndPassword() throws Exception {
        for (long length : new long[] {70_000, 52_428_800, 9_000_000_000L}) {
            List<String> answer = answered(post("/sign-in", length, FORM_TYPE), "signIn%3Aname=" + "x".repeat(5_000));
            assertThat(answer.get(0)).contains(" 413 ");
            assertThat(answer).anyMatch(line -> line.contains("Zu viel auf einmal"));
            assertThat(answer).anyMatch(line -> line.startsWith("X-Content-Type-Options: nosniff"));
        }
        List<String> chunked = answered(
                "POST /sign-in HTTP/1.1\nHost: localhost\nAccept-Language: de\nConnection: close\nContent-Type: "
                        + FORM_TYPE + "\nTransfer-Encoding: chunked\n",
                "5\r\na=bcd\r\n");
        assertThat(chunked.get(0)).contains(" 411 ");
        assertThat(answered(post("/sign-in", 52_428_800, "multipart/form-data; boundary=x"), "--x\r\n")
                        .get(0))
                .contains(" 413 ");
    }

    @Test
    void headersAreBounded() throws Exception {
        assertThat(answered(
                                "GET /sign-in HTTP/1.1\nHost: localhost\nConnection: close\nX-A: " + "x".repeat(100_000)
                                        + "\n",
                                "")
                        .get(0))
                .containsPattern(" (400|413|431) ");
        assertThat(answered("GET /sign-in HTTP/1.1\nHost: localhost\nConnection: close\n" + "X-A: b\n".repeat(500), "")
                        .get(0))
                .containsPattern(" (400|413|431) ");
    }

    @Test
    void whoIsSignedInSendsNoMoreThanAPageDoes() throws Exception {
        HttpResponse<String> large =
                anna.post("objects/list" + place("&type=customers"), FORM_TYPE, "a=" + "x".repeat(4_300_000));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("class=\"plain\"");
        HttpResponse<String> file = anna.post(
                "credentials/document" + place(""),
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"uploading:file\"; filename=\"a.json\"\r\n\r\n"
                        + " ".repeat(13_700_000) + "\r\n--x--\r\n");
        assertThat(file.statusCode()).isEqualTo(413);
        assertThat(anna.post("companies/list", FORM_TYPE, "a=" + "x".repeat(3_000_000))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersBeyondReasonAreToldAsSuch() throws Exception {
        String object = "/api_v2/customers/1";
        for (String number : List.of("1e999999999", "-1e-99999999", "9".repeat(9_000_000), "1e99999999999")) {
            JsonObject plain = Json.createObjectBuilder()
                    .add("@id", object)
                    .add("id", 1)
                    .add("name", "Ada")
                    .build();
            String answer = plain.toString().replace("\"id\":1", "\"id\":1,\"creditLimit\":" + number);
            stage.sandbox.answer("customers/1", answer);
            stage.sandbox.answer(
                    "customers", "{\"hydra:member\":[" + answer + "],\"hydra:totalItems\":" + number + "}");
            assertThat(anna.ask("objects/list" + place("&type=customers")).statusCode())
                    .isEqualTo(200);
            String address = "objects/object" + place("&type=customers&id=" + encoded(object));
            HttpResponse<String> page = anna.ask(address);
            assertThat(page.statusCode()).isEqualTo(200);
            for (String form : forms(page.body())) {
                assertThat(anna.post(address, FORM_TYPE, pressed(form, "object:edit") + nonce(page.body()))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void formsTakeWhateverIsPosted() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> pages = List.of(
                "objects/object" + place("&type=customers&new=customers"),
                "objects/object" + place("&type=orders&new=orders"),
                "objects/list" + place("&type=customers"));
        String address = pages.get(0);
        String page = "";
        int posted = 0;
        for (int i = 0; i < 3 * POSTS && posted < POSTS; i++) {
            String form = forms(page).isEmpty() || random.nextInt(4) == 0
                    ? ""
                    : forms(page).get(0);
            if (form.isEmpty()) {
                address = pages.get(random.nextInt(pages.size()));
                HttpResponse<String> asked = anna.ask(address);
                assertThat(asked.statusCode()).as("seed %d, %s", seed, address).isLessThan(500);
                page = asked.body();
                if (forms(page).isEmpty()) {
                    continue; // The account is asked no more at the moment.
                }
                form = forms(page).get(0);
            }
            String nonce = random.nextInt(20) > 0 ? nonce(page) : "&primefaces.nonce=" + HostileTexts.encoded(random);
            HttpResponse<String> answer = anna.post(address, FORM_TYPE, hostile(form, random) + nonce);
            posted++;
            assertThat(answer.statusCode())
                    .as("seed %d, post %d to %s", seed, i, address)
                    .isLessThan(500);
            page = answer.statusCode() == 200 ? answer.body() : "";
        }
        assertThat(posted).isGreaterThan(POSTS / 2);
        assertThat(stage.sandbox.writes()).isEmpty();
    }

    /** Those in which something is entered, and by which nothing is kept. */
    private static List<String> forms(String page) {
        Matcher forms = FORM.matcher(page);
        List<String> found = new ArrayList<>();
        while (forms.find()) {
            if (FORMS.contains(forms.group(1))) {
                found.add(forms.group());
            }
        }
        return found;
    }

    /** What is in the form or, mostly, not; one of its buttons, and what no form has. */
    private static String hostile(String form, Random random) {
        StringBuilder body = new StringBuilder("x=");
        List<String> buttons = new ArrayList<>();
        Matcher inputs = NAME.matcher(form);
        while (inputs.find()) {
            String name = inputs.group(1);
            if (inputs.group().startsWith("<button")) {
                buttons.add(name);
                continue;
            }
            Matcher value = VALUE.matcher(inputs.group());
            boolean ofPage = name.startsWith("jakarta.faces") || name.startsWith("primefaces") || FORMS.contains(name);
            boolean keeps = ofPage ? random.nextInt(50) > 0 : random.nextInt(3) == 0;
            add(
                    body,
                    encoded(name),
                    keeps ? encoded(value.find() ? value.group(1) : "") : HostileTexts.encoded(random));
        }
        buttons.remove("object:confirm");
        if (!buttons.isEmpty()) {
            add(body, encoded(buttons.get(random.nextInt(buttons.size()))), "");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            add(body, HostileTexts.encoded(random), HostileTexts.encoded(random));
        }
        return body.toString();
    }

    private static String pressed(String form, String button) {
        StringBuilder body = new StringBuilder("x=");
        Matcher inputs = NAME.matcher(form);
        while (inputs.find()) {
            Matcher value = VALUE.matcher(inputs.group());
            if (!inputs.group().startsWith("<button")) {
                add(body, encoded(inputs.group(1)), encoded(value.find() ? value.group(1) : ""));
            }
        }
        add(body, encoded(button), "");
        return body.toString();
    }

    /** What a script of PrimeFaces sends with each form. */
    private static String nonce(String page) {
        Matcher nonce = NONCE.matcher(page);
        return nonce.find() ? "&primefaces.nonce=" + encoded(nonce.group(1)) : "";
    }

    private static void add(StringBuilder body, String name, String value) {
        body.append('&').append(name).append('=').append(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
