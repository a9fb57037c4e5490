package kontor.change;

import jakarta.annotation.PostConstruct;
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
import java.util.stream.Collectors;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.change.form.HeldSecrets;
import kontor.change.form.JsonText;
import kontor.change.form.ObjectForm;
import kontor.frachtpilot.RequestFailed;
import kontor.web.Notice;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** An object edited in place, or made: entered, the difference looked at, confirmed, and what came of it. */
@Named
@ViewScoped
public class ObjectEditing implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How far the person has got. */
    public enum Step {
        READ,
        EDIT,
        CONFIRM,
        /** The object changed beneath the person: sorted out before anything else is done. */
        OVERTAKEN
    }

    @Inject
    private ObjectPage page;

    @Inject
    private Preferences preferences;

    @Inject
    private Changes changes;

    @Inject
    private ChangeWords words;

    @Inject
    private ObjectConflict conflict;

    private Step step = Step.READ;
    private ObjectForm form;
    private boolean refilled;
    private boolean asJson;
    private String json;
    private String opened;
    private HeldSecrets secrets = new HeldSecrets();
    private Plan plan;
    private String reason;

    @PostConstruct
    void open() {
        if (page.isCreating() && !page.isDenied()) {
            fill(ObjectForm.defaults(type()));
            step = Step.EDIT;
        }
    }

    private ResourceType type() {
        return page.type();
    }

    /** What the form was opened for: the object as it is, or nothing yet. */
    private JsonObject before() {
        return page.isCreating() ? ObjectForm.defaults(type()) : page.object();
    }

    private void fill(JsonObject object) {
        form = page.isCreating()
                ? ObjectForm.creating(type(), object, preferences.getLocale())
                : ObjectForm.of(type(), object, preferences.getLocale());
        json = JsonText.of(secrets.hide(type(), object));
        opened = JsonText.of(before());
        refilled = !object.equals(before());
    }

    public void edit() {
        secrets = new HeldSecrets();
        fill(page.object());
        asJson = false;
        page.remember(null);
        step = Step.EDIT;
    }

    /** Leaves it as it is. */
    public void discard() throws IOException {
        forget();
        step = Step.READ;
        if (page.isCreating()) {
            goTo(page.place().list());
        }
    }

    /** The page outlives what was entered on it, and secrets may be among that. */
    private void forget() {
        form = null;
        json = null;
        plan = null;
        secrets = new HeldSecrets();
    }

    /** From the form to the same as JSON. */
    public void writeJson() {
        JsonObject wanted = form.wanted();
        if (!form.isRight()) {
            Notice.error("object.input.wrong", form.getMistakes());
            return;
        }
        json = JsonText.of(secrets.hide(type(), wanted));
        asJson = true;
    }

    /** From JSON to the form with the same in it. */
    public void fillForm() {
        readJson().ifPresent(object -> {
            fill(object);
            asJson = false;
        });
    }

    private Optional<JsonObject> readJson() {
        try {
            JsonObject object = secrets.reveal(JsonEditor.parse(json));
            JsonObject shown = secrets.hide(type(), object);
            if (!shown.equals(object)) {
                json = JsonText.of(shown);
            }
            return Optional.of(object);
        } catch (JsonEditor.NotJson e) {
            Notice.errorAt("object:json", e.messageKey(), e.line(), e.column());
            return Optional.empty();
        }
    }

    /** From the form to the difference. */
    public void review() throws IOException {
        Optional<JsonObject> wanted = asJson ? ofJson() : ofForm();
        if (wanted.isPresent()) {
            propose(wanted.get());
        }
    }

    private Optional<JsonObject> ofForm() {
        JsonObject wanted = form.wanted();
        if (form.isRight()) {
            return Optional.of(wanted);
        }
        Notice.error("object.input.wrong", form.getMistakes());
        return Optional.empty();
    }

    private Optional<JsonObject> ofJson() {
        Optional<JsonObject> wanted = readJson();
        List<String> forbidden = wanted.map(object -> JsonEditor.forbidden(type(), before(), object, page.isCreating()))
                .orElse(List.of());
        if (forbidden.isEmpty()) {
            return wanted;
        }
        Notice.errorAt("object:json", "object.json.readOnly", String.join(", ", forbidden));
        return Optional.empty();
    }

    /** On to the difference between the object as it is and as it is wanted. */
    void propose(JsonObject wanted) throws IOException {
        ObjectPlace place = page.place();
        plan = place.isNew()
                ? changes.planCreation(place.company(), place.credential(), type(), place.iri(), wanted)
                : changes.plan(place.company(), place.credential(), type(), place.iri(), page.object(), wanted);
        if (plan.isEmpty()) {
            Notice.success("object.nothingChanged");
            discard();
            return;
        }
        step = Step.CONFIRM;
    }

    public void backToForm() {
        step = Step.EDIT;
    }

    /** Makes the change. */
    public void confirm() throws IOException {
        try {
            tell(changes.confirm(plan, reason));
        } catch (ReasonMissing e) {
            Notice.errorAt("object:reason", "change.reason.missing");
        } catch (CompanyArchived e) {
            Notice.error("change.companyArchived");
        } catch (RequestFailed e) {
            Notice.error("change.notSent", ProblemText.of(e.problem()));
        }
    }

    private void tell(Result result) throws IOException {
        if (result instanceof Result.Applied applied) {
            tellApplied(applied);
        } else if (result instanceof Result.Rejected rejected) {
            tellRejected(rejected);
        } else if (result instanceof Result.Unknown unknown) {
            page.remember(unknown.intent());
            String key = page.isCreating() ? "change.unknown.creation" : "change.unknown";
            Notice.warning(key, ProblemText.of(unknown.problem()));
            readAgain();
        } else if (result instanceof Result.Unlogged unlogged) {
            page.remember(unlogged.intent());
            Notice.warning(page.isCreating() ? "change.unlogged.creation" : "change.unlogged");
            readAgain();
        } else if (result instanceof Result.Overtaken overtaken) {
            conflict.begin(overtaken.now(), plan.wanted().orElseThrow());
            step = Step.OVERTAKEN;
        }
    }

    /** Nobody knows what became of it: what the account shows now, or what was entered, to compare. */
    private void readAgain() throws IOException {
        if (page.isCreating()) {
            step = Step.EDIT;
            return;
        }
        page.reload();
        discard();
    }

    private void tellApplied(Result.Applied applied) throws IOException {
        page.remember(applied.intent());
        if (page.isCreating()) {
            tellCreated(applied);
            return;
        }
        if (applied.after() == null) {
            page.reload();
        } else {
            page.show(applied.after());
        }
        if (applied.notTaken().isEmpty()) {
            Notice.success("change.applied", plan.label());
        } else {
            Notice.warning("change.notTaken", labels(applied.notTaken()));
        }
        reason = null;
        discard();
    }

    private void tellCreated(Result.Applied applied) throws IOException {
        String label = applied.after() == null ? plan.label() : type().label(applied.after());
        forget();
        step = Step.READ;
        if (applied.notTaken().isEmpty()) {
            Notice.successOnNextPage("change.created", label);
        } else {
            Notice.warning("change.notTaken", labels(applied.notTaken()));
            FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        }
        Optional<String> iri = Optional.ofNullable(applied.after())
                .flatMap(FieldDisplay::iri)
                .filter(each -> page.addressOf(each) != null);
        goTo(iri.map(each -> page.place().address(typeOf(each), each) + "&entry=" + applied.intent())
                .orElse(page.place().list()));
    }

    private String typeOf(String iri) {
        String path = iri.substring(page.place().root().length());
        return page.catalogue().isItem(type(), path)
                ? type().name()
                : page.catalogue().ofItem(path).orElse(type()).name();
    }

    private void tellRejected(Result.Rejected rejected) {
        page.remember(rejected.intent());
        form.take(rejected.problem());
        Notice.error("change.rejected", ProblemText.withWayOut(rejected.problem()));
        if (asJson) {
            rejected.problem()
                    .violations()
                    .forEach(each -> Notice.error(
                            "change.rejected.also",
                            each.path().isEmpty() ? each.message() : each.path() + ": " + each.message()));
        } else {
            form.elsewhere().forEach(message -> Notice.error("change.rejected.also", message));
        }
        step = Step.EDIT;
    }

    private static void goTo(String address) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + address);
    }

    private String labels(List<String> fields) {
        return fields.stream()
                .map(field -> Vocabulary.field(type().name(), field, preferences.getLocale()))
                .collect(Collectors.joining(", "));
    }

    /** After someone else changed the object: back to the form, with both changes in it. */
    void goOnWith(JsonObject merged) {
        plan = null;
        fill(merged);
        asJson = false;
        step = Step.EDIT;
    }

    /** What is about to be changed. */
    public List<DifferenceRow> getDifference() {
        return words.difference(page, plan.difference());
    }

    /** What the change does besides what the person asked for. */
    public SideEffects getSideEffects() {
        return SideEffects.of(type(), plan, field -> labels(List.of(field)));
    }

    /** Whether something has been entered that would be lost. */
    public boolean isUnsaved() {
        return switch (step) {
            case READ -> false;
            case EDIT -> asJson ? !json.equals(opened) : form.isTouched() || !json.equals(opened);
            case CONFIRM, OVERTAKEN -> true;
        };
    }

    /** Whether the form began with more than the account has: entered as JSON, or what two have changed. */
    public boolean isRefilled() {
        return refilled;
    }

    public boolean isReading() {
        return page.isLoaded() && step == Step.READ;
    }

    public boolean isEditing() {
        return step == Step.EDIT;
    }

    public boolean isConfirming() {
        return step == Step.CONFIRM;
    }

    public boolean isOvertaken() {
        return step == Step.OVERTAKEN;
    }

    public ObjectForm getForm() {
        return form;
    }

    public boolean isAsJson() {
        return asJson;
    }

    public String getJson() {
        return json;
    }

    public void setJson(String json) {
        this.json = json == null ? "" : json.replace("\r\n", "\n");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
