package kontor.change;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import org.junit.jupiter.api.Test;

class TakenTest {
    private static final Field MAP = field("it", FieldType.MAP);
    private static final Field JSON = field("it", FieldType.JSON);
    private static final Field ITEMS = field("it", FieldType.OBJECTS, field("a", FieldType.TEXT));

    private static boolean isAs(Field field, String sent, String stored) {
        return Taken.isAs(Optional.of(field), json(sent).get("it"), json(stored).get("it"));
    }

    private static boolean isItselfAs(Field field, String sent, String stored) {
        return Taken.isItselfAs(
                Optional.of(field), json(sent).get("it"), json(stored).get("it"));
    }

    @Test
    void theNamesInAMapAreData() {
        for (Field field : new Field[] {MAP, JSON}) {
            assertThat(isAs(field, "{'it':{'A':'1'}}", "{'it':{'A':'1'}}")).isTrue();
            assertThat(isAs(field, "{'it':{'A':'1'}}", "{'it':{'A':'1','B':'2'}}"))
                    .isFalse();
            assertThat(isAs(field, "{'it':{'A':'1','B':'2'}}", "{'it':{'A':'1'}}"))
                    .isFalse();
            assertThat(isAs(field, "{'it':{'@a':'1'}}", "{'it':{'@a':'2'}}")).isFalse();
            assertThat(isAs(field, "{'it':{'A':null}}", "{'it':{}}")).isTrue();
        }
    }

    @Test
    void nothingIsNothingHoweverItComes() {
        assertThat(isAs(MAP, "{'it':{}}", "{'it':[]}")).isTrue();
        assertThat(isAs(MAP, "{'it':{}}", "{}")).isTrue();
        assertThat(isAs(ITEMS, "{'it':null}", "{'it':[]}")).isTrue();
        assertThat(isAs(MAP, "{'it':{'A':'1'}}", "{'it':[]}")).isFalse();
        assertThat(isAs(field("it", FieldType.TEXT), "{'it':''}", "{'it':null}"))
                .isFalse();
    }

    @Test
    void anItemIsTheOneThatItsIriNames() {
        assertThat(isAs(ITEMS, "{'it':['/p/1']}", "{'it':[{'@id':'/p/1','a':'x'}]}"))
                .isTrue();
        assertThat(isAs(ITEMS, "{'it':['/p/1']}", "{'it':[{'@id':'/p/2','a':'x'}]}"))
                .isFalse();
    }

    @Test
    void itemsMayBeOthersOnlyWhereThatWasMeant() {
        String sent = "{'it':[{'@id':'/p/1','a':'x'}]}";
        String remade = "{'it':[{'@id':'/p/7','a':'x'}]}";
        assertThat(isAs(ITEMS, sent, remade)).isTrue();
        assertThat(isItselfAs(ITEMS, sent, remade)).isFalse();
        assertThat(isItselfAs(ITEMS, sent, sent)).isTrue();
        assertThat(isItselfAs(ITEMS, "{'it':[{'a':'x'}]}", remade)).isTrue();
    }
}
