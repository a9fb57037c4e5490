package kontor.change.revert;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.audit.AuditEntry;
import kontor.audit.LogEntry;
import kontor.catalogue.FieldDisplay;

/**
 * The object that a change was made to.
 *
 * @param credential the account access it was made with
 * @param type the resource type's name
 * @param iri the object's path on the account's server
 */
public record Target(long credential, String type, String iri) {
    /** Empty for changes in the portal itself, and for a creation of which nobody knows what it made. */
    public static Optional<Target> of(LogEntry change) {
        AuditEntry entry = change.entry();
        if (change.isLocal()) {
            return Optional.empty();
        }
        Optional<String> iri = HttpMethod.POST.equals(entry.getMethod())
                ? madeAt(change, entry.getPath())
                : Optional.of(entry.getObjectId());
        return iri.map(path -> new Target(entry.getCredentialId(), entry.getObjectType(), path));
    }

    private static Optional<String> madeAt(LogEntry creation, String collection) {
        return Stream.of(Optional.ofNullable(creation.outcome()), Optional.ofNullable(creation.resolution()))
                .flatMap(Optional::stream)
                .map(opened -> opened.images().after())
                .filter(object -> object != null)
                .findFirst()
                .flatMap(object -> FieldDisplay.iri(object).or(() -> numbered(object, collection)));
    }

    /** Plain JSON has no IRIs: they are made of the ids, which is how API Platform makes them. */
    private static Optional<String> numbered(JsonObject object, String collection) {
        JsonValue id = object.get("id");
        if (id instanceof JsonNumber number) {
            return Optional.of(collection + "/" + number);
        }
        return id instanceof JsonString text ? Optional.of(collection + "/" + text.getString()) : Optional.empty();
    }
}
