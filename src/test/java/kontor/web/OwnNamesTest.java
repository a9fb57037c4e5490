package kontor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names of a company go before those of the portal, where they hold and nowhere else. */
class OwnNamesTest {
    private static final Map<Thing, String> NAMES = Map.of(
            Thing.plural("customers"), "Partner",
            Thing.one("customers"), "Partnerin",
            Thing.field("customers", "city"), "Stadt",
            Thing.value("customers", "status", "active"), "läuft");

    private static final OwnNames.Source OWN = (thing, locale) ->
            locale.getLanguage().equals("de") ? Optional.ofNullable(NAMES.get(thing)) : Optional.empty();

    @Test
    void typesFieldsAndValuesHaveThem() {
        OwnNames.get(OWN, () -> {
            assertThat(Vocabulary.plural("customers", Locale.GERMANY)).isEqualTo("Partner");
            assertThat(Vocabulary.one("customers", Locale.GERMANY)).isEqualTo("Partnerin");
            assertThat(Vocabulary.field("customers", "city", Locale.GERMANY)).isEqualTo("Stadt");
            assertThat(Vocabulary.field("depots", "city", Locale.GERMANY)).isEqualTo("Ort");
            assertThat(Vocabulary.value("customers", "status", "active", Locale.GERMANY))
                    .isEqualTo("läuft");
            assertThat(Vocabulary.plural("customers", Locale.UK)).isEqualTo("Customers");
            return null;
        });
    }

    @Test
    void theyHoldWithinAndNotAfterwards() {
        OwnNames.get(OWN, () -> {
            OwnNames.get(
                    OwnNames.Source.NONE,
                    () -> assertThat(Vocabulary.plural("customers", Locale.GERMANY))
                            .isEqualTo("Kunden"));
            return assertThat(Vocabulary.plural("customers", Locale.GERMANY)).isEqualTo("Partner");
        });
        assertThatThrownBy(() -> OwnNames.get(OWN, () -> {
                    throw new IllegalStateException("in between");
                }))
                .hasMessage("in between");
        assertThat(Vocabulary.plural("customers", Locale.GERMANY)).isEqualTo("Kunden");
    }
}
