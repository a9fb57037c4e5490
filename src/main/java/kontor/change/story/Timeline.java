package kontor.change.story;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import kontor.audit.AuditEntry;
import kontor.audit.AuditPage;
import kontor.audit.LogEntry;
import kontor.audit.search.LogFilters;

/** Says of a log that is narrowed to one object whose time line it is. */
@Named
@RequestScoped
public class Timeline {
    @Inject
    private AuditPage page;

    @Inject
    private LogFilters filters;

    /** Whether the log is narrowed to one object of an account, by its whole path. */
    public boolean isOfOneObject() {
        return filters.asked("object").contains("/")
                && !filters.asked("type").isEmpty()
                && !filters.asked("company").isEmpty()
                && !page.isNothing()
                && getEntry().getCredentialId() != null;
    }

    public AuditEntry getEntry() {
        return newest().entry();
    }

    /** The object's path; that of the newest line is its collection's where that is its creation. */
    public String getObject() {
        return filters.asked("object");
    }

    /** What the object was called last. */
    public String getLabel() {
        return newest().label();
    }

    private LogEntry newest() {
        return page.getDays().getFirst().lines().getFirst();
    }
}
