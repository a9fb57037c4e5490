package kontor.change;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.Serializable;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kontor.audit.Difference;
import kontor.catalogue.Operation;
import kontor.company.CompanyId;
import kontor.company.access.OfCompany;

/**
 * A change that someone has asked for and not yet confirmed.
 *
 * @param company whose account it is to be made in
 * @param credential the account access it is to be made with
 * @param credentialLabel its label
 * @param objectType the resource type's name
 * @param operation what is to be done: create, patch, replace or delete
 * @param path the path it is sent to, from the server's root: the object's own, or its collection's for a creation
 * @param label the object's own name
 * @param beforeJson the object as the person saw it, or {@code null} for a creation
 * @param wantedJson the object as the person wants it, or {@code null} for a deletion
 * @param bodyJson what is to be sent, or {@code null} for a deletion
 * @param remade the names of fields with items that are there, and that the account will make anew to change them
 * @param resets whether the account may reset what the object holds and {@code bodyJson} doesn't
 * @param reverts the intent of the change that this one takes back, or {@code null}
 */
public record Plan(
        CompanyId company,
        long credential,
        String credentialLabel,
        String objectType,
        Operation operation,
        String path,
        String label,
        String beforeJson,
        String wantedJson,
        String bodyJson,
        List<String> remade,
        boolean resets,
        Long reverts)
        implements Serializable, OfCompany {
    public Plan {
        Objects.requireNonNull(company);
        Objects.requireNonNull(credentialLabel);
        Objects.requireNonNull(objectType);
        Objects.requireNonNull(operation);
        Objects.requireNonNull(path);
        Objects.requireNonNull(label);
        remade = List.copyOf(remade);
    }

    /** Without the object: a secret may have been typed for it. */
    @Override
    public String toString() {
        return "Plan[" + operation + " " + path + "]";
    }

    /** This plan, as one that takes back the change with that intent. */
    public Plan reverting(long intent) {
        return new Plan(
                company,
                credential,
                credentialLabel,
                objectType,
                operation,
                path,
                label,
                beforeJson,
                wantedJson,
                bodyJson,
                remade,
                resets,
                intent);
    }

    /** The object as the person saw it; empty for a creation. */
    public Optional<JsonObject> before() {
        return read(beforeJson);
    }

    /** The object as the person wants it; empty for a deletion. */
    public Optional<JsonObject> wanted() {
        return read(wantedJson);
    }

    /** What will be sent; empty for a deletion. */
    public Optional<JsonObject> body() {
        return read(bodyJson);
    }

    /** What would change, field by field. */
    public Difference difference() {
        return Difference.between(before().orElse(null), wanted().orElse(null));
    }

    /** Whether nothing would change, so that there is nothing to send. */
    public boolean isEmpty() {
        return operation != Operation.CREATE && difference().isEmpty();
    }

    public boolean isCreation() {
        return operation == Operation.CREATE;
    }

    public boolean isDeletion() {
        return operation == Operation.DELETE;
    }

    private static Optional<JsonObject> read(String json) {
        if (json == null) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return Optional.of(reader.readObject());
        }
    }
}
