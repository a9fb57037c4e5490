package kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kontor.web.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    @ParameterizedTest
    @CsvSource({
        "deliveryInstructions, Delivery instructions",
        "delivery_instructions, Delivery instructions",
        "vatID, Vat ID",
        "IBAN, IBAN",
        "x, X",
        "Äpfel, Äpfel"
    })
    void unknownNamesBecomeReadable(String name, String readable) {
        assertThat(Vocabulary.readable(name)).isEqualTo(readable);
    }

    @Test
    void knownNamesAreFrachtPilotsWords() {
        assertThat(Vocabulary.plural("customers", Locale.GERMANY)).isEqualTo("Kunden");
        assertThat(Vocabulary.one("orders/{orderId}/positions", Locale.UK)).isEqualTo("Position");
        assertThat(Vocabulary.field("customers", "type", Locale.GERMANY)).isEqualTo("Kundenart");
        assertThat(Vocabulary.field("vouchers", "type", Locale.GERMANY)).isEqualTo("Art");
        assertThat(Vocabulary.field("deposits", "amount", Locale.GERMANY)).isEqualTo("Pfandbetrag");
        assertThat(Vocabulary.field("products", "amount", Locale.GERMANY)).isEqualTo("Menge");
        assertThat(Vocabulary.value("customers", "type", "business", Locale.UK)).isEqualTo("Business");
        assertThat(Vocabulary.value("customers", "type", "unheard-of", Locale.UK))
                .isEqualTo("unheard-of");
    }

    @Test
    void valuesAreKnownOfFieldsThatTakeAFewOnly() {
        assertThat(Vocabulary.values("customers", "type")).containsExactly("business", "private");
        assertThat(Vocabulary.values("products", "status")).containsExactly("available", "unavailable");
        assertThat(Vocabulary.values("customers", "name")).isEmpty();
        assertThat(Vocabulary.word("customers", "name", "private", Locale.GERMANY))
                .isEmpty();
    }
}
