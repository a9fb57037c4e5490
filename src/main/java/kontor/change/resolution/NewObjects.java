package kontor.change.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import kontor.audit.LogEntry;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.company.CompanyId;
import kontor.company.access.Internal;
import kontor.credential.Credentials;
import kontor.frachtpilot.Freshness;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;
import kontor.object.AccountObjects;

/** Looks through an account for objects that a creation may have made, with few requests and never for long. */
@ApplicationScoped
@Internal("the resolution of unknown outcomes")
public class NewObjects {
    static final int MOST_PAGES = 40;
    static final int MOST_CANDIDATES = 20;

    @Inject
    private AccountObjects objects;

    @Inject
    private Credentials credentials;

    /** @param complete whether there can be no others */
    record Found(List<JsonObject> objects, boolean complete) {}

    Found of(CompanyId company, LogEntry change, ResourceType type, Creation creation) {
        if (creation.time().isEmpty()) {
            return new Found(List.of(), false);
        }
        long credential = change.entry().getCredentialId();
        String collection = change.entry()
                .getObjectId()
                .substring(
                        credentials.get(company, credential).root().getRawPath().length());
        Found listed = now(() -> listed(company, credential, type, collection, creation));
        if (listed.objects().size() > MOST_CANDIDATES || !type.can(Operation.READ)) {
            return new Found(
                    listed.objects(), listed.complete() && listed.objects().size() <= MOST_CANDIDATES);
        }
        List<JsonObject> whole = new ArrayList<>();
        for (JsonObject each : listed.objects()) {
            whole.add(objects.readNow(
                    company, credential, type, FieldDisplay.iri(each).orElseThrow()));
        }
        return new Found(whole, listed.complete());
    }

    private Found listed(CompanyId company, long credential, ResourceType type, String collection, Creation creation) {
        List<JsonObject> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Newest newest = new Newest(creation);
        for (int number = 1; number <= MOST_PAGES; number++) {
            Page page =
                    objects.page(company, credential, type, collection, new PageQuery(number, creation.parameters()));
            page.items().stream()
                    .filter(creation::isCandidate)
                    .filter(each -> FieldDisplay.iri(each).filter(seen::add).isPresent())
                    .forEach(found::add);
            page.items().forEach(newest::next);
            if (newest.arePast() || !page.hasNext() || found.size() > MOST_CANDIDATES) {
                return new Found(found, found.size() <= MOST_CANDIDATES);
            }
        }
        return new Found(found, false);
    }

    /** Whether what was made since has been seen: only where the newest really come first, which accounts may pass over. */
    private static final class Newest {
        private final Creation creation;
        private Instant last;
        private boolean first = true;
        private boolean descend;
        private boolean past;

        Newest(Creation creation) {
            this.creation = creation;
        }

        void next(JsonObject object) {
            Instant made = creation.madeAt(object).orElse(null);
            first = first && made != null && (last == null || !made.isAfter(last));
            descend = descend || last != null && made != null && made.isBefore(last);
            past = creation.isOlder(object);
            last = made;
        }

        boolean arePast() {
            return first && descend && past;
        }
    }

    private static Found now(Callable<Found> search) {
        try {
            return Freshness.NOW.call(search);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("reading throws nothing checked", e);
        }
    }
}
