package kontor.change;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.readOnly;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class AccountOffsetTest {
    private static final ResourceType CUSTOMERS = type(
            readOnly("createdAt", FieldType.DATE_TIME),
            field("lastContact", FieldType.DATE_TIME),
            field("note", FieldType.TEXT),
            field("visits", FieldType.OBJECTS, field("at", FieldType.DATE_TIME)),
            field("keyValues", FieldType.MAP));

    private static void is(String before, String entered, String sent) {
        assertThat(AccountOffset.in(CUSTOMERS, json(before), json(entered))).isEqualTo(json(sent));
    }

    /** A server in UTC with a database stores the 22:15 of 22:15+02:00. */
    @Test
    void anAccountThatTellsMomentsInAnotherOffsetGetsThemInThat() {
        String before = "{'createdAt':'2026-07-01T08:00:00+00:00'}";
        is(
                before,
                "{'createdAt':'2026-07-01T08:00:00+00:00','lastContact':'2026-07-02T22:15:00+02:00',"
                        + "'visits':[{'at':'2026-12-02T00:30:00+01:00'}]}",
                "{'createdAt':'2026-07-01T08:00:00+00:00','lastContact':'2026-07-02T20:15:00+00:00',"
                        + "'visits':[{'at':'2026-12-01T23:30:00+00:00'}]}");
    }

    @Test
    void whatIsNoFieldOfMomentsIsLeftAlone() {
        String wanted = "{'createdAt':'2026-07-01T08:00:00+00:00','note':'2026-07-02T22:15:00+02:00',"
                + "'keyValues':{'A':'2026-07-02T22:15:00+02:00'}}";
        is("{'createdAt':'2026-07-01T08:00:00+00:00'}", wanted, wanted);
    }

    @Test
    void anAccountInGermanTimeGetsGermanTime() {
        String wanted = "{'lastContact':'2026-12-02T22:15:00+01:00'}";
        is("{'createdAt':'2026-07-01T08:00:00+02:00'}", wanted, wanted);
        is("{}", wanted, wanted);
        is("{'createdAt':'2026-07-01T08:00:00'}", wanted, wanted);
    }

    @Test
    void anAccountThatKeepsOffsetsIsNoProof() {
        String wanted = "{'lastContact':'2026-12-02T22:15:00+01:00'}";
        is("{'createdAt':'2026-07-01T08:00:00Z','lastContact':'2026-07-01T08:00:00+02:00'}", wanted, wanted);
    }
}
