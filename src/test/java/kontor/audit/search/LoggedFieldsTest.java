package kontor.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kontor.web.OwnNames;
import kontor.web.Thing;
import org.junit.jupiter.api.Test;

class LoggedFieldsTest {
    private static final List<String> LOGGED =
            List.of("orders.note", "orders.positions", "customers.creditLimit", "customers.number", "orders.number");

    private static LoggedFields of(String... type) {
        return new LoggedFields(
                LOGGED, Optional.of(type).filter(some -> some.length > 0).map(some -> some[0]), Locale.GERMANY);
    }

    @Test
    void fieldsGoByWhatTheyAreCalledOrByTheirNamesOnTheWire() {
        assertThat(of().called("kreditlimit")).containsExactly("creditLimit");
        assertThat(of().called("creditLimit")).containsExactly("creditLimit");
        assertThat(of().called("Kundennummer")).containsExactly("number");
        assertThat(of("orders").called("Kundennummer")).containsExactly("Kundennummer");
        assertThat(of("orders").labels()).containsExactly("Bestellnummer", "Notiz", "Positionen");
    }

    @Test
    void aFieldThatGotAnotherNameIsStillFoundByItsUsualOne() {
        OwnNames.Source names = (thing, locale) ->
                thing.equals(Thing.field("customers", "creditLimit")) ? Optional.of("Rahmen") : Optional.empty();
        LoggedFields renamed = OwnNames.get(names, () -> of());
        assertThat(renamed.called("Rahmen")).containsExactly("creditLimit");
        assertThat(renamed.called("Kreditlimit")).containsExactly("creditLimit");
        assertThat(renamed.labels()).contains("Rahmen").doesNotContain("Kreditlimit");
        assertThat(renamed.like("limit")).containsExactly("Rahmen");
    }

    @Test
    void whatNoFieldIsCalledIsSaidToBeUnknown() {
        assertThat(of().knows("Notiz")).isTrue();
        assertThat(of().knows("note")).isTrue();
        assertThat(of().knows("Menge")).isFalse();
    }

    @Test
    void aTextThatIsPartOfAFieldsNameMayMeanTheField() {
        assertThat(of().like("Notiz")).containsExactly("Notiz");
        assertThat(of().like("nummer")).containsExactly("Bestellnummer", "Kundennummer");
        assertThat(of().like("no")).isEmpty();
        assertThat(of().like("Möhren")).isEmpty();
    }
}
