package kontor.audit;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.UUID;
import kontor.company.CompanyId;

/** Intents as if the log had recorded them. */
public final class TestIntents {
    private TestIntents() {}

    /** A patch of an object, recorded that long ago. */
    public static RecordedIntent patch(long credential, String path, Duration ago) {
        Intent intent = new Intent(
                new CompanyId(1),
                credential,
                "Konto",
                "object.patch",
                "customers",
                path,
                "",
                "PATCH",
                path,
                null,
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT,
                null);
        return new RecordedIntent(1, UUID.randomUUID(), intent, System.nanoTime() - ago.toNanos());
    }
}
