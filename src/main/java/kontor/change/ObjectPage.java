package kontor.change;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kontor.audit.AuditQuery;
import kontor.audit.AuditSearch;
import kontor.audit.LogEntry;
import kontor.audit.search.AccountAccesses;
import kontor.catalogue.AccountSilent;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Catalogues;
import kontor.catalogue.Denials;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.change.form.JsonText;
import kontor.change.form.SerialJson;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.credential.Credential;
import kontor.credential.Credentials;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.object.AccountObjects;
import kontor.object.RelationNames;
import kontor.object.reading.ObjectReading;
import kontor.object.reading.Section;
import kontor.web.Messages;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** One object, as it can be read: its facts, what belongs to it, what was done with it, and what may be done. */
@Named
@ViewScoped
public class ObjectPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int HISTORY = 10;

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
    private RelationNames names;

    @Inject
    private Denials denials;

    @Inject
    private ObjectRights rights;

    @Inject
    private AuditSearch search;

    @Inject
    private AccountAccesses accesses;

    private ObjectPlace place;
    private transient Catalogue catalogue;
    private transient List<Section> sections;
    private transient Map<String, String> known;
    private transient List<LogEntry> history;
    private SerialJson object = new SerialJson(null);
    private Problem problem;
    private Long lastEntry;

    /** A collection that belongs to the object. */
    public record Below(String type, String address) {}

    @PostConstruct
    void open() {
        CompanyId company = frame.companyId();
        Credential access = credentials.get(company, Ids.required(request, "credential"));
        String root = access.root().getRawPath();
        String type = String.valueOf(request.getParameter("type"));
        String collection = request.getParameter("new");
        String iri = collection == null ? request.getParameter("id") : root + collection;
        if (iri == null || !iri.startsWith(root)) {
            throw new AccessDenied("not an object of this account");
        }
        place = new ObjectPlace(company, access.getId(), access.getLabel(), root, type, iri, collection != null);
        boolean fits = place.isNew()
                ? type().isCreation(place.path()) && type().isCreatable()
                : catalogue().isItem(type(), place.path());
        if (!fits) {
            throw new AccessDenied("not an object of this type");
        }
        if (request.getParameter("entry") != null) {
            lastEntry = search.get(Ids.required(request, "entry")).entry().getId();
        }
        if (request.getParameter("again") != null && place.isNew()) {
            denials.forget(company, place.credential(), type, Operation.CREATE); // The other beans need this one first.
        }
        if (!place.isNew()) {
            load();
        }
    }

    private void load() {
        try {
            show(objects.read(place.company(), place.credential(), type(), place.iri()));
        } catch (RequestFailed e) {
            problem = e.problem();
        }
    }

    /** What the account says the object is now. */
    void show(JsonObject now) {
        object = new SerialJson(now);
        catalogue = null; // What the object itself tells of its fields counts for it too.
        sections = null;
        known = null;
        history = null;
        problem = null;
    }

    /** Reads the object again, after a failure or to see what became of a change. */
    public void reload() {
        try {
            show(objects.readNow(place.company(), place.credential(), type(), place.iri()));
        } catch (RequestFailed e) {
            problem = e.problem();
        }
    }

    ObjectPlace place() {
        return place;
    }

    Catalogue catalogue() {
        if (catalogue == null) {
            catalogue = catalogues.of(place.company(), place.credential());
        }
        return catalogue;
    }

    ResourceType type() {
        return catalogue()
                .type(place.type())
                .orElseThrow(() -> catalogues.isSilent(place.company(), place.credential())
                        ? new AccountSilent(place.credential())
                        : new AccessDenied("no such resource type"));
    }

    JsonObject object() {
        return object.value().asJsonObject();
    }

    /** The object as the account sent it. */
    public String getJson() {
        return JsonText.of(object.value());
    }

    void remember(Long entry) {
        lastEntry = entry;
        history = null;
        rights.forget();
    }

    public List<Section> getSections() {
        if (sections == null) {
            sections = ObjectReading.of(type(), object(), preferences.getLocale(), names(), this::addressOf);
        }
        return sections;
    }

    /** Of what the object leads to. */
    private Map<String, String> names() {
        if (known == null) {
            known = names.of(place.company(), place.credential(), catalogue(), type().fields(), List.of(object()));
        }
        return known;
    }

    /** The portal's address of another object, or {@code null} where it can't be shown. */
    String addressOf(String iri) {
        if (!iri.startsWith(place.root())) {
            return null;
        }
        return catalogue()
                .ofItem(iri.substring(place.root().length()))
                .filter(type -> type.can(Operation.READ))
                .map(type -> request.getContextPath() + place.address(type.name(), iri))
                .orElse(null);
    }

    /** The collections that belong to this object, like the positions of an order. */
    public List<Below> getBelow() {
        return catalogue().types().stream()
                .filter(type -> type.isWithinAnother() && type.isListable())
                .flatMap(type -> Optional.of(
                        place.path() + type.name().substring(type.name().lastIndexOf('/')))
                        .filter(type::isCollection)
                        .map(path -> new Below(
                                type.name(), request.getContextPath() + place.list(type.name(), "path", path)))
                        .stream())
                .toList();
    }

    /** The latest changes of this object that the person may know of. */
    public List<LogEntry> getHistory() {
        if (history == null) {
            history = search.find(ofThisObject(), HISTORY);
        }
        return history;
    }

    /** The last change of this object that the person may know of, as the log has it now; no or one entry. */
    List<LogEntry> latestChange() {
        return search.find(ofThisObject(), 1);
    }

    private AuditQuery ofThisObject() {
        return AuditQuery.EVERYTHING
                .in(place.company())
                .about(place.type(), place.iri())
                .notThrough(accesses.toOthersThan(place.company(), place.credential()));
    }

    /** Whether the account has said that this key may not see the object, or not make one. */
    public boolean isDenied() {
        if (place.isNew()) {
            return rights.isDenied(Operation.CREATE);
        }
        return problem != null && problem.kind() == Problem.Kind.FORBIDDEN;
    }

    /** The object's own name. */
    public String getLabel() {
        if (!isLoaded()) {
            return Vocabulary.one(place.type(), preferences.getLocale());
        }
        boolean named = !type().label(object()).equals(place.iri());
        return new FieldDisplay(preferences.getLocale(), iri -> Optional.ofNullable(named ? null : names().get(iri)))
                .title(type(), object());
    }

    /** What stands above the page: the object's own name, or that one is being made. */
    public String getTitle() {
        return place.isNew() ? Messages.text("object.create", getLabel()) : getLabel();
    }

    public boolean isLoaded() {
        return object.value() != null && problem == null;
    }

    /** Whether the object is yet to be made. */
    public boolean isCreating() {
        return place.isNew();
    }

    /** Why the object can't be shown, or {@code null}. */
    public Problem getProblem() {
        return isDenied() ? null : problem;
    }

    /** The address of this page that asks the account again. */
    public String getAgain() {
        return request.getContextPath() + place.address() + "&again=1";
    }

    public ResourceType getType() {
        return type();
    }

    /** The object's path on the account's server. */
    public String getIri() {
        return place.iri();
    }

    public long getCredential() {
        return place.credential();
    }

    public String getCredentialLabel() {
        return place.credentialLabel();
    }

    /** The entry of the last change made on this page, or {@code null}. */
    public Long getLastEntry() {
        return lastEntry;
    }
}
