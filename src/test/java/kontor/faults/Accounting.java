package kontor.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kontor.faults.Complaint.Kind;
import kontor.sandbox.Effect;
import kontor.sandbox.SeenRequest;

/**
 * Holds the log against the truth, which is the account's. Writes carry no name of their intent, so they are matched by
 * what they say, and where someone said the same twice, by time. Where that leaves a choice, the log is read in the light
 * that is best for it: what is complained of is wrong however it is read.
 */
final class Accounting {
    private final Map<Content, List<Recorded>> log;
    private final Map<Content, List<Effect>> effects;
    private final List<SeenRequest> writes;
    private final Duration latest;

    /**
     * @param writes all that reached the account, taken or not
     * @param latest how long after its outcome was recorded a write may still be applied
     */
    Accounting(List<Recorded> log, List<Effect> effects, List<SeenRequest> writes, Duration latest) {
        this.log = by(log, Recorded::content);
        this.effects = by(effects, Content::of);
        this.writes = writes;
        this.latest = latest;
    }

    private static <T> Map<Content, List<T>> by(List<T> all, Function<T, Content> content) {
        return all.stream().collect(Collectors.groupingBy(content));
    }

    /** All that is wrong; empty when the log tells the truth. */
    List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        Set<Content> told = new LinkedHashSet<>(log.keySet());
        told.addAll(effects.keySet());
        for (Content content : told) {
            complaints.addAll(new Matching(
                            content,
                            log.getOrDefault(content, List.of()),
                            effects.getOrDefault(content, List.of()),
                            latest)
                    .complaints());
        }
        writes.stream()
                .filter(write -> !told.contains(Content.of(write)))
                .forEach(write -> complaints.add(new Complaint(Kind.UNAUDITED, "not taken: " + Content.of(write))));
        return complaints;
    }
}
