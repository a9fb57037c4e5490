package kontor.object;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.text.Collator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kontor.catalogue.Catalogues;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.company.CompanyId;
import kontor.frachtpilot.PageQuery;
import kontor.frachtpilot.RequestFailed;
import kontor.web.Preferences;

/**
 * The objects that a relation can lead to, for inputs that search while one types. The input says in its attributes
 * {@code company}, {@code credential} and {@code target} where it searches: they are kept on the server, out of the reach
 * of whoever types.
 */
@Named
@RequestScoped
public class RelationChoices {
    private static final int MOST = 20;

    @Inject
    private Preferences preferences;

    @Inject
    private Catalogues catalogues;

    @Inject
    private AccountObjects objects;

    @Inject
    private RelationNames names;

    private final Map<String, String> labels = new HashMap<>();

    /**
     * The IRIs of objects whose names hold what was typed, best first. Empty, with the reason on the page, when the account
     * can't be asked.
     */
    public List<String> search(String typed) {
        Map<String, Object> input = UIComponent.getCurrentComponent(FacesContext.getCurrentInstance())
                .getAttributes();
        CompanyId company = new CompanyId(((Number) input.get("company")).longValue());
        long credential = ((Number) input.get("credential")).longValue();
        return catalogues
                .of(company, credential)
                .type(String.valueOf(input.get("target")))
                .filter(ResourceType::isInMenus)
                .map(type -> search(company, credential, type, typed == null ? "" : typed.strip()))
                .orElse(List.of());
    }

    private List<String> search(CompanyId company, long credential, ResourceType type, String typed) {
        Map<String, List<String>> parameters = new HashMap<>();
        if (type.search() != null && !typed.isEmpty()) {
            parameters.put(type.search(), List.of(typed));
        }
        try {
            List<JsonObject> found = objects.page(company, credential, type, type.name(), new PageQuery(1, parameters))
                    .items();
            Stream<JsonObject> fitting =
                    type.search() == null ? found.stream().filter(fits(type, typed)) : found.stream();
            List<JsonObject> best = fitting.sorted((first, second) -> Collator.getInstance(preferences.getLocale())
                            .compare(type.label(first), type.label(second)))
                    .limit(MOST)
                    .toList();
            best.forEach(object -> FieldDisplay.iri(object).ifPresent(iri -> labels.put(iri, type.label(object))));
            return best.stream()
                    .map(FieldDisplay::iri)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (RequestFailed e) {
            return List.of();
        }
    }

    private static Predicate<JsonObject> fits(ResourceType type, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return object -> type.label(object).toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** The name of the resource type that a relation leads to, or {@code null} where nobody knows yet. */
    public String target(long credential, Field field) {
        return field == null ? null : names.target(credential, field);
    }

    /** What an object is called, for an input of the company's account; its IRI where nobody knows. */
    public String label(long company, long credential, String iri) {
        if (iri == null || iri.isEmpty()) {
            return "";
        }
        return labels.computeIfAbsent(iri, each -> {
            CompanyId id = new CompanyId(company);
            return names.of(id, credential, catalogues.of(id, credential), List.of(each))
                    .getOrDefault(each, each);
        });
    }
}
