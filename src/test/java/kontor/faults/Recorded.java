package kontor.faults;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import kontor.audit.Outcome.Result;

/**
 * A change as the log has it.
 *
 * @param intent the id of its intent
 * @param at when the intent was recorded
 * @param account the account it was meant for
 * @param sent what was to be sent; empty for a deletion
 * @param outcome what became of it, as far as that was recorded
 * @param closedAt when that was recorded
 * @param resolution what was found out later
 */
record Recorded(
        long intent,
        Instant at,
        String account,
        String method,
        String path,
        Optional<JsonObject> sent,
        Optional<Result> outcome,
        Optional<Instant> closedAt,
        Optional<Result> resolution) {

    /** As the portal tells of it. */
    static Recorded of(String account, JsonObject line) {
        return new Recorded(
                line.getJsonNumber("intent").longValue(),
                Instant.parse(line.getString("at")),
                account,
                line.getString("method"),
                line.getString("path"),
                Optional.ofNullable(line.getJsonObject("sent")),
                Optional.ofNullable(line.getString("outcome", null)).map(Result::valueOf),
                Optional.ofNullable(line.getString("closedAt", null)).map(Instant::parse),
                Optional.ofNullable(line.getString("resolution", null)).map(Result::valueOf));
    }

    Content content() {
        return new Content(account, method, path, sent);
    }

    boolean isOutcome(Result finding) {
        return outcome.filter(finding::equals).isPresent();
    }

    boolean isResolution(Result finding) {
        return resolution.filter(finding::equals).isPresent();
    }

    @Override
    public String toString() {
        return "intent " + intent + " at " + at + " ("
                + outcome.map(Result::name).orElse("no outcome")
                + closedAt.map(moment -> " at " + moment).orElse("")
                + resolution.map(found -> ", found " + found).orElse("") + ")";
    }
}
