package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.catalogue.openapi.RandomDocuments;
import kontor.catalogue.openapi.RandomObjects;
import kontor.change.form.AwkwardObjects;
import kontor.demo.DemoPeople;
import kontor.limit.Iri;
import kontor.sandbox.Fault;
import kontor.sandbox.SeenRequest;
import kontor.sandbox.Way;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;

/**
 * Accounts whose document, objects, ids and answers chance has put together: no page breaks, what a list leads to can be opened
 * and changed, and nothing that isn't meant is sent.
 */
class RandomAccountIT {
    private static final List<String> IDS = List.of(
            "1",
            "dot.json",
            "10.200.5",
            "a/b",
            "q?r",
            "Müller (M%C3%BCller)",
            "x y",
            "a+b",
            "semi;colon",
            "product=1;group=2",
            "100%",
            "long" + "x".repeat(700));
    private static final int OBJECTS = 4;
    /** Such as hold a plain text. */
    private static final String TEXTS =
            "[data-field] input[type=text]:not([inputmode]):not(.wire):not(.entry-key):not(.ui-autocomplete-input),"
                    + " [data-field] textarea:not(.wire)";

    private Stage stage;
    private Random random;

    @AfterTry
    void clear() throws Exception {
        stage.sandbox.reset();
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            reads(anna);
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whateverThereIsIsShownAndChanged(@ForAll long seed) throws Exception {
        System.out.println("An account by chance, seed " + seed);
        random = new Random(seed);
        stage = Stage.set();
        JsonObject document = RandomDocuments.any().generator(1000).next(random).value();
        stage.sandbox.document(document.toString());
        stage.sandbox.behaves(Way.HEADERS_TWICE, random.nextBoolean());
        Catalogue catalogue = read(document);
        int written = 0;
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            reads(anna);
            for (ResourceType type : catalogue.types()) {
                String id = serves(type, new RandomObjects(random.nextLong()));
                looksAtTheList(anna, type);
                written += type.can(Operation.READ) ? changes(anna, type, id) : 0;
                written += makes(anna, type);
            }
            assertThat(anna.complaints).isEmpty();
        }
        System.out.println(catalogue.types().size() + " kinds of objects, of " + written + " one was changed or made");
    }

    private static Catalogue read(JsonObject document) {
        try {
            return OpenApiReader.read(document.toString(), "/api_v2/");
        } catch (UnusableDocument e) {
            return Catalogue.EMPTY;
        }
    }

    /** Has the account hold some objects. Returns the id of one. */
    private String serves(ResourceType type, RandomObjects objects) {
        JsonArrayBuilder members = Json.createArrayBuilder();
        String id = "";
        for (int i = 0; i < OBJECTS; i++) {
            id = IDS.get(random.nextInt(IDS.size()));
            JsonObject object = objects.of(type, id);
            members.add(object);
            stage.sandbox.answer(path(type, id), object.toString());
        }
        String prefix = random.nextBoolean() ? "hydra:" : "";
        JsonArray all = members.build();
        JsonValue page = random.nextInt(3) == 0
                ? all
                : Json.createObjectBuilder()
                        .add(prefix + "member", all)
                        .add(prefix + "totalItems", OBJECTS)
                        .build();
        stage.sandbox.answer(type.name(), page.toString());
        return id;
    }

    private static String path(ResourceType type, String id) {
        return type.name() + "/" + Iri.segment(id);
    }

    /** Has the portal read the account's document. */
    private void reads(Person anna) throws Exception {
        assertThat(anna.goes("credentials/document?" + place())).isEqualTo(200);
        anna.page.locator("#refreshing\\:refresh").click();
        assertThat(anna.notice()).isVisible();
    }

    private String place() throws Exception {
        long company = stage.number("select id from company where name = 'Biohof Lindenau'");
        return "company=" + company + "&credential="
                + stage.number("select min(id) from credential where company_id = " + company);
    }

