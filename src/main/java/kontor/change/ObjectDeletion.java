package kontor.change;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import kontor.frachtpilot.RequestFailed;
import kontor.object.Dependents;
import kontor.web.Messages;
import kontor.web.Notice;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** An object that is to be deleted: what leads to it, whether the person is sure, and what came of it. */
@Named
@ViewScoped
public class ObjectDeletion implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private ObjectPage page;

    @Inject
    private Preferences preferences;

    @Inject
    private Changes changes;

    @Inject
    private Dependents leading;

    private boolean asked;
    private String reason;
    private List<Lead> leads = List.of();

    /** Objects that lead to this one: how many of what kind, and the address of their list. */
    public record Lead(String text, String address) implements Serializable {}

    /** Asks whether the person is sure. */
    public void ask() {
        ObjectPlace place = page.place();
        leads = leading.of(place.company(), place.credential(), page.catalogue(), page.type(), place.iri()).stream()
                .map(this::lead)
                .toList();
        reason = null;
        page.remember(null);
        asked = true;
    }

    private Lead lead(Dependents.Dependent dependent) {
        String kind = dependent.count() == 1
                ? Vocabulary.one(dependent.type(), preferences.getLocale())
                : Vocabulary.plural(dependent.type(), preferences.getLocale());
        String key = dependent.more() ? "deletion.lead.more" : "deletion.lead";
        String list = page.place()
                .list(dependent.type(), dependent.parameter(), page.place().iri());
        String context = FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
        return new Lead(Messages.text(key, dependent.count(), kind), context + list);
    }

    public void cancel() {
        asked = false;
    }

    /** Deletes it. */
    public void confirm() throws IOException {
        ObjectPlace place = page.place();
        try {
            tell(changes.confirm(
                    changes.planDeletion(place.company(), place.credential(), page.type(), place.iri(), page.object()),
                    reason));
        } catch (ReasonMissing e) {
            Notice.errorAt("object:deletionReason", "change.reason.missing");
        } catch (CompanyArchived e) {
            Notice.error("change.companyArchived");
        } catch (RequestFailed e) {
            Notice.error("change.notSent", ProblemText.of(e.problem()));
        }
    }

    private void tell(Result result) throws IOException {
        asked = false;
        switch (result) {
            case Result.Applied applied -> {
                Notice.successOnNextPage("change.deleted", page.getLabel());
                ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
                external.redirect(
                        external.getRequestContextPath() + page.place().list());
            }
            case Result.Rejected rejected -> {
                page.remember(rejected.intent());
                Notice.error("change.rejected", ProblemText.withWayOut(rejected.problem()));
            }
            case Result.Unknown unknown -> {
                page.remember(unknown.intent());
                Notice.warning("change.unknown", ProblemText.of(unknown.problem()));
                page.reload();
            }
            case Result.Unlogged unlogged -> {
                page.remember(unlogged.intent());
                Notice.warning("change.unlogged");
                page.reload();
            }
            case Result.Overtaken overtaken -> tellOvertaken(overtaken.now());
        }
    }

    private void tellOvertaken(JsonObject now) {
        Conflict conflict = new Conflict(page.type(), page.object(), now, page.object());
        Optional<String> overtaker = Overtaker.name(page.type(), conflict, page.latestChange());
        page.show(now);
        overtaker.ifPresentOrElse(
                name -> Notice.warning("deletion.overtaken.by", name), () -> Notice.warning("deletion.overtaken"));
    }

    public boolean isAsked() {
        return asked;
    }

    public List<Lead> getLeads() {
        return leads;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
