package kontor.change.form;

import static kontor.change.TestFields.choice;
import static kontor.change.TestFields.field;
import static kontor.change.TestFields.json;
import static kontor.change.TestFields.notNull;
import static kontor.change.TestFields.readOnly;
import static kontor.change.TestFields.required;
import static kontor.change.TestFields.type;
import static kontor.change.TestFields.withDefault;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Locale;
import kontor.catalogue.Bounds;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.frachtpilot.Problem;
import kontor.web.Messages;
import org.junit.jupiter.api.Test;

class ObjectFormTest {
    private static final ResourceType ORDER = type(
            required("name", FieldType.TEXT),
            choice("status", "open", "done"),
            field("paid", FieldType.BOOLEAN),
            field("price", FieldType.DECIMAL),
            field("customer", FieldType.RELATION),
            readOnly("total", FieldType.DECIMAL),
            field(
                    "address",
                    FieldType.OBJECT,
                    required("zip", FieldType.TEXT),
                    field("city", FieldType.TEXT),
                    withDefault("country", FieldType.TEXT, "\"DE\"")),
            field(
                    "positions",
                    FieldType.OBJECTS,
                    required("product", FieldType.RELATION),
                    field("quantity", FieldType.NUMBER),
                    readOnly("sum", FieldType.DECIMAL)),
            field("tags", FieldType.LIST),
            field("friends", FieldType.RELATIONS),
            field("attributes", FieldType.MAP),
            field("anything", FieldType.JSON));

    private static final JsonObject OBJECT = json("{'@id':'/o/1','name':'A','status':'odd','price':'1.50','customer':"
            + "{'@id':'/c/1','name':'K'},'total':'3','address':{'@type':'Address','zip':'1','city':'X','more':[1]},"
            + "'positions':[{'@id':'/p/1','product':'/x/1','quantity':2.0,'sum':'4'},"
            + "{'@id':'/p/2','product':'/x/2','quantity':1,'sum':'1'}],"
            + "'tags':['a','b'],'friends':['/o/2',{'@id':'/o/3'}],'attributes':{'A':'1','B':null},'unknown':{'y':1}}");

    private static ObjectForm form() {
        return ObjectForm.of(ORDER, OBJECT, Locale.GERMANY);
    }

    private static Row row(ObjectForm form, String path) {
        return row(form, path, Row.Kind.ADD, false);
    }

    private static Row adder(ObjectForm form, String path) {
        return row(form, path, Row.Kind.ADD, true);
    }

