package kontor.change;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.company.AccessDenied;
import kontor.company.Frame;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.credential.Credential;
import kontor.credential.Credentials;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;
import kontor.web.Preferences;

/**
 * A list of objects, paged, sorted and searched by the account itself. All of its state is in its address, so that it
 * can be bookmarked, sent to a colleague and gone back to.
 */
@Named
@RequestScoped
public class ObjectsPage {
    private static final int LONGEST_SEARCH = 100;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private Credentials credentials;

    @Inject
    private AccountObjects objects;

    private List<Credential> available;
    private Credential credential;
    private ResourceType type;
    private int number;
    private String search;
    private String sort;
    private boolean descending;
    private Page page;
    private Problem problem;

    /** One object in the list, its values as text in the order of the columns. */
    public record Row(String iri, List<String> cells) {
        public String getIri() {
            return iri;
        }

        public List<String> getCells() {
            return cells;
        }
    }

    @PostConstruct
    void open() {
        Scope.current().require(frame.companyId(), Right.WORK_ON_OBJECTS);
        type = parameter("type")
                .flatMap(Catalogue::resourceType)
                .orElse(Catalogue.resourceTypes().get(0));
        number = parameter("page")
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::parseInt)
                .orElse(1);
        search = parameter("q")
                .map(text -> text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text)
                .orElse("");
        sort = parameter("sort").filter(type.orders()::containsKey).orElse("");
        descending = parameter("order").filter("desc"::equals).isPresent();
        available = credentials.of(frame.companyId());
        credential = chosenCredential().orElse(null);
        if (credential != null) {
            load();
        }
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Optional<Credential> chosenCredential() {
        Optional<String> asked = parameter("credential");
        if (asked.isEmpty()) {
            return available.stream().findFirst();
        }
        return Optional.of(available.stream()
                .filter(each -> each.getId().toString().equals(asked.get()))
                .findFirst()
                .orElseThrow(() -> new AccessDenied("no such credential in the company")));
    }

    private void load() {
        Map<String, String> parameters = new HashMap<>();
        if (!search.isEmpty() && type.searchParameter() != null) {
            parameters.put(type.searchParameter(), search);
        }
        if (!sort.isEmpty()) {
            parameters.put(type.orders().get(sort), descending ? "desc" : "asc");
        }
        try {
            page = objects.page(frame.companyId(), credential.getId(), type, new PageQuery(number, parameters));
        } catch (RequestFailed e) {
            problem = e.problem();
        }
    }

    public List<Row> getRows() {
        Locale locale = preferences.getLocale();
        List<Row> rows = new ArrayList<>();
        for (JsonObject object : page.items()) {
            List<String> cells = type.getColumnFields().stream()
                    .map(field -> FieldDisplay.of(field, object.get(field.name()), locale))
                    .toList();
            rows.add(new Row(object.getString("@id", ""), cells));
        }
        return rows;
    }

    public boolean isLoaded() {
        return page != null;
    }

    public boolean isNothing() {
        return page.items().isEmpty();
    }

    /** Why the list can't be shown, or {@code null}. */
    public Problem getProblem() {
        return problem;
    }

    public List<Field> getColumns() {
        return type.getColumnFields();
    }

    public boolean isSortable(Field column) {
        return type.orders().containsKey(column.name());
    }

    /** How a column is sorted, as {@code aria-sort} says it: ascending, descending or none. */
    public String sorted(Field column) {
        if (!column.name().equals(sort)) {
            return "none";
        }
        return descending ? "descending" : "ascending";
    }

    /** The order that a click on the column's head asks for. */
    public String nextOrder(Field column) {
        return column.name().equals(sort) && !descending ? "desc" : "asc";
    }

    public long getFirstNumber() {
        return (long) (number - 1) * Page.SIZE + 1;
    }

    public long getLastNumber() {
        return getFirstNumber() + page.items().size() - 1;
    }

    /** How many there are, or {@code null} where the account doesn't say. */
    public Long getTotal() {
        return page.total().isPresent() ? page.total().getAsLong() : null;
    }

    public boolean isFirst() {
        return number == 1;
    }

    public boolean isLast() {
        return !page.hasNext();
    }

    /** The last page, or {@code null} where the account doesn't say how many there are. */
    public Long getLastPage() {
        return page.total().isPresent() ? Math.max(1, (page.total().getAsLong() + Page.SIZE - 1) / Page.SIZE) : null;
    }

    public ResourceType getType() {
        return type;
    }

    public List<ResourceType> getTypes() {
        return Catalogue.resourceTypes();
    }

    public boolean isSearchable() {
        return type.searchParameter() != null;
    }

    public Credential getCredential() {
        return credential;
    }

    public List<Credential> getAvailable() {
        return available;
    }

    public int getNumber() {
        return number;
    }

    public String getSearch() {
        return search;
    }

    public String getSort() {
        return sort;
    }

    public String getOrder() {
        return sort.isEmpty() ? "" : descending ? "desc" : "asc";
    }
}
