package kontor.change.resolution;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.AuditEntry;
import kontor.audit.AuditLog;
import kontor.audit.AuditSearch;
import kontor.audit.Finding;
import kontor.audit.Finding.Reason;
import kontor.audit.LogEntry;
import kontor.audit.OpenChange;
import kontor.audit.OpenChanges;
import kontor.catalogue.Catalogues;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.company.access.ForPortal;
import kontor.company.access.InScope;
import kontor.credential.Credentials;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.frachtpilot.gate.GateState;
import kontor.object.AccountObjects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds out what became of changes whose outcome is unknown, and records it. On any node, after any restart, once for
 * each: the row of the open change decides who looks into it and whose finding counts. Never within a transaction (law 5).
 */
@Stateless
@TransactionAttribute(NEVER)
public class Resolver {
    private static final Logger LOG = Logger.getLogger(Resolver.class.getName());
    private static final int AT_ONCE = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    @Inject
    private OpenChanges openChanges;

    @Inject
    private AuditSearch search;

    @Inject
    private AuditLog log;

    @Inject
    private Catalogues catalogues;

    @Inject
    private Credentials credentials;

    @Inject
    private AccountObjects objects;

    @Inject
    private NewObjects newObjects;

    @Inject
    private FrachtPilot frachtPilot;

    @Inject
    @ConfigProperty(name = "kontor.account.timeout.seconds", defaultValue = "20")
    private int timeoutSeconds;

    @Inject
    @ConfigProperty(name = "kontor.unknown.settle.seconds", defaultValue = "120")
    private int settleSeconds;

    private final Clock clock = Clock.systemUTC();

    /**
     * Gives up changes of which nobody has said for so long what became of them that nobody will: longer than a request
     * can take. Within a scope of all companies.
     *
     * @return how many there were
     */
    @ForPortal
    public int giveUpSilent() {
        Instant before = clock.instant().minus(longestCall());
        int given = 0;
        for (OpenChange change : openChanges.silentSince(before, AT_ONCE)) {
            if (log.giveUp(change.getIntentId())) {
                given++;
            }
        }
        return given;
    }

    private Duration longestCall() {
        return Duration.ofSeconds(2L * timeoutSeconds + 10);
    }

    /** Looks into all unknown outcomes that it is time for. Within a scope of all companies. */
    @ForPortal
    public void resolveDue() {
        for (OpenChange change : openChanges.due(clock.instant(), AT_ONCE)) {
            try {
                if (openChanges.take(change.getIntentId(), clock.instant())) {
                    resolve(change.company(), change.getIntentId());
                }
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "Entry " + change.getIntentId() + " could not be looked into; it will be again",
                        e);
            }
        }
    }

    /**
     * Looks into an unknown outcome now, for someone who waits for it.
     *
     * @return what was found; empty where it is too early to tell, or has been found before
     * @throws AccessDenied when the person in scope has nothing to do with it
     */
    @InScope("only what the person is concerned with")
    public Optional<Finding> resolveNow(long intent) {
        Optional<OpenChange> change = openChanges.find(intent);
        if (change.isEmpty()) {
            throw new AccessDenied("nothing to look into: " + intent);
        }
        if (change.get().getState() != OpenChange.State.UNKNOWN) {
            return Optional.empty();
        }
        CompanyId company = change.get().company();
        AtomicReference<Optional<Finding>> found = new AtomicReference<>(Optional.empty());
        Scope.ofPortal(Set.of(company)).run(() -> found.set(resolve(company, intent)));
        return found.get();
    }

    private Optional<Finding> resolve(CompanyId company, long intent) {
        LogEntry change = search.ofIntents(List.of(intent)).getFirst();
        try {
            Optional<Finding> finding = find(company, change);
            if (finding.isPresent()) {
                log.recordResolution(intent, finding.get());
            } else {
                openChanges.postpone(intent, clock.instant().plus(untilSettled(change)), null);
            }
            return finding;
        } catch (RequestFailed e) {
            postpone(intent, e.problem());
            return Optional.empty();
        }
    }

    private Duration untilSettled(LogEntry change) {
        Duration left =
                Duration.between(clock.instant(), Window.of(change, settle()).until());
        return left.isNegative() ? Duration.ofSeconds(timeoutSeconds) : left.plusMillis(1);
    }

    private void postpone(long intent, Problem problem) {
        Instant again = problem.until() == null ? clock.instant() : problem.until();
        Instant latest = clock.instant().plus(LONGEST_PAUSE);
        openChanges.postpone(
                intent, again.isAfter(latest) ? latest : again, problem.kind().key());
    }

    private Optional<Finding> find(CompanyId company, LogEntry change) {
        if (!change.altered().isEmpty()) {
            return Optional.of(Finding.cannotTell(Reason.ALTERED, List.of(), null));
        }
        AuditEntry entry = change.entry();
        try {
            credentials.get(company, entry.getCredentialId());
        } catch (AccessDenied e) {
            return Optional.of(Finding.cannotTell(Reason.NO_ACCESS, List.of(), null));
        }
        Optional<ResourceType> type =
                catalogues.of(company, entry.getCredentialId()).type(entry.getObjectType());
        if (type.isEmpty()) {
            return Optional.of(Finding.cannotTell(Reason.NO_ACCESS, List.of(), null));
        }
        try {
            return HttpMethod.POST.equals(entry.getMethod())
                    ? findCreated(company, type.get(), change)
                    : findChanged(company, type.get(), change);
        } catch (RequestFailed e) {
            if (e.problem().kind() == Problem.Kind.FORBIDDEN) {
                return Optional.of(Finding.cannotTell(Reason.FORBIDDEN, List.of(), null));
            }
            throw e;
        }
    }

    private Optional<Finding> findChanged(CompanyId company, ResourceType type, LogEntry change) {
        Instant asked = clock.instant();
        JsonObject now = readNow(company, type, change).orElse(null);
        Observation seen = new Observation(now, asked, clock.instant());
        Evidence evidence = new Evidence(type, change, search.around(change, farthest()), settle(), longestCall());
        return HttpMethod.DELETE.equals(change.entry().getMethod())
                ? evidence.ofDeletion(seen)
                : evidence.ofUpdate(seen);
    }

    private Optional<JsonObject> readNow(CompanyId company, ResourceType type, LogEntry change) {
        try {
            return Optional.of(objects.readNow(
                    company,
                    change.entry().getCredentialId(),
                    type,
                    change.entry().getObjectId()));
        } catch (RequestFailed e) {
            if (e.problem().kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Finding> findCreated(CompanyId company, ResourceType type, LogEntry change) {
        if (!type.can(Operation.LIST)) {
            return Optional.of(Finding.cannotTell(Reason.UNSEEN, List.of(), null));
        }
        Creation creation =
                new Creation(type, change, search.around(change, farthest()), settle(), clockDifference(change));
        boolean settled = !clock.instant().isBefore(creation.settledAt());
        NewObjects.Found found = newObjects.of(company, change, type, creation);
        List<JsonObject> candidates = new ArrayList<>(found.objects());
        search.deletedSince(change).stream().filter(creation::isCandidate).forEach(candidates::add);
        return creation.among(candidates, found.complete(), settled);
    }

    private Duration clockDifference(LogEntry change) {
        return frachtPilot
                .state(change.entry().getCredentialId())
                .map(GateState::clockDifferenceSeconds)
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    private Duration settle() {
        return Duration.ofSeconds(settleSeconds);
    }

    /** Nothing that was recorded longer before a change can still have been under way with it. */
    private Duration farthest() {
        return settle().plus(longestCall()).plus(longestCall()).plus(Duration.ofMinutes(5));
    }
}