    private static Row row(ObjectForm form, String path, Row.Kind kind, boolean wanted) {
        return form.getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.getPath().equals(path) && (row.getKind() == kind) == wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError(path));
    }

    @Test
    void whatTheDocumentSaysOfAFieldStandsByItselfInItsLanguage() {
        ResourceType type =
                type(described("name", "As it is printed on the label."), field("note", FieldType.DATE_TIME));
        ObjectForm form = ObjectForm.of(type, json("{'name':'A'}"), Locale.GERMANY);
        Row name = row(form, "name");
        assertThat(name.getDescription()).isEqualTo("As it is printed on the label.");
        assertThat(name.getDescriptionLanguage()).isEqualTo("en");
        assertThat(name.getHint()).isEmpty();
        assertThat(name.getDescribed()).isEqualTo("hint-name");
        assertThat(row(form, "note").getDescription()).isEmpty();
        assertThat(row(form, "note").getHint()).isNotEmpty();
    }

    @Test
    void knownValuesOfATextAreSuggested() {
        ObjectForm form = ObjectForm.of(
                type(field("status", FieldType.TEXT), field("note", FieldType.TEXT)),
                json("{'@id':'/o/1','status':'open','note':'n'}"),
                Locale.GERMANY);
        assertThat(row(form, "status").getSuggestions())
                .contains(new Row.Option("cancelled", "Storniert"), new Row.Option("open", "Offen"));
        assertThat(row(form, "status").getSuggested()).isEqualTo("values-status");
        assertThat(row(form, "note").getSuggested()).isNull();
        assertThat(row(form, "status").getInput().getText()).as("as it travels").isEqualTo("open");
    }

    private static Field described(String name, String description) {
        return new Field(
                "things",
                name,
                FieldType.TEXT,
                Field.Access.FULL,
                false,
                description,
                false,
                List.of(),
                Bounds.NONE,
                null,
                null,
                List.of(),
                null);
    }

    @Test
    void amongDaysAMomentIsEnteredAsTheMomentThatItIs() {
        ResourceType type =
                type(field("day", FieldType.DAY), field("other", FieldType.DAY), field("at", FieldType.HOUR));
        ObjectForm form = ObjectForm.of(
                type, json("{'day':'2026-02-21T00:00:00+01:00','other':'2026-02-21T10:30:00+01:00'}"), Locale.GERMANY);
        assertThat(row(form, "day").getType()).isEqualTo(FieldType.DAY);
        assertThat(row(form, "other").getType()).isEqualTo(FieldType.DATE_TIME);
        assertThat(row(form, "other").getInput().getText()).isEqualTo("2026-02-21T10:30");
        assertThat(row(form, "at").getType()).isEqualTo(FieldType.HOUR);
    }

    private static void enter(ObjectForm form, String path, String text) {
        row(form, path).getInput().setText(text);
    }

    @Test
    void whatNobodyTouchesStaysExactlyAsItWas() {
        ObjectForm form = form();
        assertThat(form.wanted()).hasToString(OBJECT.toString());
        assertThat(form.isRight()).isTrue();
        assertThat(form.isTouched()).isFalse();
    }

    @Test
    void whatBrowsersMakeOfInputsIsNoTouch() {
        ObjectForm form = form();
        form.getGroups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.getInput() != null)
                .forEach(row -> row.getInput()
                        .setText(
                                row.getInput().getText().isEmpty()
                                        ? null
                                        : row.getInput().getText().replace("\n", "\r\n")));
        assertThat(form.wanted()).hasToString(OBJECT.toString());
    }

    @Test
    void anObjectThatComesAsAnEmptyListHasItsFields() {
        ObjectForm form = full("{'address':[]}");
        assertThat(form.wanted()).hasToString("{\"address\":[]}");
        enter(form, "address.zip", "12345");
        assertThat(form.wanted()).isEqualTo(json("{'address':{'zip':'12345'}}"));
    }

    private static final ResourceType FULL = type(
            notNull("comment", FieldType.TEXT),
            notNull("active", FieldType.BOOLEAN),
            notNull("count", FieldType.INTEGER),
            notNull("price", FieldType.DECIMAL),
            notNull("address", FieldType.OBJECT, field("zip", FieldType.TEXT)),
            field("note", FieldType.TEXT),
            field("paid", FieldType.BOOLEAN));

    private static ObjectForm full(String object) {
        return ObjectForm.of(FULL, json(object), Locale.GERMANY);
    }

    @Test
    void aTextThatCannotBeNullIsEmptiedToAnEmptyOne() {
        ObjectForm form = full("{'comment':'a','note':'b'}");
        enter(form, "comment", "");
        enter(form, "note", "");
        assertThat(form.wanted()).isEqualTo(json("{'comment':'','note':null}"));
        assertThat(form.isRight()).isTrue();
    }

    @Test
    void whatElseCannotBeNullIsNotEmptied() {
        ObjectForm form = full("{'active':true,'count':1,'price':'1.50','address':{'zip':'1'}}");
        for (String path : List.of("active", "count", "price")) {
            enter(form, path, "");
        }
        assertThat(form.wanted()).isEqualTo(json("{'active':true,'count':1,'price':'1.50','address':{'zip':'1'}}"));
        assertThat(form.getMistakes()).isEqualTo(3);
        assertThat(row(form, "active").getWrong()).contains("kann nicht leer sein");
        assertThat(row(form, "address").isRemovable()).isFalse();
    }

    @Test
    void nothingIsOfferedOnlyWhereItCanBe() {
        ObjectForm form = full("{'active':true,'paid':true}");
        assertThat(row(form, "active").getOptions())
                .extracting(Row.Option::value)
                .containsExactly("true", "false");
        assertThat(row(form, "paid").getOptions()).extracting(Row.Option::value).containsExactly("", "true", "false");
        assertThat(row(full("{}"), "active").getOptions())
                .extracting(Row.Option::value)
                .contains("");
    }

    @Test
    void aFieldThatIsNamedInTheTextOfAnErrorIsMarked() {
        for (String text : List.of(
                "The type of the \"active\" attribute must be \"bool\", \"NULL\" given.",
                "Nested documents for attribute 'active' are not allowed.",
                "„active“ darf nicht leer sein")) {
            ObjectForm form = full("{'active':true,'comment':'a'}");
            form.take(new Problem(Problem.Kind.REFUSED, 400, text, List.of(), null, null, null));
            assertThat(row(form, "active").getWrong()).isEqualTo(text);
            assertThat(row(form, "comment").getWrong()).isNull();
            assertThat(form.getMistakes()).isEqualTo(1);
        }
        ObjectForm within = full("{'address':{'zip':'1'}}");
        within.take(new Problem(
                Problem.Kind.REFUSED,
                400,
                "The type of the \"address.zip\" attribute must be \"string\".",
                List.of(),
                null,
                null,
                null));
        assertThat(row(within, "address.zip").getWrong()).isNotNull();
    }

    @Test
    void onlyWhatWasTouchedChangesAlsoWithin() {
        ObjectForm form = form();
        enter(form, "price", "2,75");
        enter(form, "address.city", "Y");
        enter(form, "positions[1].quantity", "3,5");
        enter(form, "paid", "false");
        JsonObject wanted = form.wanted();
        assertThat(wanted.getString("price")).isEqualTo("2.75");
        assertThat(wanted.getJsonObject("address"))
                .isEqualTo(json("{'@type':'Address','zip':'1','city':'Y','more':[1]}"));
        assertThat(wanted.getJsonArray("positions"))
                .hasToString("[{\"@id\":\"/p/1\",\"product\":\"/x/1\",\"quantity\":2.0,\"sum\":\"4\"},"
                        + "{\"@id\":\"/p/2\",\"product\":\"/x/2\",\"quantity\":3.5,\"sum\":\"1\"}]");
        assertThat(wanted.getBoolean("paid")).isFalse();
        assertThat(wanted.get("customer")).isEqualTo(OBJECT.get("customer"));
    }

    @Test
    void fieldsCanBeEmptiedButNotThoseThatAreRequired() {
        ObjectForm form = form();
        enter(form, "price", " ");
        enter(form, "customer", null);
        assertThat(form.wanted().isNull("price")).isTrue();
        assertThat(form.wanted().isNull("customer")).isTrue();
        enter(form, "name", "");
        form.wanted();
        assertThat(form.getMistakes()).isOne();
        assertThat(row(form, "name").getWrong()).contains("füllen");
    }

    @Test
    void itemsAreAddedRemovedAndMoved() {
        ObjectForm form = form();
        form.up(row(form, "positions[1]"));
        form.add(adder(form, "positions"));
        assertThat(form.isFresh(row(form, "positions[2]"))).isTrue();
        enter(form, "positions[2].product", "/x/9");
        enter(form, "positions[2].quantity", "4");
        assertThat(form.wanted().getJsonArray("positions"))
                .hasToString("[{\"@id\":\"/p/2\",\"product\":\"/x/2\",\"quantity\":1,\"sum\":\"1\"},"
                        + "{\"@id\":\"/p/1\",\"product\":\"/x/1\",\"quantity\":2.0,\"sum\":\"4\"},"
                        + "{\"product\":\"/x/9\",\"quantity\":4}]");
        form.remove(row(form, "positions[0]"));
        form.remove(row(form, "positions[1]"));
        form.remove(row(form, "positions[0]"));
        assertThat(form.wanted().getJsonArray("positions")).isEmpty();
    }

    @Test
    void movingThereAndBackChangesNothing() {
        ObjectForm form = form();
        form.down(row(form, "positions[0]"));
        form.up(row(form, "positions[1]"));
        form.down(row(form, "tags[1]"));
        assertThat(form.wanted()).hasToString(OBJECT.toString());
    }

    @Test
    void emptyPlainItemsAreTakenOut() {
        ObjectForm form = form();
        form.add(adder(form, "tags"));
        form.add(adder(form, "tags"));
        enter(form, "tags[3]", "c");
        enter(form, "tags[0]", "");
        form.add(adder(form, "friends"));
        JsonObject wanted = form.wanted();
        assertThat(wanted.get("tags")).hasToString("[\"b\",\"c\"]");
        assertThat(wanted.get("friends")).isEqualTo(OBJECT.get("friends"));
    }

    @Test
    void objectsWithinComeAndGo() {
        ObjectForm form = form();
        form.remove(row(form, "address"));
        assertThat(form.wanted().isNull("address")).isTrue();
        form.add(row(form, "address"));
        form.wanted();
        assertThat(row(form, "address.zip").getWrong()).isNotNull();
        enter(form, "address.zip", "9");
        assertThat(form.wanted().getJsonObject("address")).isEqualTo(json("{'country':'DE','zip':'9'}"));
        assertThat(form.isRight()).isTrue();
    }

    @Test
    void mapsKeepWhatWasNotTouched() {
        ObjectForm form = form();
        row(form, "attributes[A]").getEntry().setText("2");
        form.add(adder(form, "attributes"));
        row(form, "attributes[]").getEntry().setKey("C");
        assertThat(form.wanted().get("attributes")).hasToString("{\"A\":\"2\",\"B\":null,\"C\":\"\"}");
        row(form, "attributes[C]").getEntry().setKey("A");
        form.wanted();
        assertThat(form.getMistakes()).isOne();
        form.remove(row(form, "attributes[B]"));
        row(form, "attributes[A]").getEntry().setKey("");
        row(form, "attributes[A]").getEntry().setText("");
        assertThat(form.wanted().getJsonObject("attributes")).isEqualTo(json("{'A':''}"));
    }

    @Test
    void anUnknownValueOfAChoiceStaysOnOffer() {
        assertThat(row(form(), "status").getOptions())
                .extracting(Row.Option::value)
                .containsExactly("", "odd", "open", "done");
    }

    @Test
    void anythingIsEditedAsJsonAndSoIsWhatIsNotWhatItShouldBe() {
        ObjectForm form = ObjectForm.of(ORDER, json("{'anything':[1],'address':'here','tags':{'a':1}}"), Locale.UK);
        assertThat(row(form, "address").getType()).isEqualTo(FieldType.JSON);
        enter(form, "anything", "{\"x\": 1}");
        enter(form, "tags", "[");
        JsonObject wanted = form.wanted();
        assertThat(wanted.get("anything")).isEqualTo(json("{'x':1}"));
        assertThat(row(form, "tags").getWrong()).contains("JSON");
        assertThat(wanted.getString("address")).isEqualTo("here");
    }

    @Test
    void violationsStandAtTheirPlacesAndMoveWithThem() {
        ObjectForm form = form();
        form.take(List.of(
                new Problem.Violation("positions[1].quantity", "zu viel"),
                new Problem.Violation("positions.0.product", "fehlt"),
                new Problem.Violation("positions[0].sum", "falsch"),
                new Problem.Violation("attributes[A]", "klein"),
                new Problem.Violation("total", "nein"),
                new Problem.Violation("", "gar nicht")));
        assertThat(row(form, "positions[1].quantity").getWrong()).isEqualTo("zu viel");
        assertThat(row(form, "positions[0].product").getWrong()).isEqualTo("fehlt");
        assertThat(row(form, "positions[0]").getWrong()).isEqualTo("falsch");
        assertThat(row(form, "attributes[A]").getWrong()).isEqualTo("klein");
        assertThat(form.elsewhere()).hasSize(2).last().isEqualTo("gar nicht");
        form.up(row(form, "positions[1]"));
        assertThat(row(form, "positions[0].quantity").getWrong()).isEqualTo("zu viel");
    }

    @Test
    void aNewObjectBeginsWithDefaultsAndAsksForWhatIsRequired() {
        ResourceType type = type(
                required("name", FieldType.TEXT),
                withDefault("points", FieldType.INTEGER, "7"),
                readOnly("id", FieldType.INTEGER),
                required("address", FieldType.OBJECT, required("zip", FieldType.TEXT)),
                field("note", FieldType.TEXT));
        ObjectForm form = ObjectForm.creating(type, ObjectForm.defaults(type), Locale.GERMANY);
        assertThat(form.isTouched()).isFalse();
        form.wanted();
        assertThat(form.getMistakes()).isEqualTo(2);
        enter(form, "name", "Neu");
        enter(form, "address.zip", "1");
        assertThat(form.wanted()).isEqualTo(json("{'points':7,'name':'Neu','address':{'zip':'1'}}"));
        assertThat(form.isTouched()).isTrue();
    }

    @Test
    void livesOnInTheSession() throws Exception {
        ObjectForm form = form();
        form.add(adder(form, "tags"));
        enter(form, "tags[2]", "c");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(form);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ObjectForm again = (ObjectForm) in.readObject();
            assertThat(again.wanted().get("tags")).hasToString("[\"a\",\"b\",\"c\"]");
            assertThat(again.wanted().get("positions")).isEqualTo(OBJECT.get("positions"));
        }
    }

    @Test
    void aNumberThatStandsForAGigabyteIsShownAsItCameAndLeftAlone() {
        ResourceType type = type(field("ratio", FieldType.NUMBER), field("name", FieldType.TEXT));
        JsonObject object = json("{\"id\":1,\"ratio\":1e999999999,\"name\":\"a\"}");
        ObjectForm form = ObjectForm.of(type, object, Locale.GERMANY);
        assertThat(row(form, "ratio").getInput().getText()).isEqualTo("1E+999999999");
        row(form, "name").getInput().setText("b");
        assertThat(form.wanted()).hasToString("{\"id\":1,\"ratio\":1E+999999999,\"name\":\"b\"}");
        assertThat(JsonText.of(object)).contains("1E+999999999");
        row(form, "ratio").getInput().setText("1e999999999");
        form.wanted();
        assertThat(row(form, "ratio").getWrong()).isNotNull();
    }

    @Test
    void jsonThatIsTooMuchIsAMistake() {
        ResourceType type = type(field("data", FieldType.JSON));
        for (String typed :
                List.of("[".repeat(50_000), "[" + "0,".repeat(400_000) + "0]", "9".repeat(500_000), "1e99999999999")) {
            ObjectForm form = ObjectForm.of(type, json("{}"), Locale.GERMANY);
            row(form, "data").getInput().setText(typed);
            form.wanted();
            assertThat(row(form, "data").getWrong()).isEqualTo(Messages.text(Locale.GERMANY, "field.json.tooMuch"));
        }
    }

    @Test
    void itemsKeepTheirPlacesWhereverTheyAreMovedTo() {
        ObjectForm form = form();
        String second = row(form, "positions[1].quantity").getPlace();
        String b = row(form, "tags[1]").getPlace();
        assertThat(b).isNotEqualTo(row(form, "tags[0]").getPlace());
        form.remove(row(form, "positions[0]"));
        form.up(row(form, "tags[1]"));
        form.add(adder(form, "tags"));
        form.add(adder(form, "positions"));
        form.add(adder(form, "attributes"));
        assertThat(row(form, "positions[0].quantity").getPlace())
                .isEqualTo(second)
                .isEqualTo("positions[/p/2].quantity");
        assertThat(row(form, "tags[0]").getPlace()).isEqualTo(b);
        assertThat(List.of(
                        row(form, "tags[2]").getPlace(),
                        row(form, "positions[1].quantity").getPlace(),
                        row(form, "attributes[]").getPlace()))
                .as("what was added has none yet")
                .containsOnly("");
    }

    @Test
    void itIsToldWhichListsHoldOtherItems() {
        ObjectForm form = form();
        ObjectForm same = ObjectForm.of(ORDER, json(OBJECT.toString()), Locale.UK);
        List<String> lists = List.of("positions", "tags", "friends", "attributes", "address");
        Runnable none = () -> lists.forEach(list -> assertThat(row(form, list).getHolds())
                .as(list)
                .isEqualTo(row(same, list).getHolds()));
        none.run();
        enter(form, "tags[0]", "c");
        enter(form, "positions[1].quantity", "7");
        row(form, "attributes[A]").getEntry().setKey("C");
        none.run();
        form.remove(row(form, "positions[0]"));
        form.up(row(form, "tags[1]"));
        form.add(adder(form, "friends"));
        form.remove(row(form, "attributes[B]"));
        form.remove(row(form, "address"));
        lists.forEach(list -> assertThat(row(form, list).getHolds())
                .as(list)
                .isNotEqualTo(row(same, list).getHolds()));
    }

    @Test
    void itIsToldWhatWasEntered() {
        ObjectForm form = form();
        enter(form, "name", "B");
        enter(form, "positions[1].quantity", "7");
        row(form, "attributes[A]").getEntry().setText("2");
        assertThat(form.getGroups().stream()
                        .flatMap(group -> group.rows().stream())
                        .filter(Row::isEntered)
                        .map(Row::getPath))
                .containsExactlyInAnyOrder("name", "positions[1].quantity", "attributes[A]");
    }

    @Test
    void whatGoesOnAfterItsJsonOrEndsTooSoonIsAMistake() {
        for (String typed : List.of("2031-01-01", "{} {}", "1 x", "{\"a\": 1", "[1")) {
            ObjectForm form = ObjectForm.of(type(field("data", FieldType.JSON)), json("{}"), Locale.GERMANY);
            enter(form, "data", typed);
            form.wanted();
            assertThat(row(form, "data").getWrong())
                    .as(typed)
                    .isEqualTo(Messages.text(Locale.GERMANY, "field.notUnderstood.json"));
        }
    }

    @Test
    void jsonThatGivesAMemberTwiceIsAMistake() {
        ObjectForm form = ObjectForm.of(type(field("data", FieldType.JSON)), json("{}"), Locale.GERMANY);
        enter(form, "data", "{\"a\": 1,\n\"a\": 2}");
        form.wanted();
        assertThat(row(form, "data").getWrong()).contains("Zeile 2");
    }

    @Test
    void longListsAreEditedAsJsonRatherThanWithThousandsOfInputs() {
        String items = "{\"name\":\"a\"},".repeat(4_000) + "{}";
        ResourceType type = type(
                field("list", FieldType.LIST),
                field("objects", FieldType.OBJECTS, field("name", FieldType.TEXT), field("note", FieldType.TEXT)),
                field("short", FieldType.OBJECTS, field("name", FieldType.TEXT)));
        JsonObject object = json(
                "{\"list\":[" + "1,".repeat(4_000) + "1],\"objects\":[" + items + "],\"short\":[{\"name\":\"x\"}]}");
        ObjectForm form = ObjectForm.of(type, object, Locale.GERMANY);
        assertThat(row(form, "list").getType()).isEqualTo(FieldType.JSON);
        assertThat(row(form, "objects").getType()).isEqualTo(FieldType.JSON);
        assertThat(row(form, "short[0].name").getInput().getText()).isEqualTo("x");
        assertThat(form.wanted()).isEqualTo(object);
    }

    @Test
    void aFormTakesNoMoreRowsThanAPageCanShow() {
        ResourceType type = type(field("list", FieldType.LIST), field("props", FieldType.MAP));
        ObjectForm form = ObjectForm.of(type, json("{\"list\":[]}"), Locale.GERMANY);
        Row list = row(form, "list");
        Row props = row(form, "props");
        for (int i = 0; i < 5_000; i++) {
            form.add(i % 2 == 0 ? list : props);
        }
        assertThat(form.getGroups().stream()
                        .mapToInt(group -> group.rows().size())
                        .sum())
                .isBetween(2_000, 4_000);
        assertThat(row(form, "list").getWrong()).isEqualTo(Messages.text(Locale.GERMANY, "form.full"));
        form.remove(row(form, "list[0]"));
        form.remove(row(form, "list[0]"));
        assertThat(form.wanted()).isNotNull();
        assertThat(form.isRight()).isTrue();
    }
}
