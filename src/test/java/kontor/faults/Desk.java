package kontor.faults;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kontor.demo.DemoPeople;
import kontor.launch.Installation;
import kontor.launch.Visitor;

/** The portal as a person has it before them, who signs in again whenever it has forgotten them. */
final class Desk {
    private static final int PATIENCE_SECONDS = 300;
    private static final int PAUSE_MILLIS = 250;

    private final Installation installation;
    private final String person;
    private Visitor visitor;

    Desk(Installation installation, String person) {
        this.installation = installation;
        this.person = person;
    }

    /** Signs in, as soon as the portal lets anyone. */
    void signIn() throws InterruptedException {
        visitor = null;
        waitForThePortal();
    }

    /** Waits until the portal works, signed in anew where it has forgotten everyone. */
    private void waitForThePortal() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isIn()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the portal lets nobody in any more");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private boolean isIn() throws InterruptedException {
        if (!installation.isUp()) {
            return false; // Nobody keeps a server busy that is about to start.
        }
        try {
            if (visitor == null) {
                visitor = Visitor.signsIn(installation.portal().address(), person, DemoPeople.PASSWORD);
            }
            HttpResponse<String> start = visitor.ask("");
            if (isSignIn(start)) {
                visitor = null;
            }
            return visitor != null && start.statusCode() == 200;
        } catch (IOException | IllegalStateException e) {
            return false; // Not up yet, or without its database.
        }
    }

    private static boolean isSignIn(HttpResponse<String> response) {
        return response.uri().getPath().endsWith("/sign-in");
    }

    /** The object as it is now, or why it can't be had; empty when the portal did not answer. */
    Optional<JsonObject> see(Errand errand) throws InterruptedException {
        return object("faults/change?company=" + errand.place().company() + "&credential="
                + errand.place().credential() + "&type=" + errand.type() + "&path="
                + URLEncoder.encode(errand.path(), StandardCharsets.UTF_8));
    }

    /**
     * What the portal says to a change; empty when it did not answer.
     *
     * @param before as the person saw it, or {@code null} for a creation
     * @param wanted as the person wants it, or {@code null} for a deletion
     */
    Optional<JsonObject> change(Errand errand, JsonObject before, JsonObject wanted) throws InterruptedException {
        JsonObjectBuilder wish = Json.createObjectBuilder()
                .add("company", errand.place().company())
                .add("credential", errand.place().credential())
                .add("type", errand.type())
                .add("path", errand.path())
                .add("reason", "Kampagne");
        if (before != null) {
            wish.add("before", before);
        }
        if (wanted != null) {
            wish.add("wanted", wanted);
        }
        String sent = wish.build().toString();
        return answer(() -> visitor.send("faults/change", sent)).map(JsonStructure::asJsonObject);
    }

    /** Changes in the log of a company that are older than an intent, newest first. */
    JsonArray log(Place place, long olderThan) throws InterruptedException {
        return answer(() -> visitor.ask("faults/log?company=" + place.company() + "&olderThan=" + olderThan))
                .orElseThrow(() -> new IllegalStateException("the log can't be read"))
                .asJsonArray();
    }

    private Optional<JsonObject> object(String address) throws InterruptedException {
        return answer(() -> visitor.ask(address)).map(JsonStructure::asJsonObject);
    }

    private interface Question {
        HttpResponse<String> ask() throws IOException, InterruptedException;
    }

    private Optional<JsonStructure> answer(Question question) throws InterruptedException {
        try {
            HttpResponse<String> response = question.ask();
            if (response.statusCode() == 200 && !isSignIn(response)) {
                return Optional.of(read(response.body()));
            }
        } catch (IOException e) {
            visitor = null; // The portal is gone, and has forgotten everyone when it is back.
        }
        waitForThePortal();
        return Optional.empty();
    }

    private static JsonStructure read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.read();
        }
    }
}
