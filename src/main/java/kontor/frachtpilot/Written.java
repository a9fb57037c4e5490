package kontor.frachtpilot;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kontor.audit.RecordedIntent;
import kontor.limit.ForeignJson;

/**
 * What an answer to a write says of it. That a change was made is believed where the answer is the object that was written,
 * leads to the one that was made, or is 204. Any other success may come from anything in between, or be a queue's, and leaves
 * the outcome open; so does a 5xx, which may come after the change was made.
 */
record Written(Account account, RecordedIntent intent, Reply reply) {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    /** @param reading reads an object of which only its path from the server's root is known */
    WriteAnswer answer(Function<String, Optional<JsonObject>> reading) {
        if (reply.status() >= 400 && reply.status() < 500) {
            return new WriteAnswer.Rejected(Refusal.of(reply), reply.duration());
        }
        if (!reply.isSuccess()) {
            return new WriteAnswer.Unknown(Refusal.of(reply), reply.duration());
        }
        if (reply.status() == NO_CONTENT) {
            JsonObject object = isOfAnObjectThatStays()
                    ? reading.apply(intent.path()).orElse(null) // Only this tells what became of what was sent.
                    : null;
            return new WriteAnswer.Applied(reply.status(), object, reply.duration());
        }
        Optional<JsonObject> object = reply.status() == ACCEPTED || HttpMethod.DELETE.equals(intent.method())
                ? Optional.empty()
                : reply.object().filter(this::isTheObject).or(() -> made().flatMap(reading));
        return object.<WriteAnswer>map(it -> new WriteAnswer.Applied(reply.status(), it, reply.duration()))
                .orElseGet(() -> new WriteAnswer.Unknown(FrachtPilot.unreadable(reply), reply.duration()));
    }

    private boolean isOfAnObjectThatStays() {
        return HttpMethod.PUT.equals(intent.method()) || HttpMethod.PATCH.equals(intent.method());
    }

    private boolean isTheObject(JsonObject object) {
        JsonValue id = object.get("@id");
        if (HttpMethod.POST.equals(intent.method())) {
            return id == null ? !Refusal.isOne(object) && isLikeIt(object) : isBelow(id);
        }
        return id == null ? !Refusal.isOne(object) && isLikeIt(object) : account.isCalled(id, intent.path());
    }

    private boolean isBelow(JsonValue id) {
        return id instanceof JsonString iri
                && !account.isCalled(id, intent.path())
                && below(iri.getString()).isPresent();
    }

    /** Objects in plain JSON have no IRI, but they have what they had before, and what was sent. */
    private boolean isLikeIt(JsonObject object) {
        JsonValue id = intent.before().map(before -> before.get("id")).orElse(null);
        if (id != null) {
            return id.equals(object.get("id"));
        }
        Map<String, JsonValue> sent = sent();
        return sent.entrySet().stream()
                .anyMatch(member -> object.containsKey(member.getKey()) || member.getValue() == JsonValue.NULL);
    }

    private Map<String, JsonValue> sent() {
        try {
            return intent.body().isPresent()
                    ? ForeignJson.read(intent.body().get()).asJsonObject()
                    : Map.of();
        } catch (ForeignJson.Unreadable e) {
            throw new IllegalStateException("what was sent is no JSON", e);
        }
    }

    /** The path of the object that was made, where the answer only tells that. */
    private Optional<String> made() {
        boolean may = HttpMethod.POST.equals(intent.method()) && (reply.status() == CREATED || reply.status() == 200);
        return may ? reply.location().flatMap(this::below) : Optional.empty();
    }

    /** A path from the server's root, if the address is one below the account's. */
    private Optional<String> below(String address) {
        try {
            URI resolved = account.root().resolve(address);
            boolean here = account.root().getRawAuthority().equals(resolved.getRawAuthority());
            return here && !account.resolve(resolved.getRawPath()).equals(account.root())
                    ? Optional.of(resolved.getRawPath())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
