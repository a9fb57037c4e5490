package kontor.catalogue.naming;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.Catalogues;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.credential.Credentials;
import kontor.web.Notice;
import kontor.web.OwnNames;
import kontor.web.Preferences;
import kontor.web.Thing;
import kontor.web.Vocabulary;

/** What an administrator has the things of the company's accounts called, one kind of object at a time. */
@Named
@ViewScoped
public class NamesPage implements Serializable {
    private static final long serialVersionUID = 1L;

    /** As many as a page bears; more are found by their names. */
    private static final int MOST = 300;

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
    private Namings namings;

    private CompanyId company;
    private List<String> types;
    private String type;
    private String sought;
    private List<NameRow> rows;
    private boolean cut;

    @PostConstruct
    void open() {
        company = frame.companyId();
        Map<Thing, Names> named = namings.of(company);
        Things things = new Things();
        credentials
                .of(company)
                .forEach(each -> catalogues.known(company, each.getId()).ifPresent(things::add));
        things.add(named.keySet());
        types = things.types();
        String asked = request.getParameter("type");
        type = asked != null && types.contains(asked)
                ? asked
                : types.stream().findFirst().orElse(null);
        sought = request.getParameter("q") == null
                ? ""
                : request.getParameter("q").strip();
        List<NameRow> all = type == null
                ? List.of()
                : things.of(type).stream()
                        .map(thing -> row(thing, named.getOrDefault(thing, Names.NONE)))
                        .filter(row -> row.isCalled(sought))
                        .toList();
        cut = all.size() > MOST;
        rows = all.stream().limit(MOST).collect(Collectors.toList());
    }

    private static NameRow row(Thing thing, Names names) {
        return OwnNames.get(
                OwnNames.Source.NONE,
                () -> new NameRow(thing, new Names(usual(thing, Locale.GERMAN), usual(thing, Locale.UK)), names));
    }

    private static String usual(Thing thing, Locale locale) {
        return switch (thing.kind()) {
            case PLURAL -> Vocabulary.plural(thing.type(), locale);
            case ONE -> Vocabulary.one(thing.type(), locale);
            case FIELD -> Vocabulary.field(thing.type(), thing.field(), locale);
            case VALUE -> Vocabulary.value(thing.type(), thing.field(), thing.value(), locale);
        };
    }

    /** Takes the names that were changed into use. */
    public String save() {
        Map<Thing, Names> changed = new LinkedHashMap<>();
        rows.stream().filter(NameRow::isChanged).forEach(row -> changed.put(row.thing(), row.names()));
        try {
            namings.name(company, changed, this::label);
        } catch (Namings.TooMany e) {
            Notice.error("naming.tooMany", Namings.MOST);
            return null;
        }
        Notice.successOnNextPage(changed.isEmpty() ? "naming.none" : "naming.saved", changed.size());
        return "/companies/names?faces-redirect=true&company=" + company.value() + "&type=" + escaped(type)
                + (sought.isEmpty() ? "" : "&q=" + escaped(sought));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the log calls it: as it is called without the company's own names, for those change. */
    private String label(Thing thing) {
        return OwnNames.get(
                OwnNames.Source.NONE,
                () -> Stream.of(
                                Vocabulary.plural(thing.type(), preferences.getLocale()),
                                thing.field().isEmpty()
                                        ? ""
                                        : Vocabulary.field(thing.type(), thing.field(), preferences.getLocale()),
                                thing.value().isEmpty() ? "" : usual(thing, preferences.getLocale()))
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    public List<NameRow> getRows() {
        return rows;
    }

    /** Whether there are more than the page shows. */
    public boolean isCut() {
        return cut;
    }

    public List<String> getTypes() {
        return types;
    }

    public String getType() {
        return type;
    }

    public String getSought() {
        return sought;
    }
}
