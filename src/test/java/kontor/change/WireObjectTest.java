package kontor.change;

import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.readOnly;
import static kontor.change.TestFields.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;

class WireObjectTest {
    private static final String GENID = "/api_v2/.well-known/genid/";
    private static final ResourceType TYPE = type(
            field("name", FieldType.TEXT),
            field("phone", FieldType.PHONE),
            field("count", FieldType.INTEGER),
            readOnly("id", FieldType.INTEGER),
            field("customer", FieldType.RELATION),
            field(
                    "address",
                    FieldType.OBJECT,
                    field("zip", FieldType.TEXT),
                    field("city", FieldType.TEXT),
                    field("labels", FieldType.MAP)),
            field(
                    "positions",
                    FieldType.OBJECTS,
                    field("product", FieldType.RELATION),
                    readOnly("sum", FieldType.DECIMAL)),
            field("attributes", FieldType.MAP),
            field("settings", FieldType.JSON));

    @Test
    void aPatchIsTheDifferenceAndNoMore() {
        assertThat(WireObject.patch(
                        TYPE,
                        json("{'name':'A','address':{'zip':'1','city':'X'},'attributes':{'A':'1','B':'2'}}"),
                        json("{'name':'A','address':{'zip':'2','city':'X'},'attributes':{'B':'2'},'phone':null}")))
                .isEqualTo(json("{'address':{'zip':'2'},'attributes':{'B':'2'}}"));
    }

    @Test
    void mapsAndUntypedJsonGoWholeAndEmbeddedObjectsInParts() {
        assertThat(WireObject.patch(
                        TYPE,
                        json("{'attributes':{'A':'1','B':'2'},'settings':{'a':{'b':1,'c':2}},'unknown':{'x':1,'y':2}}"),
                        json("{'attributes':{'A':'1','B':'3'},'settings':{'a':{'b':1}},'unknown':{'x':1}}")))
                .isEqualTo(json("{'attributes':{'A':'1','B':'3'},'settings':{'a':{'b':1}},'unknown':{'x':1}}"));
        assertThat(WireObject.patch(TYPE, json("{'attributes':{'A':'1'}}"), json("{'attributes':{}}")))
                .isEqualTo(json("{'attributes':{}}"));
        assertThat(WireObject.patch(
                        TYPE,
                        json("{'address':{'zip':'1','labels':{'A':'1','B':'2'}}}"),
                        json("{'address':{'zip':'1','labels':{'A':'1'}}}")))
                .isEqualTo(json("{'address':{'labels':{'A':'1'}}}"));
    }

    @Test
    void anEmbeddedObjectOfWhichNothingIsSetMayComeAsAnEmptyList() {
        var before = json("{'name':'A','address':[]}");
        assertThat(WireObject.patch(TYPE, before, json("{'name':'A','address':{'city':'X'}}")))
                .isEqualTo(json("{'address':{'city':'X'}}"));
        assertThat(WireObject.patch(TYPE, json("{'address':{'city':'X'}}"), json("{'address':[]}")))
                .isEqualTo(json("{'address':{'city':null}}"));
        assertThat(WireObject.patch(TYPE, before, json("{'name':'B','address':{}}")))
                .isEqualTo(json("{'name':'B'}"));
        assertThat(WireObject.whole(TYPE, before, json("{'name':'B','address':[]}"))
                        .get("address"))
                .isEqualTo(json("{}"));
        assertThat(Settable.isStill(TYPE, before, json("{'name':'A','address':{}}")))
                .isTrue();
    }

    @Test
    void itemsThatNobodyTouchedGoAsTheirIris() {
        String first = "{'@id':'/p/1','product':{'@id':'/x/1','name':'M'},'sum':'1'}";
        assertThat(WireObject.patch(
                        TYPE,
                        json("{'positions':[" + first + ",{'@id':'/p/2','product':'/x/2','sum':'2'}]}"),
                        json("{'positions':[{'@id':'/p/2','product':'/x/3','sum':'2'},"
                                + "{'@id':'/p/1','product':'/x/1','sum':'7'},{'product':'/x/4'}]}")))
                .isEqualTo(json("{'positions':[{'@id':'/p/2','product':'/x/3','sum':'2'},'/p/1',{'product':'/x/4'}]}"));
    }

    @Test
    void itemsWithoutAnAddressOfTheirOwnGoWhole() {
        assertThat(WireObject.patch(
                        TYPE,
                        json("{'positions':[{'@id':'" + GENID + "1','product':'/x/1'}]}"),
                        json("{'positions':[{'@id':'" + GENID + "1','product':'/x/1'},{'product':'/x/2'}]}")))
                .isEqualTo(json("{'positions':[{'product':'/x/1'},{'product':'/x/2'}]}"));
    }

    @Test
    void whatAMergePatchWouldMakeAnewIsKnownBeforehand() {
        var before = json("{'positions':[{'@id':'/p/1','product':'/x/1','sum':'1'},{'@id':'/p/2','product':'/x/2'}]}");
        assertThat(EmbeddedItems.remade(
                        TYPE, before, json("{'positions':[{'@id':'/p/1','product':'/x/2'},{'@id':'/p/2'}]}")))
                .containsExactly("positions");
        assertThat(EmbeddedItems.remade(
                        TYPE, before, json("{'positions':[{'@id':'/p/2','product':'/x/2'},{'product':'/x/3'}]}")))
                .isEmpty();
    }

