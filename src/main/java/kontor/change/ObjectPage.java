package kontor.change;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.audit.AuditQuery;
import kontor.audit.AuditSearch;
import kontor.audit.Difference;
import kontor.audit.LogEntry;
import kontor.catalogue.Catalogues;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.Group;
import kontor.catalogue.Groups;
import kontor.catalogue.ResourceType;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.credential.Credential;
import kontor.credential.Credentials;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.object.AccountObjects;
import kontor.web.Messages;
import kontor.web.Moments;
import kontor.web.Notice;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** One object: read, edited in place, the difference looked at, confirmed, and what came of it. */
@Named
@ViewScoped
public class ObjectPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int HISTORY = 10;
    /** What the page is being used for at the moment. */
    public enum Step {
        READ,
        EDIT,
        CONFIRM,
        /** The object changed beneath the person: shown before anything else is done. */
        OVERTAKEN
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private Catalogues catalogues;

    @Inject
    private Credentials credentials;

    @Inject
    private AccountObjects objects;

    @Inject
    private Changes changes;

    @Inject
    private AuditSearch search;

    @Inject
    private Moments moments;

    private CompanyId company;
    private long credential;
    private String credentialLabel;
    private String typeName;
    private transient ResourceType type;
    private String iri;
    private String objectJson;
    private transient JsonObject object;
    private Problem problem;
    private Step step = Step.READ;
    private ObjectForm form;
    private Plan plan;
    private String reason;
    private String overtakenJson;
    private Long lastEntry;

    @PostConstruct
    void open() {
        company = frame.companyId();
        Scope.current().require(company, Right.WORK_ON_OBJECTS);
        String askedCredential = request.getParameter("credential");
        if (askedCredential == null || !askedCredential.matches("[0-9]{1,18}")) {
            throw new AccessDenied("the address names no credential");
        }
        Credential access = credentials.get(company, Long.parseLong(askedCredential));
        credential = access.getId();
        credentialLabel = access.getLabel();
        typeName = String.valueOf(request.getParameter("type"));
        iri = request.getParameter("id");
        String root = access.root().getRawPath();
        if (iri == null || !iri.startsWith(root) || !type().isItem(iri.substring(root.length()))) {
            throw new AccessDenied("not an object of this account and type");
        }
        load();
    }

    private ResourceType type() {
        if (type == null) {
            type = catalogues
                    .of(company, credential)
                    .type(typeName)
                    .orElseThrow(() -> new AccessDenied("no such resource type"));
        }
        return type;
    }

    private void load() {
        try {
            show(objects.read(company, credential, type(), iri));
            problem = null;
        } catch (RequestFailed e) {
            problem = e.problem();
        }
    }

    private void show(JsonObject now) {
        object = now;
        objectJson = now.toString();
    }

    /** Reads the object again, after a failure or to see what became of a change. */
    public void reload() {
        step = Step.READ;
        try {
            show(objects.readNow(company, credential, type(), iri));
            problem = null;
        } catch (RequestFailed e) {
            problem = e.problem();
        }
    }

    public void edit() {
        form = new ObjectForm(type(), object(), preferences.getLocale());
        lastEntry = null;
        step = Step.EDIT;
    }

    public void discard() {
        form = null;
        plan = null;
        step = Step.READ;
    }

    /** From the form to the difference. */
    public void review() {
        JsonObject wanted = form.wanted(object());
        if (!form.isRight()) {
            Notice.error("object.input.wrong", form.getWrong().size());
            return;
        }
        plan = changes.plan(company, credential, type(), iri, object(), wanted);
        if (plan.isEmpty()) {
            Notice.success("object.nothingChanged");
            discard();
            return;
        }
        reason = null;
        step = Step.CONFIRM;
    }

    public void backToForm() {
        step = Step.EDIT;
    }

    /** Makes the change. */
    public void confirm() {
        try {
            tell(changes.confirm(plan, reason));
        } catch (ReasonMissing e) {
            Notice.errorAt("object:reason", "change.reason.missing");
        } catch (CompanyArchived e) {
            Notice.error("change.companyArchived");
        } catch (RequestFailed e) {
            Notice.error("change.notSent", problemText(e.problem()));
        }
    }

    private void tell(Result result) {
        if (result instanceof Result.Applied applied) {
            tellApplied(applied);
        } else if (result instanceof Result.Rejected rejected) {
            tellRejected(rejected);
        } else if (result instanceof Result.Unknown unknown) {
            lastEntry = unknown.intent();
            Notice.warning("change.unknown", problemText(unknown.problem()));
            reload();
        } else if (result instanceof Result.Unlogged unlogged) {
            lastEntry = unlogged.intent();
            Notice.warning("change.unlogged");
            reload();
        } else if (result instanceof Result.Overtaken overtaken) {
            overtakenJson = overtaken.now().toString();
            step = Step.OVERTAKEN;
        }
    }

    private void tellApplied(Result.Applied applied) {
        lastEntry = applied.intent();
        if (applied.after() == null) {
            load();
        } else {
            show(applied.after());
        }
        if (applied.notTaken().isEmpty()) {
            Notice.success("change.applied", plan.label());
        } else {
            Notice.warning(
                    "change.notTaken",
                    applied.notTaken().stream().map(this::labelOf).collect(Collectors.joining(", ")));
        }
        discard();
    }

    private void tellRejected(Result.Rejected rejected) {
        lastEntry = rejected.intent();
        form.take(rejected.problem().violations());
        Notice.error("change.rejected", problemText(rejected.problem()) + " " + wayOut(rejected.problem()));
        form.elsewhere().forEach(message -> Notice.error("change.rejected.also", message));
        step = Step.EDIT;
    }

    /** After someone else changed the object: what the person entered, on top of what is there now. */
    public void rebase() {
        show(parse(overtakenJson));
        form = new ObjectForm(type(), object(), preferences.getLocale()).keeping(form);
        plan = null;
        step = Step.EDIT;
    }

    public void takeTheirs() {
        show(parse(overtakenJson));
        discard();
    }

    private JsonObject object() {
        if (object == null && objectJson != null) {
            object = parse(objectJson);
        }
        return object;
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private String labelOf(String field) {
        return Vocabulary.field(typeName, field, preferences.getLocale());
    }

    private String problemText(Problem problem) {
        StringBuilder text =
                new StringBuilder(Messages.text("problem." + problem.kind().key()));
        if (problem.until() != null) {
            text.append(' ').append(Messages.text("problem.until", moments.exactly(problem.until())));
        }
        if (!problem.detail().isEmpty()) {
            text.append(' ').append(Messages.text("problem.detail", problem.detail()));
        }
        if (problem.call() != null) {
            text.append(" (")
                    .append(Messages.text("problem.call", problem.call()))
                    .append(')');
        }
        return text.toString();
    }

    private static String wayOut(Problem problem) {
        return Messages.text("problem." + problem.kind().key() + ".todo");
    }

    /** The object's own name. */
    public String getLabel() {
        return object() == null ? Vocabulary.one(typeName, preferences.getLocale()) : type().label(object());
    }

    /** A field's value as people read it. */
    public String text(Field field) {
        return FieldDisplay.in(preferences.getLocale()).of(field, object().get(field.name()));
    }

    /** A group's heading. */
    public String heading(Group group) {
        return group.field() == null
                ? Vocabulary.group(group.name(), preferences.getLocale())
                : Vocabulary.field(typeName, group.name(), preferences.getLocale());
    }

    public boolean hasInputs(Group group) {
        return group.fields().stream().anyMatch(this::editable);
    }

    public boolean editable(Field field) {
        return form.getInput().containsKey(field.name());
    }

    /** What an enum's input offers: its values, and the present one even where it is none of them. */
    public List<String> options(Field field) {
        String present = form.getInput().get(field.name());
        if (present == null || present.isEmpty() || field.values().contains(present)) {
            return field.values();
        }
        return Stream.concat(Stream.of(present), field.values().stream()).toList();
    }

    /** What is about to be changed. */
    public List<DifferenceRow> getDifference() {
        return rows(plan.difference());
    }

    /** What someone else changed meanwhile. */
    public List<DifferenceRow> getTheirs() {
        return rows(Difference.between(plan.before().orElse(null), parse(overtakenJson)));
    }

    private List<DifferenceRow> rows(Difference difference) {
        return DifferenceRow.of(type(), difference, FieldDisplay.in(preferences.getLocale()));
    }

    /** The latest changes of this object that the person may know of. */
    public List<LogEntry> getHistory() {
        return search.find(AuditQuery.EVERYTHING.in(company).about(typeName, iri), HISTORY);
    }

    public boolean isLoaded() {
        return objectJson != null && problem == null;
    }

    public Problem getProblem() {
        return problem;
    }

    public Step getStep() {
        return step;
    }

    public boolean isReading() {
        return isLoaded() && step == Step.READ;
    }

    public boolean isEditing() {
        return isLoaded() && step == Step.EDIT;
    }

    public boolean isConfirming() {
        return isLoaded() && step == Step.CONFIRM;
    }

    public boolean isOvertaken() {
        return isLoaded() && step == Step.OVERTAKEN;
    }

    public List<Group> getGroups() {
        return Groups.of(type().fields());
    }

    public ResourceType getType() {
        return type();
    }

    public long getCredential() {
        return credential;
    }

    public String getCredentialLabel() {
        return credentialLabel;
    }

    public String getIri() {
        return iri;
    }

    public ObjectForm getForm() {
        return form;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** The entry of the last change made on this page, or {@code null}. */
    public Long getLastEntry() {
        return lastEntry;
    }
}
