package kontor.change.story;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kontor.catalogue.Catalogue;
import kontor.catalogue.FieldType;
import org.junit.jupiter.api.Test;

class HoldingFieldsTest {
    private static final Catalogue CATALOGUE = new Catalogue(
            "",
            List.of(type(
                    field("note", FieldType.TEXT),
                    field(
                            "positions",
                            FieldType.OBJECTS,
                            field("quantity", FieldType.NUMBER),
                            field("unit", FieldType.OBJECT, field("factor", FieldType.NUMBER))))),
            List.of());

    private static List<String> of(String type, String asked) {
        return HoldingFields.of(CATALOGUE, Optional.ofNullable(type), asked, Locale.GERMANY);
    }

    @Test
    void aFieldIsHeldByTheOutermostThatItIsIn() {
        assertThat(of(null, "Menge")).containsExactly("Positionen");
        assertThat(of("orders", "quantity")).containsExactly("Positionen");
        assertThat(of("orders", "faktor")).containsExactly("Positionen");
    }

    @Test
    void noneHoldsAFieldOfTheObjectItselfOrOfOtherObjects() {
        assertThat(of(null, "Notiz")).isEmpty();
        assertThat(of("customers", "Menge")).isEmpty();
    }
}