    @Test
    void whatIsGoneIsKnownBeforeItIsWantedBack() {
        var now = json("{'positions':[{'@id':'/p/2'}],'address':{'city':'X'}}");
        assertThat(EmbeddedItems.gone(TYPE, now, json("{'positions':[{'@id':'/p/1'},{'@id':'/p/2'}]}")))
                .containsExactly("positions");
        assertThat(EmbeddedItems.gone(
                        TYPE, now, json("{'positions':[{'@id':'/p/2','product':'/x/1'},{'product':'/x/2'}]}")))
                .isEmpty();
    }

    @Test
    void aPatchIsAppliedAsServersDo() {
        var before = json("{'attributes':{'A':'1','B':'2'},'address':{'zip':'1','city':'X'},"
                + "'positions':[{'@id':'/p/1','product':'/x/1'},{'@id':'/p/2','product':'/x/2'}]}");
        assertThat(WireObject.patched(
                        TYPE, before, json("{'attributes':{'A':'1'},'address':{'zip':'2'},'positions':['/p/2']}")))
                .isEqualTo(json("{'attributes':{'A':'1'},'address':{'zip':'2','city':'X'},"
                        + "'positions':[{'@id':'/p/2','product':'/x/2'}]}"));
    }

    @Test
    void equalNumbersAreEqual() {
        assertThat(WireObject.patch(TYPE, json("{'count':60,'other':[10.10]}"), json("{'count':60.00,'other':[10.1]}")))
                .isEmpty();
        assertThat(Settable.isStill(TYPE, json("{'count':60}"), json("{'count':6E+1}")))
                .isTrue();
        assertThat(Settable.isStill(TYPE, json("{'count':60}"), json("{'count':61}")))
                .isFalse();
    }

    @Test
    void whatOnlyTheAccountSetsIsNoChange() {
        assertThat(Settable.isStill(
                        TYPE,
                        json("{'id':1,'name':'A','positions':[{'@id':'/p/1','product':'/x/1','sum':'1'}]}"),
                        json("{'id':2,'name':'A','positions':[{'@id':'/p/1','product':'/x/1','sum':'2'}]}")))
                .isTrue();
        assertThat(Settable.isStill(
                        TYPE,
                        json("{'positions':[{'@id':'/p/1','product':'/x/1'}]}"),
                        json("{'positions':[{'@id':'/p/9','product':'/x/1'}]}")))
                .isFalse();
    }

    @Test
    void listsGoWholeWithRelationsAsIris() {
        assertThat(WireObject.patch(
                        TYPE,
                        json("{'positions':[{'@id':'/p/1','product':{'@id':'/x/1','name':'M'},'sum':'1'}]}"),
                        json("{'positions':[{'@id':'/p/1','product':{'@id':'/x/1','name':'M'},'sum':'1'},"
                                + "{'product':'/x/2'}]}")))
                .isEqualTo(json("{'positions':['/p/1',{'product':'/x/2'}]}"));
    }

    @Test
    void idsThatServersMakeUpAreNeitherDifferenceNorSent() {
        var before = json("{'address':{'@id':'" + GENID + "1','zip':'1'},'other':[{'@id':'" + GENID + "2','a':1}]}");
        var again = json("{'address':{'@id':'" + GENID + "3','zip':'1'},'other':[{'@id':'" + GENID + "4','a':1}]}");
        assertThat(WireObject.plain(TYPE, before)).isEqualTo(WireObject.plain(TYPE, again));
        assertThat(WireObject.patch(TYPE, before, again)).isEmpty();
        assertThat(WireObject.whole(TYPE, before, before)).hasToString("{\"address\":{\"zip\":\"1\"}}");
    }

    @Test
    void aPutIsWholeWithoutWhatOnlyTheAccountSets() {
        assertThat(WireObject.whole(
                        TYPE,
                        json("{'id':1,'name':'A','phone':'1','customer':{'@id':'/c/1','name':'K'}}"),
                        json("{'id':1,'name':'B','phone':null,'customer':{'@id':'/c/1','name':'K'}}")))
                .isEqualTo(json("{'name':'B','phone':null,'customer':'/c/1'}"));
    }

    @Test
    void aPutSaysWhatWasTakenOutAndNothingOfWhatWasNeverThere() {
        assertThat(WireObject.whole(TYPE, json("{'name':'A','phone':'1'}"), json("{'name':'A'}")))
                .isEqualTo(json("{'name':'A','phone':null}"));
    }

    @Test
    void anEmbeddedObjectThatReadsOtherwiseIsNoChange() {
        var before = json("{'customer':{'@id':'/c/1','name':'K'}}");
        assertThat(WireObject.settled(TYPE, before, json("{'customer':{'@id':'/c/1','name':'L'}}")))
                .isEqualTo(before);
        assertThat(WireObject.settled(TYPE, before, json("{'customer':'/c/1'}")))
                .isEqualTo(before);
    }

    @Test
    void whatTheAccountAddsToWhatItTookIsNoDifference() {
        var positions = TYPE.field("positions");
        assertThat(Taken.isAs(
                        positions,
                        json("{'l':[{'product':'/x/1','sum':'1'}]}").get("l"),
                        json("{'l':[{'@id':'/p/1','product':'/x/1','sum':'2'}]}")
                                .get("l")))
                .isTrue();
        assertThat(Taken.isAs(
                        positions,
                        json("{'l':[{'product':'/x/1'}]}").get("l"),
                        json("{'l':[{'product':'/x/2'}]}").get("l")))
                .isFalse();
        assertThat(Taken.isAs(
                        Optional.empty(),
                        json("{'n':'2.5'}").get("n"),
                        json("{'n':'2.50'}").get("n")))
                .isTrue();
        assertThat(Taken.isAs(Optional.empty(), json("{'n':'a'}").get("n"), null))
                .isFalse();
    }
}
