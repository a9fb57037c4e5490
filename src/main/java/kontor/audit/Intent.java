package kontor.audit;

import jakarta.json.JsonObject;
import java.util.Objects;
import kontor.company.CompanyId;

/**
 * A write that is about to be made.
 *
 * @param company whose account it is made in
 * @param credential the account access it is made with
 * @param credentialLabel its label at this time
 * @param action like {@code object.patch}
 * @param objectType the resource type's name, like {@code customers}
 * @param objectId the object's IRI
 * @param objectLabel the object's own name at this time
 * @param method the HTTP method
 * @param path the path from the server's root
 * @param reason the person's reason, or {@code null}
 * @param before the object before, or {@code null} for a creation
 * @param sent the body, or {@code null} for a deletion
 * @param reverts the intent of the change that this one takes back, or {@code null}
 */
public record Intent(
        CompanyId company,
        long credential,
        String credentialLabel,
        String action,
        String objectType,
        String objectId,
        String objectLabel,
        String method,
        String path,
        String reason,
        JsonObject before,
        JsonObject sent,
        Long reverts) {

    public Intent {
        Objects.requireNonNull(company);
        Objects.requireNonNull(action);
        Objects.requireNonNull(objectType);
        Objects.requireNonNull(objectId);
        Objects.requireNonNull(objectLabel);
        Objects.requireNonNull(method);
        Objects.requireNonNull(path);
    }
}
