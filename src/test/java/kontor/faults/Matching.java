package kontor.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kontor.audit.Outcome.Result;
import kontor.faults.Complaint.Kind;
import kontor.sandbox.Effect;

/** Which of the writes that say the same came of which intent: of all that are possible, the one with least to complain of. */
final class Matching {
    private final Content content;
    private final List<Recorded> intents;
    private final List<Effect> effects;
    private final Duration latest;
    private final List<Optional<Recorded>> chosen = new ArrayList<>();
    private List<Complaint> best;

    Matching(Content content, List<Recorded> intents, List<Effect> effects, Duration latest) {
        this.content = content;
        this.intents = intents;
        this.effects = effects;
        this.latest = latest;
    }

    List<Complaint> complaints() {
        if (best == null) {
            choose();
        }
        return best;
    }

    private void choose() {
        if (best != null && best.isEmpty()) {
            return;
        }
        if (chosen.size() == effects.size()) {
            List<Complaint> complaints = complain();
            best = best == null || complaints.size() < best.size() ? complaints : best;
            return;
        }
        Effect effect = effects.get(chosen.size());
        List<Recorded> possible =
                intents.stream().filter(intent -> mayBeOf(intent, effect)).toList();
        if (possible.isEmpty()) {
            chooseAs(Optional.empty());
        }
        possible.forEach(intent -> chooseAs(Optional.of(intent)));
    }

    private void chooseAs(Optional<Recorded> intent) {
        chosen.add(intent);
        choose();
        chosen.remove(chosen.size() - 1);
    }

    private boolean mayBeOf(Recorded intent, Effect effect) {
        boolean tooLate = intent.closedAt()
                .filter(closed -> effect.at().isAfter(closed.plus(latest)))
                .isPresent();
        return !effect.at().isBefore(intent.at()) && !tooLate;
    }

    private List<Complaint> complain() {
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            if (chosen.get(i).isEmpty()) {
                complaints.add(complaint(
                        Kind.UNAUDITED, "the write at " + effects.get(i).at()));
            }
        }
        intents.forEach(intent -> complain(intent, complaints));
        return complaints;
    }

    private void complain(Recorded intent, List<Complaint> complaints) {
        int taken = 0;
        int changed = 0;
        for (int i = 0; i < effects.size(); i++) {
            if (chosen.get(i).filter(intent::equals).isPresent()) {
                taken++;
                changed += effects.get(i).changed() ? 1 : 0;
            }
        }
        for (int more = 1; more < changed; more++) {
            complaints.add(complaint(Kind.DOUBLED, intent));
        }
        if (taken == 0 && (intent.isOutcome(Result.APPLIED) || intent.isResolution(Result.APPLIED))) {
            complaints.add(complaint(Kind.LOST, intent));
        }
        if (taken == 0 && intent.isResolution(Result.APPLIED)
                || changed > 0 && intent.isResolution(Result.NOT_APPLIED)) {
            complaints.add(complaint(Kind.WRONGLY_RESOLVED, intent));
        }
        if (changed > 0 && intent.isOutcome(Result.REJECTED)) {
            complaints.add(complaint(Kind.WRONG_OUTCOME, intent));
        }
    }

    private Complaint complaint(Kind kind, Object about) {
        StringBuilder evidence =
                new StringBuilder().append(about).append(" of ").append(content);
        intents.stream()
                .filter(intent -> intent != about)
                .forEach(other -> evidence.append("; the same says ").append(other));
        effects.forEach(effect ->
                evidence.append("; taken at ").append(effect.at()).append(effect.changed() ? "" : " without effect"));
        return new Complaint(kind, evidence.toString());
    }
}
