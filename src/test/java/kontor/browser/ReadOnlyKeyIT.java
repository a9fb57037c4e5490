package kontor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.sql.SQLException;
import kontor.demo.DemoPeople;
import kontor.sandbox.DemoKeys;
import kontor.sandbox.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key may do less than the person who works with it. */
class ReadOnlyKeyIT {
    private static final String LABEL = "Nur lesen";

    private Stage stage;

    @BeforeEach
    void set() throws Exception {
        stage = Stage.set();
        try (Person anna = Person.signsIn(stage, DemoPeople.ADMINISTRATOR)) {
            anna.opensCompany("Hof Sonnental");
            anna.entersCredentials(LABEL, stage.sandbox.root(), DemoKeys.SONNENTAL_READER);
            anna.savesCredentials();
        }
    }

    @AfterEach
    void clear() throws SQLException {
        stage.change("delete from credential where label = '" + LABEL + "'");
    }

    @Test
    void aChangeItMayNotMakeIsToldKeptAndLoggedAsRejected() {
        String customer =
                stage.sandbox.account("Hof Sonnental").iris("customers").get(0);
        String city = stage.sandbox.account("Hof Sonnental").object(customer).getString("city");
        try (Person kai = Person.signsIn(stage, DemoPeople.CLERK)) {
            kai.opensCompany("Hof Sonnental");
            kai.opensList("Kunden");
            kai.page.locator("select[name=credential]").selectOption(new SelectOption().setLabel(LABEL));
            assertThat(kai.page.locator("select[name=credential] option[selected]"))
                    .hasText(LABEL);
            kai.opensFirstObject();
            kai.edits();
            kai.field("city").fill("Winsen an der Aller");
            kai.reviews();
            kai.button("confirm").click();
            assertThat(kai.notice()).containsText("Nichts wurde geändert. Dieser Schlüssel darf das nicht.");
            assertThat(kai.notice()).containsText("Die Rechte folgen dem FrachtPilot-Benutzer");
            assertThat(kai.field("city")).hasValue("Winsen an der Aller");
            assertThat(stage.sandbox.writes()).extracting(SeenRequest::status).containsExactly(403);
            assertThat(stage.sandbox.account("Hof Sonnental").object(customer).getString("city"))
                    .isEqualTo(city);
            kai.page.locator(".after-change a").click();
            assertThat(kai.page.locator("main .state").first()).hasText("abgelehnt");
            assertThat(kai.page.locator(".problem-title")).containsText("Dieser Schlüssel darf das nicht.");
            assertThat(kai.fact("HTTP-Status")).hasText("403");
            assertThat(kai.fact("Konto")).hasText(LABEL);
            assertThat(kai.page.locator("#difference ins")).hasText("Winsen an der Aller");
        }
    }
}
