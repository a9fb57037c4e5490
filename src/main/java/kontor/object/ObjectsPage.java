package kontor.object;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Catalogues;
import kontor.catalogue.Denials;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.company.AccessDenied;
import kontor.company.Frame;
import kontor.credential.Credential;
import kontor.credential.Credentials;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/**
 * A list of objects, paged, sorted, narrowed and searched by the account itself. All of its state is in its address, so
 * that it can be bookmarked, sent to a colleague and gone back to. One view of it is one request to the account, and those
 * for names that aren't known yet.
 */
@Named
@RequestScoped
public class ObjectsPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private Credentials credentials;

    @Inject
    private Catalogues catalogues;

    @Inject
    private Denials denials;

    @Inject
    private AccountObjects objects;

    @Inject
    private RelationNames names;

    @Inject
    private ListPreferences listPreferences;

    private List<Credential> available;
    private Credential credential;
    private Catalogue catalogue = Catalogue.EMPTY;
    private ResourceType type;
    private ListState state;
    private List<Field> columns;
    private boolean loaded;
    private Page page;
    private OptionalLong first = OptionalLong.empty();
    private Map<String, String> known = Map.of();
    private Problem problem;

    /** One object in the list, its values as text in the order of the columns. */
    public record Row(String iri, String label, List<String> cells) {}

    @PostConstruct
    void open() {
        available = credentials.of(frame.companyId());
        credential = chosenCredential().orElse(null);
        if (credential == null) {
            return;
        }
        catalogue = catalogues.of(frame.companyId(), credential.getId());
        type = chosenType().orElse(null);
        if (type != null) {
            state = new ListState(type, request.getParameterMap(), preferences.getLocale());
        }
    }

    private Optional<Credential> chosenCredential() {
        String asked = request.getParameter("credential");
        if (asked == null || asked.isBlank()) {
            return available.stream().findFirst();
        }
        return Optional.of(available.stream()
                .filter(each -> each.getId().toString().equals(asked))
                .findFirst()
                .orElseThrow(() -> new AccessDenied("no such credential in the company")));
    }

    private Optional<ResourceType> chosenType() {
        String asked = request.getParameter("type");
        return asked == null || asked.isBlank()
                ? catalogue.inMenus().stream().findFirst()
                : catalogue.type(asked).filter(ResourceType::isListable);
    }

    /** The page of the list; asked of the account once, when it is first needed. */
    private Page page() {
        if (!loaded && type != null && !isDenied() && isBeingShown()) {
            loaded = true;
            load();
        }
        return page;
    }

    /** Forms on the page ask what is on it before they act, and then lead elsewhere: not worth a request. */
    private static boolean isBeingShown() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
    }

    private void load() {
        try {
            Page answered =
                    objects.page(frame.companyId(), credential.getId(), type, state.collection(), state.query());
            takeWhatWasSeen();
            known = names.of(frame.companyId(), credential.getId(), catalogue, columns(), answered.items());
            first = PageSizes.firstOn(credential.getId(), state.collection(), state.query(), answered);
            page = answered;
        } catch (RequestFailed e) {
            problem = e.problem();
        }
    }

    /** What the page itself tells of the fields counts for it too. */
    private void takeWhatWasSeen() {
        catalogue = catalogues.of(frame.companyId(), credential.getId());
        type = catalogue.type(type.name()).orElse(type);
        columns = null;
    }

    /** Whether nothing is known of the account since it didn't answer; it may in a moment. */
    public boolean isSilent() {
        return credential != null && type == null && catalogues.isSilent(frame.companyId(), credential.getId());
    }

    /** The address of this page as it was asked for, to ask for it once more. */
    public String getOwnAddress() {
        return request.getContextPath() + "/objects/list"
                + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    /** Whether the list is known not to be available to the key; asked again only when someone says so. */
    public boolean isDenied() {
        boolean again = request.getParameter("again") != null;
        return type != null
                && !loaded
                && !again
                && denials.of(frame.companyId(), credential.getId())
                        .contains(new Denials.Denied(type.name(), Operation.LIST));
    }

    /** Whether objects can be made here, as far as is known. */
    public boolean isMayCreate() {
        return type != null
                && type.isCreatable()
                && !frame.getCompany().isArchived()
                && !denials.of(frame.companyId(), credential.getId())
                        .contains(new Denials.Denied(type.name(), Operation.CREATE));
    }

    /** The columns of the list: the person's own choice, or the usual ones. */
    List<Field> columns() {
        if (columns == null) {
            List<Field> chosen = listPreferences.columns(type.name()).orElse(List.of()).stream()
                    .map(type::field)
                    .flatMap(Optional::stream)
                    .filter(Field::isColumn)
                    .toList();
            columns = chosen.isEmpty() ? type.columnFields() : chosen;
        }
        return columns;
    }

    public List<Row> getRows() {
        FieldDisplay display = new FieldDisplay(preferences.getLocale(), iri -> Optional.ofNullable(known.get(iri)));
        List<Row> rows = new ArrayList<>();
        for (JsonObject object : page().items()) {
            List<String> cells = columns().stream()
                    .map(field -> display.of(field, object.get(field.name())))
                    .toList();
            rows.add(new Row(FieldDisplay.iri(object).orElse(""), display.title(type, object), cells));
        }
        return rows;
    }

    /**
     * Filters that the account seems to have passed over: objects came that can't be among what was asked for. Servers
     * ignore without a word what they don't know.
     */
    public List<String> getIgnored() {
        if (page() == null) {
            return List.of();
        }
        Set<String> ignored = new LinkedHashSet<>();
        type.filters().stream()
                .filter(state::isSet)
                .filter(filter ->
                        page.items().stream().anyMatch(object -> FilterCheck.contradicts(filter, state, object)))
                .forEach(filter -> ignored.add(FilterInput.label(type, filter, preferences.getLocale())));
        return List.copyOf(ignored);
    }

    public String getIgnoredText() {
        return String.join(", ", getIgnored());
    }

    /** The kind of an object in the list: objects of a collection within another may be at home elsewhere. */
    public String typeOf(String iri) {
        String root = credential.root().getRawPath();
        return iri.startsWith(root) && !catalogue.isItem(type, iri.substring(root.length()))
                ? catalogue.ofItem(iri.substring(root.length())).orElse(type).name()
                : type.name();
    }

    public boolean isLoaded() {
        return page() != null;
    }

    public boolean isNothing() {
        return page().items().isEmpty();
    }

    /** Why the list can't be shown, or {@code null}. */
    public Problem getProblem() {
        return page() == null ? problem : null;
    }

    /** Whether the key may not list these objects: said in other words than other problems. */
    public boolean isForbidden() {
        return getProblem() != null && problem.kind() == Problem.Kind.FORBIDDEN;
    }

    public List<Field> getColumns() {
        return columns();
    }

    public String label(Field field) {
        return Vocabulary.field(type.name(), field.name(), preferences.getLocale());
    }

    public boolean isSortable(Field column) {
        return orders().of(column).isPresent();
    }

    private ListOrders orders() {
        return new ListOrders(catalogue, type, preferences.getLocale());
    }

    /** The orders that no column stands for. */
    public List<ListOrders.Order> getFurtherOrders() {
        return orders().besides(columns());
    }

    /** How a column is sorted, as {@code aria-sort} says it: ascending, descending or none. */
    public String sorted(Field column) {
        if (!orders().of(column).orElse("").equals(state.get("sort"))) {
            return "none";
        }
        return state.isDescending() ? "descending" : "ascending";
    }

    /** The address of the list sorted by a column; clicked again, the other way round. */
    public String sortedBy(Field column) {
        String order = orders().of(column).orElse(column.name());
        boolean again = order.equals(state.get("sort")) && !state.isDescending();
        return state.address("sort", order, "order", again ? "desc" : "asc");
    }

    /** The address of another page of the list. */
    public String pageAddress(long number) {
        return state.address("page", Long.toString(number));
    }

    /** The address of this list without search and filters. */
    public String getAddressOfAll() {
        return state.addressOfAll();
    }

    /** The address of this list, without anything that comes and goes. */
    public String getAddress() {
        return state.address("page", get("page"));
    }

    public String get(String parameter) {
        return state.get(parameter);
    }

    /** Where in the list the page is. */
    public Pager getPager() {
        return new Pager(state.page(), page(), first);
    }

    public boolean isNarrowed() {
        return state.isNarrowed();
    }

    public Catalogue getCatalogue() {
        return catalogue;
    }

    public ListState getState() {
        return state;
    }

    public ResourceType getType() {
        return type;
    }

    /** The object that the collection belongs to, as its path below the account's root; else the empty string. */
    public String getParentPath() {
        return state == null || !type.isWithinAnother()
                ? ""
                : state.collection().substring(0, state.collection().lastIndexOf('/'));
    }

    public Credential getCredential() {
        return credential;
    }

    public List<Credential> getAvailable() {
        return available;
    }
}
