package kontor.change;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.readOnly;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class JsonEditorTest {
    private static final ResourceType TYPE = type(
            field("name", FieldType.TEXT),
            readOnly("total", FieldType.DECIMAL),
            field("address", FieldType.OBJECT, field("zip", FieldType.TEXT), readOnly("geo", FieldType.TEXT)),
            field(
                    "positions",
                    FieldType.OBJECTS,
                    field("quantity", FieldType.NUMBER),
                    readOnly("sum", FieldType.DECIMAL)));

    @Test
    void tellsWhereAMistakeIs() {
        assertThatExceptionOfType(JsonEditor.NotJson.class)
                .isThrownBy(() -> JsonEditor.parse("{\n  \"name\": \"A\",\n  \"zip\" 1\n}"))
                .satisfies(wrong -> {
                    assertThat(wrong.line()).isEqualTo(3);
                    assertThat(wrong.column()).isBetween(8L, 11L);
                });
    }

    @Test
    void tellsWhereAMemberIsGivenTwice() {
        for (String text : List.of(
                "{\n  'name': 'A',\n  'name': 'B'\n}",
                "{\n  'list': [{'a': 1, 'b': {'a': 1}, 'c': {'a': 1}}, {\n'a': 1, 'a': 1}]\n}",
                "{'a': 1,\n'b': 2,\n '\\u0061': 1}")) {
            assertThatExceptionOfType(JsonEditor.NotJson.class)
                    .as(text)
                    .isThrownBy(() -> JsonEditor.parse(text.replace('\'', '"')))
                    .satisfies(wrong -> {
                        assertThat(wrong.messageKey()).isEqualTo("object.json.twice");
                        assertThat(wrong.line()).isEqualTo(3);
                        assertThat(wrong.column()).isBetween(3L, 14L);
                    });
        }
    }

    @Test
    void theSameNameInTwoObjectsIsNoMistake() throws Exception {
        assertThat(JsonEditor.parse("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}"))
                .hasSize(2);
    }

    @Test
    void takesOneObjectAndNothingElse() throws Exception {
        for (String text : new String[] {null, "", " ", "[]", "1", "{} {}", "{\"a\":}", "{\"a\":1", "{}x", "<html>"}) {
            assertThatExceptionOfType(JsonEditor.NotJson.class).as("%s", text).isThrownBy(() -> JsonEditor.parse(text));
        }
        assertThat(JsonEditor.parse(" {\r\n\"a\": 1.50}\n")).hasToString("{\"a\":1.50}");
    }

    @Test
    void namesWhatOnlyTheAccountSets() {
        assertThat(JsonEditor.forbidden(
                        TYPE,
                        json("{'@id':'/o/1','name':'A','total':'1','address':{'zip':'1','geo':'g'},"
                                + "'positions':[{'@id':'/p/1','sum':'1'},{'@id':'/p/2','sum':'2'}]}"),
                        json(
                                "{'@id':'/o/2','name':'B','total':'2','address':{'zip':'2','geo':'h'},"
                                        + "'positions':[{'@id':'/p/2','quantity':1,'sum':'2'},{'@id':'/p/1','sum':'9'},{'quantity':2}]}"),
                        false))
                .containsExactly("@id", "total", "address.geo", "positions[1].sum");
    }

    @Test
    void nothingIsForbiddenWhereNothingOfThatChanged() {
        assertThat(JsonEditor.forbidden(TYPE, json("{'name':'A','total':null}"), json("{'name':'B'}"), false))
                .isEmpty();
    }
}