    private void looksAtTheList(Person anna, ResourceType type) throws Exception {
        if (!type.can(Operation.LIST)) {
            return;
        }
        assertThat(anna.goes("objects/list?" + place() + "&type=" + encoded(type.name())))
                .as(type.toString())
                .isEqualTo(200);
        assertThat(anna.page.locator("#objects tbody tr")).hasCount(OBJECTS);
        if (type.can(Operation.READ)) {
            anna.page
                    .locator("#objects tbody th a")
                    .nth(random.nextInt(OBJECTS))
                    .click();
            assertThat(anna.button("reload")).isVisible();
        }
    }

    /** Changes a text of an object, where it has one and the form lets it through. Returns how often that was sent. */
    private int changes(Person anna, ResourceType type, String id) throws Exception {
        String path = path(type, id);
        assertThat(anna.goes("objects/object?" + place() + "&type=" + encoded(type.name()) + "&id="
                        + encoded("/api_v2/" + path)))
                .as(type.toString())
                .isEqualTo(200);
        assertThat(anna.button("reload")).isVisible();
        if (anna.button("edit").count() == 0) {
            return 0;
        }
        anna.edits();
        anna.button("review").click();
        assertThat(said(anna)).isVisible();
        assertThat(stage.sandbox.writes()).isEmpty();
        if (anna.button("edit").count() > 0) {
            anna.edits(); // Where nothing is wrong, and nothing was changed, that was all.
        }
        return sendsAText(anna, type, path);
    }

    /** Makes an object, at whatever path the document says, where one can be made of a text. Returns how often that was sent. */
    private int makes(Person anna, ResourceType type) throws Exception {
        if (!type.can(Operation.LIST) || !type.isCreatable()) {
            return 0;
        }
        anna.goes("objects/list?" + place() + "&type=" + encoded(type.name()));
        anna.page.locator("#create").click();
        assertThat(anna.button("review")).isVisible();
        return sendsAText(anna, type, type.creationPath() == null ? type.name() : type.creationPath());
    }

    private int sendsAText(Person anna, ResourceType type, String path) {
        Locator texts = anna.page.locator(TEXTS);
        if (texts.count() == 0) {
            return 0;
        }
        Locator text = texts.nth(random.nextInt(texts.count()));
        String field = text.evaluate("each => each.closest('[data-field]').dataset.field")
                .toString()
                .replaceFirst("[.\\[].*", "");
        text.fill(text.inputValue() + "x");
        return sends(anna, type, path, field);
    }

    /** Reviews and confirms. What is sent is that field of that object, and no other. */
    private int sends(Person anna, ResourceType type, String path, String field) {
        presses(anna, "review");
        Locator confirm = anna.button("confirm");
        assertThat(confirm.or(said(anna)).first()).isVisible();
        if (confirm.count() == 0) {
            return 0;
        }
        if (random.nextBoolean()) {
            stage.sandbox.fault(Fault.noContentAfter().on("PATCH", path).times(1));
            stage.sandbox.fault(Fault.noContentAfter().on("PUT", path).times(1));
        }
        presses(anna, "confirm");
        assertThat(anna.notice()).isVisible();
        stage.sandbox.clearFaults();
        assertThat(stage.sandbox.writes()).as(path).hasSize(1);
        SeenRequest write = stage.sandbox.writes().get(0);
        assertThat(write.path()).isEqualTo(path);
        Set<String> sent = AwkwardObjects.read(write.body()).asJsonObject().keySet();
        if (write.method().equals("PATCH") && type.field(field).isPresent()) {
            assertThat(sent).as(write.body()).containsExactly(field);
        } else if (type.field(field).isPresent()) {
            assertThat(sent).as(write.body()).contains(field);
        }
        stage.sandbox.forgetRequests();
        return 1;
    }

    /** What was said before is still there until the portal has answered. */
    private static void presses(Person anna, String button) {
        anna.page.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> anna.button(button).click());
        anna.page.waitForFunction("() => !window.PrimeFaces.ajax.Queue.requests.length");
    }

    private static Locator said(Person anna) {
        return anna.notice().or(anna.page.locator(".field-error").first()).first();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
