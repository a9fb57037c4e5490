package kontor.audit;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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
 * @param kept the body as the log keeps it: with marks in the place of secrets, and else the same
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
        JsonObject kept,
        Long reverts) {

    private static final String MARK = "@secret";

    /** @throws IllegalArgumentException when what the log would keep isn't what is sent (law 1) */
    public Intent {
        Objects.requireNonNull(company);
        Objects.requireNonNull(action);
        Objects.requireNonNull(objectType);
        Objects.requireNonNull(objectId);
        Objects.requireNonNull(objectLabel);
        Objects.requireNonNull(method);
        Objects.requireNonNull(path);
        if (!tells(kept, sent)) {
            throw new IllegalArgumentException("what is sent is not what would be recorded");
        }
    }

    /** A write in which there are no secrets. */
    public Intent(
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
        this(
                company,
                credential,
                credentialLabel,
                action,
                objectType,
                objectId,
                objectLabel,
                method,
                path,
                reason,
                before,
                sent,
                sent,
                reverts);
    }

    private static boolean tells(JsonValue kept, JsonValue sent) {
        if (Objects.equals(kept, sent) || isMark(kept) && sent != null) {
            return true;
        }
        if (kept instanceof JsonObject one && sent instanceof JsonObject other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(name -> tells(one.get(name), other.get(name)));
        }
        if (!(kept instanceof JsonArray one) || !(sent instanceof JsonArray other) || one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!tells(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(JsonValue value) {
        return value instanceof JsonObject object && object.size() == 1 && object.containsKey(MARK);
    }

    /** Without what is sent: that may be a secret. */
    @Override
    public String toString() {
        return "Intent[" + action + " " + path + "]";
    }
}
