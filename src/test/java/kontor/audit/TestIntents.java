package kontor.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import kontor.company.CompanyId;

/** Intents as if the log had recorded them. */
public final class TestIntents {
    private TestIntents() {}

    /** A patch of an object, recorded that long ago. */
    public static RecordedIntent patch(long credential, String path, Duration ago) {
        return of(credential, "PATCH", path, JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_OBJECT, ago);
    }

    /** A write, recorded just now. */
    public static RecordedIntent of(long credential, String method, String path, JsonObject before, JsonObject sent) {
        return of(credential, method, path, before, sent, Duration.ZERO);
    }

    private static RecordedIntent of(
            long credential, String method, String path, JsonObject before, JsonObject sent, Duration ago) {
        Intent intent = new Intent(
                new CompanyId(1),
                credential,
                "Konto",
                "object." + method.toLowerCase(Locale.ROOT),
                "customers",
                path,
                "",
                method,
                path,
                null,
                before,
                sent,
                null);
        return new RecordedIntent(1, UUID.randomUUID(), intent, System.nanoTime() - ago.toNanos());
    }
}
