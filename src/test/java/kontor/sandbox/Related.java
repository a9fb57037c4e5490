package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/**
 * Objects that are embedded as relations, of servers that take what is sent in them. A merge patch goes into the one that is
 * linked, whatever id is sent; where none is, one is made. In JSON-LD the id tells which one is meant.
 */
final class Related {
    private final SandboxAccount account;
    private final boolean patch;

    /** @param patch whether what is sent is a merge patch */
    Related(SandboxAccount account, boolean patch) {
        this.account = account;
        this.patch = patch;
    }

    /** The fields of an embedded object. */
    static List<Property> shown(Property property, Set<Way> ways) {
        return Resources.named(property.of).orElseThrow().properties.stream()
                .filter(each -> property.shows.contains(each.name) || ways.contains(Way.RELATED_TAKEN) && isPlain(each))
                .toList();
    }

    private static boolean isPlain(Property property) {
        return property.type == Property.Type.STRING && !property.readOnly && !property.writeOnly;
    }

    /** What was sent with IRIs for such objects, once what was sent in them is in them. */
    JsonObject written(List<Property> properties, JsonObject base, JsonObject sent) {
        JsonObjectBuilder written = Json.createObjectBuilder(sent);
        for (Property property : properties) {
            if (property.type == Property.Type.RELATION && sent.get(property.name) instanceof JsonObject members) {
                written.add(property.name, written(property, base.get(property.name), members));
            }
        }
        return written.build();
    }

    private String written(Property property, JsonValue linked, JsonObject members) {
        JsonValue meant = patch ? linked : members.get("@id");
        JsonObjectBuilder taken = Json.createObjectBuilder();
        shown(property, Set.of(Way.RELATED_TAKEN)).stream()
                .filter(each -> isPlain(each) && members.containsKey(each.name))
                .forEach(each -> taken.add(each.name, members.get(each.name)));
        if (meant instanceof JsonString iri) {
            account.change(iri.getString(), taken.build());
            return iri.getString();
        }
        return account.create(property.of, taken.build());
    }
}
