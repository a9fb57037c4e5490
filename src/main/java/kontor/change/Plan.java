package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.Serializable;
import java.io.StringReader;
import java.util.Objects;
import kontor.audit.Difference;
import kontor.company.CompanyId;

/**
 * A change that someone has asked for and not yet confirmed.
 *
 * @param company whose account it is to be made in
 * @param credential the account access it is to be made with
 * @param credentialLabel its label
 * @param objectType the resource type's name
 * @param iri the object's path on the account's server
 * @param label the object's own name
 * @param beforeJson the object as the person saw it
 * @param patchJson the merge patch (RFC 7386) to be sent
 */
public record Plan(
        CompanyId company,
        long credential,
        String credentialLabel,
        String objectType,
        String iri,
        String label,
        String beforeJson,
        String patchJson)
        implements Serializable {
    public Plan {
        Objects.requireNonNull(company);
        Objects.requireNonNull(credentialLabel);
        Objects.requireNonNull(objectType);
        Objects.requireNonNull(iri);
        Objects.requireNonNull(label);
        Objects.requireNonNull(beforeJson);
        Objects.requireNonNull(patchJson);
    }

    /** The object as the person saw it. */
    public JsonObject before() {
        return read(beforeJson);
    }

    /** What will be sent. */
    public JsonObject patch() {
        return read(patchJson);
    }

    /** What would change, field by field. */
    public Difference difference() {
        return Difference.of(before(), patch());
    }

    /** Whether nothing would change, so that there is nothing to send. */
    public boolean isEmpty() {
        return difference().isEmpty();
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
