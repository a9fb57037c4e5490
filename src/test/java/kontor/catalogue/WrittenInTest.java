package kontor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenInTest {
    @ParameterizedTest
    @CsvSource({
        "'Per unit, as agreed when it was ordered.', en",
        "'Labels of the shop''s own.', en",
        "'Null for the tour''s default.', en",
        "'Wird nach der Lieferung gesetzt', de",
        "'Anzahl der Kisten', de",
        "'Straße', de",
        "'Preis pro Stück, netto', de",
        "'Status', ''",
        "'IBAN', ''",
        "'', ''",
        "'The code of origin carrier', en"
    })
    void isToldByFrequentWords(String text, String language) {
        assertThat(WrittenIn.language(text)).isEqualTo(language);
    }
}
