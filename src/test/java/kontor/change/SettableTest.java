package kontor.change;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class SettableTest {
    private static final ResourceType ORDERS = type(
            field("fee", FieldType.AMOUNT),
            field("zip", FieldType.TEXT),
            field("positions", FieldType.OBJECTS, field("quantity", FieldType.DECIMAL), field("note", FieldType.TEXT)));

    private static boolean isStill(String before, String now) {
        return Settable.isStill(ORDERS, json(before), json(now));
    }

    /** So answered API Platform after a change of items, and after that. */
    @Test
    void anAmountIsTheSameHoweverItIsFilledUp() {
        assertThat(isStill("{'fee':'5'}", "{'fee':'5.00'}")).isTrue();
        assertThat(isStill("{'positions':[{'quantity':'7.25'}]}", "{'positions':[{'quantity':'7.250'}]}"))
                .isTrue();
        assertThat(isStill("{'positions':[{'quantity':'7.25'}]}", "{'positions':[{'quantity':'7.251'}]}"))
                .isFalse();
    }

    @Test
    void aTextIsNoAmount() {
        assertThat(isStill("{'zip':'1.10'}", "{'zip':'1.1'}")).isFalse();
        assertThat(isStill("{'positions':[{'note':'5'}]}", "{'positions':[{'note':'5.0'}]}"))
                .isFalse();
        assertThat(isStill("{'fee':'offen'}", "{'fee':'Offen'}")).isFalse();
    }
}
