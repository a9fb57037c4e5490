package kontor.company;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;

/**
 * Something changed in the portal itself: an event that the audit log turns into an entry in the same transaction. When
 * the entry can't be written the change is rolled back.
 *
 * @param company the company in whose log the entry belongs
 * @param action what was done, like {@code company.create}
 * @param object what it was done to, like {@code company/3}
 * @param label the object's name at that time
 * @param before what was there, or {@link JsonValue#EMPTY_JSON_OBJECT}; never secrets
 * @param after what is there now, or {@link JsonValue#EMPTY_JSON_OBJECT}; never secrets
 */
public record LocalChange(
        CompanyId company, String action, String object, String label, JsonObject before, JsonObject after) {

    /** The type of object that sign-ins and the sessions begun with them are. */
    public static final String SIGN_IN = "sign_in";

    /** The type of object that refused attempts are of. */
    public static final String ACCESS = "access";

    public LocalChange {
        Objects.requireNonNull(company);
        Objects.requireNonNull(action);
        Objects.requireNonNull(object);
        Objects.requireNonNull(label);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
    }
}
