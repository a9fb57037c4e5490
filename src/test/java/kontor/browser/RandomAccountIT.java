package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.catalogue.openapi.RandomDocuments;
import kontor.catalogue.openapi.RandomObjects;
import kontor.demo.DemoPeople;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;

/** Accounts whose document and objects chance has put together: no page breaks, and nothing that isn't meant is sent. */
class RandomAccountIT {
    private static final int OBJECTS = 3;

    private Stage stage;

    @Provide
    Arbitrary<JsonObject> documents() {
        return RandomDocuments.any();
    }

    @AfterTry
    void clear() throws Exception {
        stage.sandbox.reset();
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            reads(anna);
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void listsAndObjectsAreShownWhateverTheyAre(@ForAll("documents") JsonObject document, @ForAll long seed)
            throws Exception {
        stage = Stage.set();
        stage.sandbox.document(document.toString());
        Catalogue catalogue = read(document);
        serves(catalogue, new RandomObjects(seed));
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            reads(anna);
            for (ResourceType type : catalogue.types()) {
                looksAt(anna, type);
            }
            assertThat(anna.complaints).isEmpty();
        }
        assertThat(stage.sandbox.writes()).isEmpty();
    }

    private static Catalogue read(JsonObject document) {
        try {
            return OpenApiReader.read(document.toString(), "/api_v2/");
        } catch (UnusableDocument e) {
            return Catalogue.EMPTY;
        }
    }

    private void serves(Catalogue catalogue, RandomObjects objects) {
        for (ResourceType type : catalogue.types()) {
            JsonArrayBuilder members = Json.createArrayBuilder();
            for (int i = 0; i < OBJECTS; i++) {
                JsonObject object = objects.of(type);
                members.add(object);
                stage.sandbox.answer(type.name() + "/1", object.toString());
            }
            stage.sandbox.answer(
                    type.name(),
                    Json.createObjectBuilder()
                            .add("hydra:member", members)
                            .add("hydra:totalItems", OBJECTS)
                            .build()
                            .toString());
        }
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

    private void looksAt(Person anna, ResourceType type) throws Exception {
        String place = place() + "&type=" + encoded(type.name());
        if (type.can(Operation.LIST)) {
            assertThat(anna.goes("objects/list?" + place)).as(type.toString()).isEqualTo(200);
            assertThat(anna.page.locator("#objects tbody tr")).hasCount(OBJECTS);
        }
        if (type.can(Operation.READ)) {
            assertThat(anna.goes("objects/object?" + place + "&id=" + encoded("/api_v2/" + type.name() + "/1")))
                    .as(type.toString())
                    .isEqualTo(200);
            assertThat(anna.button("reload")).isVisible();
            Locator edit = anna.button("edit");
            if (edit.count() > 0) {
                edit.click();
                assertThat(anna.button("review")).isVisible();
                anna.button("review").click();
                assertThat(anna.notice()
                                .or(anna.page.locator(".field-error").first())
                                .first())
                        .isVisible();
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
