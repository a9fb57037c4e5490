package kontor.object;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Field;
import kontor.catalogue.ResourceType;

/**
 * How a list can be sorted: by its columns, also where the account sorts by something within one, like the city of an
 * address; and by what no column stands for.
 */
public final class ListOrders {
    private final Catalogue catalogue;
    private final ResourceType type;
    private final Locale locale;

    ListOrders(Catalogue catalogue, ResourceType type, Locale locale) {
        this.catalogue = catalogue;
        this.type = type;
        this.locale = locale;
    }

    /**
     * A way to sort the list.
     *
     * @param name as addresses have it
     * @param label as people read it
     */
    public record Order(String name, String label) {}

    /** What a column is sorted by: itself or, where that can't be, the other object's name or the one thing within that can. */
    Optional<String> of(Field column) {
        if (type.orders().containsKey(column.name())) {
            return Optional.of(column.name());
        }
        List<String> within = type.orders().keySet().stream()
                .filter(name -> name.startsWith(column.name() + "."))
                .toList();
        Optional<String> name = within.stream().filter(this::isNameOfAnother).findFirst();
        return name.isEmpty() && within.size() == 1 ? Optional.of(within.getFirst()) : name;
    }

    private boolean isNameOfAnother(String order) {
        String[] names = order.split("\\.");
        return names.length == 2
                && type.field(names[0])
                        .flatMap(field -> Optional.ofNullable(field.target()))
                        .flatMap(catalogue::type)
                        .filter(target -> target.labelFields().contains(names[1]))
                        .isPresent();
    }

    /** The orders that none of these columns stands for. */
    List<Order> besides(List<Field> columns) {
        List<String> ofColumns =
                columns.stream().flatMap(column -> of(column).stream()).toList();
        return type.orders().keySet().stream()
                .filter(name -> !ofColumns.contains(name))
                .sorted()
                .map(name -> new Order(name, FilterInput.label(type, name, locale)))
                .toList();
    }
}
