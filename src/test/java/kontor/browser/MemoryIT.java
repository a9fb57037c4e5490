package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kontor.demo.DemoPeople;
import kontor.launch.HeapDump;
import kontor.launch.Visitor;
import kontor.sandbox.DemoKeys;
import kontor.sandbox.DemoKeys.DemoKey;
import org.junit.jupiter.api.Test;

/** What people have typed in secret is gone from the portal's memory when it has served. */
class MemoryIT {
    private static final String COMPANY = "Biohof Lindenau";
    private static final String CONNECTION = "org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection";

    private final Set<String> secrets = new TreeSet<>();

    private String secret(String what) {
        String secret = what + "-" + UUID.randomUUID();
        secrets.add(secret);
        return secret;
    }

    @Test
    void nothingTypedInSecretIsLeftInMemory() throws Exception {
        Stage stage = Stage.set();
        String label = "Speicher " + UUID.randomUUID();
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.worksIn(COMPANY);
            registersKeys(anna, stage, label);
            setsASecretOfAnObject(anna);
            signsInWithPasswords(anna, stage);
            anna.goes("");
            anna.goes("credentials/list?company=" + anna.companyId());
            assertThat(anna.page.locator("#credentials")).containsText(label);
        } finally {
            stage.change("delete from credential where label = '" + label + "'");
        }
        workGoesOn(stage);
        connectionsAreClosed(stage);
        try (HeapDump memory = stage.portal().memory()) {
            assertThat(memory.found(List.of("kontor.identity.session.SignInPage")))
                    .as("what must be there")
                    .isNotEmpty();
            assertThat(memory.found(secrets)).isEmpty();
        }
    }

    /** One that is refused, one whose form is filled in wrongly, one that works; saved, tested, and typed anew. */
    private void registersKeys(Person anna, Stage stage, String label) {
        DemoKey known = DemoKeys.LINDENAU;
        DemoKey works =
                new DemoKey(known.account(), known.mail(), secret("key-that-works"), known.zone(), Set.of(), Set.of());
        stage.sandbox.knows(works);
        DemoKey refused = new DemoKey(known.account(), "", secret("key-refused"), known.zone(), Set.of(), Set.of());
        anna.entersCredentials(label, stage.sandbox.root(), refused);
        input(anna, "test").click();
        assertThat(anna.page.locator("#credential\\:outcome .problem-title")).isVisible();
        anna.entersCredentials(
                "",
                stage.sandbox.root(),
                new DemoKey(known.account(), "", secret("key-beside-a-mistake"), known.zone(), Set.of(), Set.of()));
        input(anna, "save").click();
        assertThat(input(anna, "labelMessage")).not().isEmpty();
        anna.entersCredentials(label, stage.sandbox.root(), works);
        input(anna, "test").click();
        assertThat(anna.page.locator(".success")).isVisible();
        anna.savesCredentials();
        anna.page
                .locator("#credentials a", new Page.LocatorOptions().setHasText(label))
                .click();
        assertThat(input(anna, "key")).isVisible();
        input(anna, "key").fill(works.key());
        input(anna, "test").click();
        assertThat(anna.page.locator(".success")).isVisible();
        stage.sandbox.forgetRequests();
    }

    private static Locator input(Person anna, String name) {
        return anna.page.locator("#credential\\:" + name);
    }

    private void setsASecretOfAnObject(Person anna) {
        anna.opensReading("/api_v2/customers/3");
        anna.reloadsUntil(anna.button("edit")); // The first to read the account's document may wait in vain.
        anna.edits();
        anna.field("portalPassword").fill(secret("set"));
        anna.reviews();
        anna.button("confirm").click();
        assertThat(anna.notice()).containsText("protokolliert");
        anna.opensObject("/api_v2/customers/4");
        anna.edits();
        anna.field("portalPassword").fill(secret("discarded"));
        anna.reviews();
        anna.button("back").click();
        anna.button("discard").click();
        assertThat(anna.button("edit")).isVisible();
    }

    /** Chosen, wrong, right, changed. What is given once is shown as well, and so in the server's answers for a while. */
    private void signsInWithPasswords(Person anna, Stage stage) {
        String name = "m" + UUID.randomUUID() + "@kontor.example";
        anna.goes("people/list?company=" + anna.companyId());
        anna.page.locator("#invite\\:name").fill("Mia Merk");
        anna.page.locator("#invite\\:signInName").fill(name);
        anna.page.locator("#invite\\:send").click();
        String once = anna.page.locator("#oneTimePassword").innerText();
        String first = secret("first");
        try (Person mia = Person.visits(stage)) {
            mia.goes("sign-in");
            mia.signsInAs(name, once);
            chooses(mia, secret("too-different"), secret("from-that-one"));
            assertThat(mia.page.locator(".field-error").last()).not().isEmpty();
            chooses(mia, first, first);
            assertThat(mia.page.locator(".person")).isVisible();
        }
        try (Person mia = Person.visits(stage)) {
            mia.goes("sign-in");
            mia.signsInAs(name, secret("wrong"));
            assertThat(mia.notice()).isVisible();
            mia.signsInAs("", secret("without-a-name"));
            mia.signsInAs(name, first);
            assertThat(mia.page.locator(".person")).isVisible();
            mia.goes("password");
            mia.page.locator("#password\\:current").fill(first);
            String second = secret("second");
            chooses(mia, second, second);
            assertThat(mia.page.locator(".person")).isVisible();
            mia.goes("");
        }
    }

    private static void chooses(Person person, String password, String again) {
        person.page.locator("#password\\:chosen").fill(password);
        person.page.locator("#password\\:again").fill(again);
        person.page.locator("#password\\:submit").click();
    }

    /** What has served one request serves the next: other requests come, as they do, and other calls to the account. */
    private static void workGoesOn(Stage stage) throws Exception {
        Visitor kai = Visitor.signsIn(stage.portal().address(), DemoPeople.CLERK, DemoPeople.PASSWORD);
        for (int i = 0; i < 10; i++) {
            kai.get("");
        }
    }

    /** Those to accounts, which hold what was sent last. */
    private static void connectionsAreClosed(Stage stage) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (stage.portal().instances(CONNECTION) > 0) {
            assertThat(System.nanoTime()).as("connections stay open").isLessThan(deadline);
            TimeUnit.SECONDS.sleep(2);
        }
    }
}
