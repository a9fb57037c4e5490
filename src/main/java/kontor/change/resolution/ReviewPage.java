package kontor.change.resolution;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import kontor.audit.AuditLog;
import kontor.audit.OpenChange;
import kontor.audit.OpenChanges;
import kontor.audit.Outcome;
import kontor.company.Ids;
import kontor.web.Notice;

/** What a person can say, or have looked into, of an unknown outcome: a part of the page of its entry. */
@Named
@RequestScoped
public class ReviewPage {
    private static final int LONGEST_NOTE = 500;

    @Inject
    private HttpServletRequest request;

    @Inject
    private OpenChanges openChanges;

    @Inject
    private Resolver resolver;

    @Inject
    private AuditLog log;

    private long intent;
    private OpenChange change;
    private String note;

    @PostConstruct
    void open() {
        Ids.of(request.getParameter("entry")).ifPresent(id -> {
            intent = id;
            change = openChanges.find(id).orElse(null);
        });
    }

    /** Whether the person has still something to say. */
    public boolean isOpen() {
        return change != null;
    }

    /** Whether the portal goes on looking into it by itself. */
    public boolean isLookedInto() {
        return isOpen() && change.getState() == OpenChange.State.UNKNOWN;
    }

    /** Whether the portal has found out, so that there is only to take note of it. */
    public boolean isFound() {
        return isOpen()
                && (change.getState() == OpenChange.State.APPLIED || change.getState() == OpenChange.State.NOT_APPLIED);
    }

    /** When the portal looks into it again. */
    public Instant getNextTryAt() {
        return change.getNextTryAt();
    }

    /** The kind of the problem that kept the portal from it last, or {@code null}. */
    public String getProblem() {
        return change.getProblem();
    }

    /** Shows what was found as soon as it is, unless someone is writing a note. */
    public void watch() throws IOException {
        String written = request.getParameter("review:note");
        if (!isLookedInto() && (written == null || written.isBlank())) {
            showAgain();
        }
    }

    public void look() throws IOException {
        resolver.resolveNow(intent);
        boolean still = openChanges
                .find(intent)
                .filter(each -> each.getState() == OpenChange.State.UNKNOWN)
                .isPresent();
        if (still) {
            Notice.warning("review.still");
        }
        showAgain();
    }

    public void wasApplied() throws IOException {
        say(Outcome.Result.APPLIED);
    }

    public void wasNotApplied() throws IOException {
        say(Outcome.Result.NOT_APPLIED);
    }

    /** Takes note of what the portal has found. */
    public void takeNote() throws IOException {
        if (isFound()) {
            say(Outcome.Result.valueOf(change.getState().name()));
        } else {
            showAgain();
        }
    }

    private void say(Outcome.Result result) throws IOException {
        String given = note == null || note.isBlank() ? null : note.strip();
        if (given != null && given.length() > LONGEST_NOTE) {
            Notice.errorAt("review:note", "review.note.long", LONGEST_NOTE);
            return;
        }
        if (log.recordReview(intent, result, given)) {
            Notice.success("review.said");
        } else {
            Notice.warning("review.late");
        }
        showAgain();
    }

    private void showAgain() throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.getFlash().setKeepMessages(true);
        external.redirect(external.getRequestContextPath() + "/audit/entry?"
                + Ids.of(request.getParameter("company"))
                        .map(company -> "company=" + company + "&")
                        .orElse("") + "entry="
                + intent);
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
