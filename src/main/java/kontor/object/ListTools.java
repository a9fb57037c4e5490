package kontor.object;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.ResourceType;
import kontor.company.Frame;
import kontor.web.Messages;
import kontor.web.Notice;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** What stands above a list: its filters, its columns, the views that someone has given a name. */
@Named
@RequestScoped
public class ListTools {
    private static final int MOST_COLUMNS = 12;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private ObjectsPage list;

    @Inject
    private RelationChoices choices;

    @Inject
    private ListPreferences listPreferences;

    private List<FilterInput> filters;
    private List<SavedView> views;
    private String viewName;

    /** A filter that is set, as a sentence, and the address of the list without it. */
    public record Chip(String text, String without) {}

    /** The filters that the account's document declares, with what is entered in them. */
    public List<FilterInput> getFilters() {
        if (filters == null) {
            ResourceType type = list.getType();
            filters = type.filters().stream()
                    .filter(filter -> !filter.parameters().containsValue(String.valueOf(type.search())))
                    .filter(filter -> !filter.name().equals("id"))
                    .map(filter -> new FilterInput(type, filter, list.getState(), locale()))
                    .toList();
        }
        return filters;
    }

    /** Shows the list as the form says. */
    public void apply() throws IOException {
        List<String> changes = new ArrayList<>();
        for (FilterInput input : getFilters()) {
            List<String> names = ListState.names(input.getFilter());
            changes.addAll(List.of(names.getFirst(), input.wanted()));
            if (input.getFilter().isRange()) {
                changes.addAll(List.of(names.get(1), input.getUntil()));
            }
        }
        goTo(list.getState().address(changes.toArray(String[]::new)));
    }

    /** The filters that are set. */
    public List<Chip> getChips() {
        ListState state = list.getState();
        return getFilters().stream()
                .filter(input -> state.isSet(input.getFilter()))
                .map(input -> new Chip(sentence(input), state.address(without(input.getFilter()))))
                .toList();
    }

    private static String[] without(Filter filter) {
        return ListState.names(filter).stream()
                .flatMap(name -> Stream.of(name, ""))
                .toArray(String[]::new);
    }

    private String sentence(FilterInput input) {
        Filter filter = input.getFilter();
        if (!list.getState().isUnderstood(filter)) {
            return Messages.text("filter.notUnderstood", input.getLabel(), input.getValue() + " " + input.getUntil());
        }
        return switch (filter.kind()) {
            case DATE_RANGE, NUMBER_RANGE -> range(input);
            case CHOICE ->
                is(input, Vocabulary.value(list.getType().name(), filter.name(), input.getValue(), locale()));
            case BOOLEAN -> is(input, Messages.text("value." + Boolean.parseBoolean(input.getValue())));
            case EXISTS -> exists(input);
            case RELATION ->
                is(
                        input,
                        choices.label(
                                frame.companyId().value(), list.getCredential().getId(), input.getValue()));
            default -> is(input, input.getValue());
        };
    }

    private String exists(FilterInput input) {
        String key = Boolean.parseBoolean(input.getValue()) ? "filter.exists" : "filter.missing";
        return Messages.text(key, FilterInput.label(list.getType(), input.getFilter(), locale()));
    }

    private static String is(FilterInput input, String value) {
        return Messages.text("filter.is", input.getLabel(), value);
    }

    private String range(FilterInput input) {
        boolean dates = input.getFilter().kind() == Filter.Kind.DATE_RANGE;
        String from = dates ? date(input.getValue()) : input.getValue();
        String until = dates ? date(input.getUntil()) : input.getUntil();
        if (until.isEmpty()) {
            return Messages.text(dates ? "filter.from.day" : "filter.from", input.getLabel(), from);
        }
        return from.isEmpty()
                ? Messages.text(dates ? "filter.until.day" : "filter.until", input.getLabel(), until)
                : Messages.text("filter.between", input.getLabel(), from, until);
    }

    private String date(String text) {
        return FieldDisplay.in(locale()).of(Field.of("", "", FieldType.DATE), Json.createValue(text));
    }

    /** All fields that a list can show: the columns first, in their order. */
    public List<Field> getPossibleColumns() {
        List<Field> columns = list.columns();
        ResourceType type = list.getType();
        return Stream.concat(
                        columns.stream(),
                        type.fields().stream()
                                .filter(field ->
                                        field.isColumn() && type.listed().contains(field.name()))
                                .filter(field -> !columns.contains(field)))
                .toList();
    }

    public boolean isColumn(Field field) {
        return list.columns().contains(field);
    }

    /** Keeps the columns that are ticked, in their order on the page. */
    public void chooseColumns() throws IOException {
        String[] ticked = request.getParameterValues("column");
        List<String> chosen = Stream.of(ticked == null ? new String[0] : ticked)
                .filter(name ->
                        list.getType().field(name).filter(Field::isReadable).isPresent())
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
        listPreferences.choose(list.getType().name(), chosen);
        goTo(list.getAddress());
    }

    /** Gives back the usual columns. */
    public void forgetColumns() throws IOException {
        listPreferences.choose(list.getType().name(), List.of());
        goTo(list.getAddress());
    }

    public int getMostColumns() {
        return MOST_COLUMNS;
    }

    /** The person's own views of this kind of object. */
    public List<SavedView> getViews() {
        if (views == null) {
            views = listPreferences.views(frame.companyId(), list.getType().name());
        }
        return views;
    }

    /** The address of a view in the account that the list is of. */
    public String address(SavedView view) {
        String more = view.getAddress().replaceFirst("^\\?", "");
        return list.getState().addressOfAll() + (more.isEmpty() ? "" : "&" + more);
    }

    public void saveView() throws IOException {
        try {
            listPreferences.save(
                    frame.companyId(),
                    list.getType().name(),
                    viewName,
                    list.getState().view());
        } catch (TooManyViews e) {
            Notice.error("view.tooMany", ListPreferences.MOST_VIEWS);
            return;
        }
        Notice.successOnNextPage("view.saved", viewName);
        goTo(list.getAddress());
    }

    public void removeView(SavedView view) throws IOException {
        listPreferences.remove(view.getId());
        Notice.successOnNextPage("view.removed", view.getName());
        goTo(list.getAddress());
    }

    private static void goTo(String query) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + "/objects/list" + query);
    }

    private Locale locale() {
        return preferences.getLocale();
    }

    /** What the quick search looks into, in the reader's words. */
    public Optional<String> searchedField() {
        return list.getType().filters().stream()
                .filter(filter ->
                        filter.parameters().containsValue(list.getType().search()))
                .findFirst()
                .map(filter -> FilterInput.label(list.getType(), filter, locale()));
    }

    public String getSearchPlaceholder() {
        return searchedField()
                .filter(field -> !field.equalsIgnoreCase("search"))
                .map(field -> Messages.text("object.search.field", field))
                .orElse(Messages.text("object.search"));
    }

    public String getViewName() {
        return viewName;
    }

    public void setViewName(String viewName) {
        this.viewName = viewName;
    }
}
