package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The sandbox's own journal of what was done in its accounts through the API: the truth that a log of changes can be held
 * against. What tests change behind the portal's back is not in it.
 */
final class Effects {
    /** Set anew by each write, also by one that changes nothing. */
    private static final String STAMP = "updatedAt";

    private final List<Effect> all = new CopyOnWriteArrayList<>();
    private volatile Consumer<Effect> witness = effect -> {};

    List<Effect> all() {
        return List.copyOf(all);
    }

    /** Tells someone of each effect at the moment it happens, before anyone else can reach the account. */
    void tell(Consumer<Effect> newWitness) {
        witness = newWitness;
    }

    void forget() {
        all.clear();
        witness = effect -> {};
    }

    /** Lets the account answer a request, and notes what it did. The account must be held by the calling thread. */
    Answer of(SandboxAccount account, String method, String path, String body, Supplier<Answer> answering) {
        String asked = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        JsonObject before = account.object(asked);
        Answer answer = answering.get();
        boolean taken = answer.status() >= 200 && answer.status() < 300;
        if (taken && !method.equals("GET")) {
            String iri = answer.headers().getOrDefault("Location", asked);
            boolean changed = !Objects.equals(unstamped(before), unstamped(account.object(iri)));
            Effect effect = new Effect(Instant.now(), account.name(), method, path, iri, body, changed);
            all.add(effect);
            witness.accept(effect);
        }
        return answer;
    }

    private static JsonObject unstamped(JsonObject object) {
        return object == null
                ? null
                : Json.createObjectBuilder(object).remove(STAMP).build();
    }
}
