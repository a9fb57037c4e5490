package kontor.change.revert;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome.Result;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.ResourceType;
import kontor.catalogue.UnusableDocument;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.catalogue.openapi.RandomDocuments;
import kontor.catalogue.openapi.RandomObjects;
import kontor.change.WireObject;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is changed in whatever object: where nobody else came between, taking it back brings back what was there. */
class ReversalPropertyTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @Provide
    Arbitrary<JsonObject> documents() {
        return RandomDocuments.any();
    }

    private static List<ResourceType> types(JsonObject document) {
        try {
            return OpenApiReader.read(document.toString(), "/api_v2/").types();
        } catch (UnusableDocument e) {
            return List.of();
        }
    }

    /** The same object with some fields as in another. */
    private static JsonObject mixed(ResourceType type, JsonObject object, JsonObject other, Random random) {
        JsonObjectBuilder mixed = Json.createObjectBuilder(object);
        for (Field field : type.fields()) {
            if (random.nextBoolean()) {
                mixed.add(field.name(), other.getOrDefault(field.name(), JsonValue.NULL));
            }
        }
        return mixed.build();
    }

    private static LoggedChange change(ResourceType type, long number, JsonObject before, JsonObject after) {
        JsonObject sent = Json.createMergeDiff(WireObject.plain(type, before), WireObject.plain(type, after))
                .toJsonValue()
                .asJsonObject();
        return LoggedChange.of("PATCH", "/api_v2/" + type.name() + "/1", number, START.plusSeconds(number))
                .from(before.toString().replace("'", ""))
                .sending(sent.toString().replace("'", ""))
                .ended(Result.APPLIED, START.plusSeconds(number))
                .answering(after.toString().replace("'", ""));
    }

    @Property(tries = 150)
    void takingBackBringsBackTheWritableFields(@ForAll("documents") JsonObject document, @ForAll long seed) {
        Random random = new Random(seed);
        RandomObjects objects = new RandomObjects(seed);
        for (ResourceType type : types(document)) {
            if (!type.isUpdatable()) {
                continue;
            }
            JsonObject before = objects.of(type);
            JsonObject between = mixed(type, before, objects.of(type), random);
            JsonObject now = mixed(type, between, objects.of(type), random);
            Reversal reversal = Reversal.of(
                    type,
                    List.of(
                            new Past(change(type, 1, before, between).line(), List.of()),
                            new Past(change(type, 2, between, now).line(), List.of())),
                    now);
            assertThat(reversal.conflicts()).isZero();
            JsonObject restored = reversal.isPossible() ? reversal.restored(type, now, Set.of()) : now;
            for (Field field : type.fields()) {
                if (!field.isReadable() || !field.access().updatable()) {
                    assertThat(restored.get(field.name())).isEqualTo(now.get(field.name()));
                } else if (hasNothingOfItsOwn(field)) {
                    assertThat(value(type, restored, field)).isEqualTo(value(type, before, field));
                }
            }
        }
    }

    /** Within objects and lists of them there may be what only the account sets; that is what the other tests are about. */
    private static boolean hasNothingOfItsOwn(Field field) {
        return field.type() != FieldType.OBJECT && field.type() != FieldType.OBJECTS;
    }

    private static JsonValue value(ResourceType type, JsonObject object, Field field) {
        JsonValue value = WireObject.plain(type, object).get(field.name());
        return Objects.equals(value, JsonValue.NULL) ? null : value;
    }

    @Property(tries = 100)
    void whatSomeoneElseChangedIsNeverOverwrittenUnasked(@ForAll("documents") JsonObject document, @ForAll long seed) {
        Random random = new Random(seed);
        RandomObjects objects = new RandomObjects(seed);
        for (ResourceType type : types(document)) {
            JsonObject before = objects.of(type);
            JsonObject made = mixed(type, before, objects.of(type), random);
            JsonObject now = mixed(type, made, objects.of(type), random);
            Reversal reversal = Reversal.of(
                    type, List.of(new Past(change(type, 1, before, made).line(), List.of())), now);
            if (reversal.isPossible()) {
                JsonObject restored = reversal.restored(type, now, Set.of());
                for (Field field : type.fields()) {
                    if (!Objects.equals(value(type, made, field), value(type, now, field))) {
                        assertThat(restored.get(field.name())).isEqualTo(now.get(field.name()));
                    }
                }
            }
        }
    }
}
