package kontor.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Denials;
import kontor.catalogue.Field;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;
import kontor.frachtpilot.RequestFailed;

/**
 * What leads to an object, for whoever is about to delete it: as far as the account's document has filters for it, and never
 * for more than {@value #MOST_REQUESTS} requests.
 */
@ApplicationScoped
public class Dependents {
    static final int MOST_REQUESTS = 4;

    @Inject
    private AccountObjects objects;

    @Inject
    private Denials denials;

    /**
     * Objects of one type that lead to the object.
     *
     * @param type the name of their resource type
     * @param parameter the name of the filter in the addresses of lists
     * @param count how many there are, or at least are
     * @param more whether there may be more
     */
    public record Dependent(String type, String parameter, long count, boolean more) implements Serializable {}

    private record Lead(ResourceType type, Filter filter, String parameter) {}

    /** @param iri the object's path on the account's server */
    @Requires(Right.WORK_ON_OBJECTS)
    public List<Dependent> of(CompanyId company, long credential, Catalogue catalogue, ResourceType type, String iri) {
        List<Dependent> found = new ArrayList<>();
        try {
            for (Lead lead : leads(catalogue, type, denials.of(company, credential))) {
                count(company, credential, lead, iri).ifPresent(found::add);
            }
        } catch (RequestFailed e) {
            return found; // The account says itself what it doesn't delete; this is only a hint.
        }
        return found;
    }

    private static List<Lead> leads(Catalogue catalogue, ResourceType type, Set<Denials.Denied> denied) {
        return catalogue.inMenus().stream()
                .filter(other -> !other.name().equals(type.name()))
                .filter(other -> !denied.contains(new Denials.Denied(other.name(), Operation.LIST)))
                .flatMap(other -> other.filters().stream()
                        .filter(filter -> filter.kind() == Filter.Kind.RELATION
                                && filter.field() != null
                                && type.name().equals(filter.field().target())
                                && isOwn(other, filter))
                        .flatMap(filter ->
                                filter
                                        .parameter(Filter.Part.VALUE)
                                        .map(name -> new Lead(other, filter, name))
                                        .stream()))
                .limit(MOST_REQUESTS)
                .toList();
    }

    /** Whether the relation is the object's own, and not that of yet another object it leads to. */
    private static boolean isOwn(ResourceType other, Filter filter) {
        String first = filter.name().replaceFirst("\\..*", "");
        return first.equals(filter.name())
                || other.field(first)
                        .filter(field -> field.type() == FieldType.OBJECT || field.type() == FieldType.OBJECTS)
                        .isPresent();
    }

    private Optional<Dependent> count(CompanyId company, long credential, Lead lead, String iri) {
        Map<String, List<String>> parameters = lead.type().pageSize() == null
                ? Map.of(lead.parameter(), List.of(iri))
                : Map.of(lead.parameter(), List.of(iri), lead.type().pageSize(), List.of("1"));
        Page page = objects.page(company, credential, lead.type(), lead.type().name(), new PageQuery(1, parameters));
        boolean passedOver = lead.type().field(lead.filter().name()).stream()
                .anyMatch(field -> page.items().stream().anyMatch(item -> leadsElsewhere(field, item, iri)));
        if (page.items().isEmpty() || passedOver) {
            return Optional.empty();
        }
        return Optional.of(new Dependent(
                lead.type().name(),
                ListState.FILTER + lead.filter().name(),
                page.total().orElse(page.items().size()),
                page.total().isEmpty() && page.hasNext()));
    }

    /** Servers pass over filters they don't know without a word. */
    private static boolean leadsElsewhere(Field field, JsonObject item, String iri) {
        return FieldDisplay.iri(item.get(field.name()))
                .filter(other -> !other.equals(iri))
                .isPresent();
    }
}
