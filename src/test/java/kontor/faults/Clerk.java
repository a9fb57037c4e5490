package kontor.faults;

import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Someone who does one errand after the other, and does not give up easily. */
final class Clerk implements Callable<Void> {
    private static final int PATIENCE = 12;
    private static final int REPETITIONS = 2;
    private static final int PAUSE_MILLIS = 400;

    private final Desk desk;
    private final List<Errand> errands;
    private final Progress progress;
    private final Deque<Errand> postponed = new ArrayDeque<>();
    private final Map<String, JsonObject> remembered = new HashMap<>();
    private final Set<Errand> told = new HashSet<>();

    Clerk(Desk desk, List<Errand> errands, Progress progress) {
        this.desk = desk;
        this.errands = errands;
        this.progress = progress;
    }

    @Override
    public Void call() throws InterruptedException {
        desk.signIn();
        for (Errand errand : errands) {
            progress.tried();
            if (!isDone(errand, errand.stale())) {
                switch (errand.again()) {
                    case NEVER -> {}
                    case AT_ONCE -> repeat(errand);
                    case LATER -> postponed.add(errand);
                    case UNTIL_TOLD -> insist(errand);
                }
            }
            if (postponed.size() > 2) {
                repeat(postponed.removeFirst());
            }
        }
        for (Errand errand : postponed) {
            repeat(errand);
        }
        return null;
    }

    private void repeat(Errand errand) throws InterruptedException {
        boolean done = false;
        for (int i = 0; i < REPETITIONS && !done; i++) {
            progress.repeated();
            done = isDone(errand, false);
        }
    }

    private void insist(Errand errand) throws InterruptedException {
        boolean done = false;
        for (int i = 0; i < PATIENCE && !done && !told.contains(errand); i++) {
            done = isDone(errand, false);
        }
    }

    /** Whether the person knows in the end what became of it. */
    private boolean isDone(Errand errand, boolean stale) throws InterruptedException {
        boolean fromMemory = stale;
        for (int i = 0; i < PATIENCE; i++) {
            Optional<JsonObject> answer = tries(errand, fromMemory);
            fromMemory = false;
            if (answer.isEmpty()) {
                progress.unanswered();
                return false;
            }
            String result = answer.get().getString("result");
            progress.answered(result);
            if (answer.get().containsKey("intent")) {
                progress.told(answer.get().getJsonNumber("intent").longValue(), result);
                told.add(errand);
                return result.equals("Applied") || result.equals("Rejected");
            }
            if (result.equals("Nothing") || "NOT_FOUND".equals(answer.get().getString("problem", ""))) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // Overtaken, or nothing could be sent.
        }
        return true;
    }

    private Optional<JsonObject> tries(Errand errand, boolean fromMemory) throws InterruptedException {
        if (errand.kind() == Errand.Kind.CREATE) {
            return desk.change(errand, null, errand.created());
        }
        String object = errand.place().account() + errand.path();
        JsonObject before = fromMemory ? remembered.get(object) : null;
        if (before == null) {
            Optional<JsonObject> seen = desk.see(errand);
            if (seen.isEmpty() || !seen.get().containsKey("object")) {
                return seen;
            }
            before = seen.get().getJsonObject("object");
            remembered.put(object, before);
        }
        return desk.change(errand, before, errand.kind() == Errand.Kind.DELETE ? null : errand.wanted(before));
    }
}
