package kontor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kontor.company.Actor;
import kontor.company.CompanyId;
import kontor.company.LocalChange;
import kontor.company.Scope;
import kontor.company.access.Internal;

/** Tells what concerns a person in each of the logs that it concerns, in the scope of nothing but these logs. */
@ApplicationScoped
@Internal("what people and sessions record")
public class PersonLog {
    @Inject
    private Event<LocalChange> changes;

    /**
     * Records a change in each log, in the transaction that makes it. By ascending company, since each chain stays locked
     * until the transaction ends: two that lock the same ones never wait for each other.
     */
    public void record(Collection<CompanyId> logs, Actor actor, Function<CompanyId, LocalChange> change) {
        List<CompanyId> ascending = logs.stream()
                .distinct()
                .sorted(Comparator.comparingLong(CompanyId::value))
                .toList();
        new Scope(actor, ascending.stream().collect(Collectors.toMap(log -> log, log -> Set.of())), false)
                .run(() -> ascending.forEach(log -> changes.fire(change.apply(log))));
    }
}
