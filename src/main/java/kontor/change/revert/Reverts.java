package kontor.change.revert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kontor.audit.LogEntry;
import kontor.catalogue.Catalogues;
import kontor.catalogue.ResourceType;
import kontor.change.Changes;
import kontor.change.Plan;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.credential.Credentials;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.object.AccountObjects;

/** Plans taking changes of an object back, for people who work in the company. Sends nothing itself. */
@ApplicationScoped
public class Reverts {
    @Inject
    private RevertLinks links;

    @Inject
    private Credentials credentials;

    @Inject
    private Catalogues catalogues;

    @Inject
    private AccountObjects objects;

    @Inject
    private Changes changes;

    /**
     * Reads the object and plans to bring it back to before the first of these changes.
     *
     * @param of changes of one object
     * @throws RequestFailed when the object can't be read
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Planned plan(CompanyId company, List<LogEntry> of) {
        Planned known = known(company, of);
        return known.type() == null ? known : with(known, readNow(company, known));
    }

    /** {@link #plan} against the object as it was read before. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Planned plan(CompanyId company, List<LogEntry> of, JsonObject now) {
        Planned known = known(company, of);
        return known.type() == null ? known : with(known, now);
    }

    private static Planned with(Planned known, JsonObject now) {
        return new Planned(
                known.target(), known.type(), known.changes(), now, Reversal.of(known.type(), known.changes(), now));
    }

    /** As far as can be told without asking the account for the object. */
    private Planned known(CompanyId company, List<LogEntry> of) {
        List<Past> pasts = links.pasts(of);
        if (of.stream().anyMatch(line -> !line.altered().isEmpty())) {
            return Planned.impossible(null, pasts, Obstacle.ALTERED);
        }
        Optional<Obstacle> obstacle = Reversal.obstacle(pasts);
        if (obstacle.isPresent()) {
            return Planned.impossible(null, pasts, obstacle.get());
        }
        Target target = Target.of(Reversal.applied(pasts).getFirst().change()).orElseThrow();
        try {
            credentials.get(company, target.credential());
        } catch (AccessDenied e) {
            return Planned.impossible(target, pasts, Obstacle.NO_ACCESS);
        }
        Optional<ResourceType> type =
                catalogues.of(company, target.credential()).type(target.type());
        return type.map(found -> new Planned(target, found, pasts, null, null))
                .orElseGet(() -> Planned.impossible(target, pasts, Obstacle.NO_TYPE));
    }

    private JsonObject readNow(CompanyId company, Planned known) {
        Target target = known.target();
        try {
            return objects.readNow(company, target.credential(), known.type(), target.iri());
        } catch (RequestFailed e) {
            if (e.problem().kind() == Problem.Kind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /**
     * The change that takes it back, to be confirmed like any other.
     *
     * @param anyway the names of fields that are brought back although someone has changed them since
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Plan change(CompanyId company, Planned planned, Set<String> anyway) {
        Target target = planned.target();
        ResourceType type = planned.type();
        Reversal reversal = planned.reversal();
        Plan plan = switch (reversal.kind()) {
            case UPDATE ->
                changes.plan(
                        company,
                        target.credential(),
                        type,
                        target.iri(),
                        planned.now(),
                        reversal.restored(type, planned.now(), anyway));
            case DELETION -> changes.planDeletion(company, target.credential(), type, target.iri(), planned.now());
            case CREATION ->
                changes.planCreation(
                        company,
                        target.credential(),
                        type,
                        credentials.get(company, target.credential()).root().getRawPath() + type.name(),
                        reversal.recreated(type, planned.deleted(), anyway));
        };
        return plan.reverting(reversal.reverts());
    }
}
