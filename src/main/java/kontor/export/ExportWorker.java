package kontor.export;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Catalogues;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.catalogue.naming.CompanyNames;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Requires;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.frachtpilot.gate.Urgency;
import kontor.object.AccountObjects;
import kontor.object.RelationNames;

/**
 * Reads what exports are to hold, one request at a time behind those of people, and never within a transaction (law
 * 5). Looks after each request whether someone has cancelled.
 */
@Stateless
@TransactionAttribute(NEVER)
public class ExportWorker {
    /** How many rows an export may have. */
    public static final int MOST_ROWS = 100_000;

    private static final Logger LOG = Logger.getLogger(ExportWorker.class.getName());
    private static final String LARGE_PAGE = "100";
    /** How long to wait before a page is asked for again, where the trouble may be over by then. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    /** So that an export that was cancelled ends soon. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(3);

    @Inject
    private Exports exports;

    @Inject
    private Catalogues catalogues;

    @Inject
    private AccountObjects objects;

    @Inject
    private RelationNames names;

    @Inject
    private CompanyNames companyNames;

    /** Works on an export until it has ended, on behalf of whoever started it. */
    @Requires(Right.WORK_ON_OBJECTS)
    @Asynchronous
    public void work(Scope scope, CompanyId company, long export) {
        scope.run(() -> Urgency.JOB.run(() -> companyNames.during(company, () -> {
            try {
                read(company, exports.get(company, export));
            } catch (RequestFailed e) {
                exports.fail(
                        company, export, e.problem().kind().key(), e.problem().status());
            } catch (AccessDenied e) {
                exports.fail(company, export, "access", null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exports.fail(company, export, Export.ABANDONED, null);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, e, () -> "Export " + export + " failed");
                exports.fail(company, export, "internal", null);
            }
        })));
    }

    private void read(CompanyId company, Export export) throws InterruptedException {
        Selection selection = exports.selection(export);
        ResourceType type = type(export, catalogues.of(company, export.getCredentialId()));
        Gathering gathering = new Gathering(MOST_ROWS);
        for (int number = 1; gathering.hasNext(); number++) {
            Page page = page(company, export, type, selection, number);
            if (!exports.beat(company, export.getId())) {
                return;
            }
            List<JsonObject> objectsOfPage = gathering.take(page);
            // Read anew for each page: what the page tells of the fields counts for it too.
            Catalogue catalogue = catalogues.of(company, export.getCredentialId());
            List<Field> columns = columns(type(export, catalogue), selection);
            ExportRows rows = rows(company, export, catalogue, columns, objectsOfPage);
            if (!exports.keep(company, export.getId(), rows, page.total())) {
                return;
            }
        }
        exports.finish(company, export.getId(), gathering.missing());
    }

    private static ResourceType type(Export export, Catalogue catalogue) {
        return catalogue
                .type(export.getResourceType())
                .orElseThrow(() -> new AccessDenied("no such resource type any more"));
    }

    private static List<Field> columns(ResourceType type, Selection selection) {
        List<Field> columns = selection.columns().stream()
                .map(type::field)
                .flatMap(Optional::stream)
                .filter(Field::isColumn)
                .toList();
        if (columns.size() != selection.columns().size()) {
            throw new AccessDenied("a column is gone");
        }
        return columns;
    }

    private Page page(CompanyId company, Export export, ResourceType type, Selection selection, int number)
            throws InterruptedException {
        Map<String, List<String>> parameters = new HashMap<>(selection.parameters());
        if (type.pageSize() != null) {
            parameters.put(type.pageSize(), List.of(LARGE_PAGE));
        }
        PageQuery query = new PageQuery(number, parameters);
        for (Duration pause : PAUSES) {
            try {
                return objects.page(company, export.getCredentialId(), type, selection.collection(), query);
            } catch (RequestFailed e) {
                Instant until = again(e.problem(), pause, Instant.now());
                if (!mayPass(e.problem().kind()) || !waitsUntil(until, company, export.getId())) {
                    throw e;
                }
            }
        }
        return objects.page(company, export.getCredentialId(), type, selection.collection(), query);
    }

    /** After the pause, or when the account can be asked again as far as that is known, within bounds. */
    static Instant again(Problem problem, Duration pause, Instant now) {
        Instant earliest = now.plus(pause);
        Instant latest = now.plus(LONGEST_WAIT);
        if (problem.until() == null || problem.until().isBefore(earliest)) {
            return earliest;
        }
        return problem.until().isAfter(latest) ? latest : problem.until();
    }

    /** @return whether the export is still wanted then */
    private boolean waitsUntil(Instant moment, CompanyId company, long export) throws InterruptedException {
        while (exports.beat(company, export)) {
            long left = Duration.between(Instant.now(), moment).toMillis();
            if (left <= 0) {
                return true;
            }
            Thread.sleep(Math.min(left, LONGEST_SLEEP.toMillis()));
        }
        return false;
    }

    private static boolean mayPass(Problem.Kind kind) {
        return switch (kind) {
            case THROTTLED, BUSY, PAUSED, SERVER_FAILED, UNREACHABLE, NO_ANSWER -> true;
            default -> false;
        };
    }

    private ExportRows rows(
            CompanyId company, Export export, Catalogue catalogue, List<Field> columns, List<JsonObject> page) {
        Map<String, String> known = names.of(company, export.getCredentialId(), catalogue, columns, page);
        FieldDisplay display = FieldDisplay.whole(export.locale(), iri -> Optional.ofNullable(known.get(iri)));
        return new ExportRows(page.stream()
                .map(object -> columns.stream()
                        .map(field -> Cells.of(field, object.get(field.name()), display))
                        .toList())
                .toList());
    }
}
