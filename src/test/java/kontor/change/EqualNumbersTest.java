package kontor.change;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class EqualNumbersTest {
    private static final ResourceType CUSTOMERS = type(
            field("limit", FieldType.AMOUNT),
            field("discount", FieldType.DECIMAL),
            field("zip", FieldType.TEXT),
            field("terms", FieldType.OBJECT, field("fee", FieldType.DECIMAL)),
            field("positions", FieldType.OBJECTS, field("quantity", FieldType.DECIMAL)));

    private static JsonObject kept(String before, String wanted) {
        return EqualNumbers.kept(CUSTOMERS, json(before), json(wanted));
    }

    @Test
    void aNumberThatIsWrittenInAnotherWayIsAsItWas() {
        String before = "{'limit':'150.00','discount':'0.00','terms':{'fee':'1.50'},"
                + "'positions':[{'@id':'/p/1','quantity':'1.000'},{'@id':'/p/2','quantity':'2.000'}]}";
        assertThat(kept(
                        before,
                        "{'limit':'150','discount':'0','terms':{'fee':'1.5'},"
                                + "'positions':[{'@id':'/p/2','quantity':'2'},{'@id':'/p/1','quantity':'1'}]}"))
                .isEqualTo(json("{'limit':'150.00','discount':'0.00','terms':{'fee':'1.50'},"
                        + "'positions':[{'@id':'/p/2','quantity':'2.000'},{'@id':'/p/1','quantity':'1.000'}]}"));
        assertThat(kept("{'positions':[{'quantity':'1.000'}]}", "{'positions':[{'quantity':'1'}]}"))
                .isEqualTo(json("{'positions':[{'quantity':'1.000'}]}"));
    }

    @Test
    void whatIsAnotherNumberOrATextIsAsItIsWanted() {
        String wanted =
                "{'limit':'151','discount':null,'zip':'1.0','terms':{'fee':'2'},'positions':[{'quantity':'3'}]}";
        assertThat(kept(
                        "{'limit':'150.00','discount':'0.00','zip':'1.00','terms':{'fee':'1.50'},'positions':[]}",
                        wanted))
                .isEqualTo(json(wanted));
        assertThat(kept("{}", wanted)).isEqualTo(json(wanted));
    }
}
