package kontor.change;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kontor.catalogue.FieldType;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.company.CompanyId;
import org.junit.jupiter.api.Test;

class MeantTest {
    private static final ResourceType ORDERS = type(
            field("positions", FieldType.OBJECTS, field("quantity", FieldType.AMOUNT)),
            field("address", FieldType.OBJECT, field("city", FieldType.TEXT)));

    private static final String BEFORE = "{'positions':[{'@id':'/p/1','quantity':'1.500'},"
            + "{'@id':'/p/2','quantity':'2.500'},{'@id':'/p/3','quantity':'3.500'}]}";

    private static List<String> notTaken(String wanted, String answer) {
        Plan plan = new Plan(
                new CompanyId(1),
                1,
                "",
                "orders",
                Operation.PATCH,
                "/orders/1",
                "",
                json(BEFORE).toString(),
                json(wanted).toString(),
                WireObject.patch(ORDERS, json(BEFORE), json(wanted)).toString(),
                EmbeddedItems.remade(ORDERS, json(BEFORE), json(wanted)),
                false,
                null);
        return new Meant(ORDERS, plan).notTaken(json(answer));
    }

    /** So told API Platform 3.4 and 4.1 after the first of three positions was changed. */
    @Test
    void whatIsMadeAnewComesLast() {
        String wanted = BEFORE.replace("1.500", "7.25");
        String answer = "{'positions':[{'@id':'/p/2','quantity':'2.500'},{'@id':'/p/3','quantity':'3.500'},"
                + "{'@id':'/p/226','quantity':'7.250'}]}";
        assertThat(notTaken(wanted, answer)).isEmpty();
        assertThat(notTaken(wanted, answer.replace("7.250", "7.000"))).containsExactly("positions");
        assertThat(notTaken(wanted, answer.replace("/p/3", "/p/9"))).containsExactly("positions");
    }

    @Test
    void anItemThatIsGoneIsMissed() {
        String wanted = BEFORE.replace("1.500", "7.25");
        assertThat(notTaken(wanted, "{'positions':[{'@id':'/p/2','quantity':'2.500'}]}"))
                .containsExactly("positions");
    }

    @Test
    void anOrderThatSomeoneMadeCounts() {
        String wanted = "{'positions':[{'@id':'/p/2','quantity':'2.500'},{'@id':'/p/1','quantity':'1.500'},"
                + "{'@id':'/p/3','quantity':'3.500'}]}";
        assertThat(notTaken(wanted, wanted)).isEmpty();
        assertThat(notTaken(wanted, BEFORE)).containsExactly("positions");
    }

    @Test
    void anObjectOfWhichNothingIsLeftMayBeAnEmptyList() {
        String emptied = BEFORE.replace("]}", "],'address':{'city':null}}");
        assertThat(notTaken(emptied, BEFORE.replace("]}", "],'address':[]}"))).isEmpty();
        assertThat(notTaken(emptied, BEFORE.replace("]}", "],'address':{'city':'Celle'}}")))
                .containsExactly("address");
    }
}
