package kontor.catalogue.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Filter.Kind;
import kontor.catalogue.Filter.Part;
import kontor.catalogue.Note;

/** Reads from a collection's parameters how it can be narrowed, sorted and paged. */
final class FilterReader {
    private static final Pattern QUALIFIED = Pattern.compile("([\\w.]+)\\[([\\w.]*)]");
    private static final Set<String> OF_PAGES = Set.of("page", "pagination", "partial");
    private static final Set<String> OF_SHAPE =
            Set.of("properties", "groups", "fields", "extend", "expand", "include", "embed");
    private static final String PAGE_SIZE = "itemsPerPage";

    /** What servers of other makes call it, unless it is a field's name. */
    private static final Set<String> PAGE_SIZES =
            Set.of("limit", "perpage", "per_page", "pagesize", "page_size", "items_per_page", "size");

    private static final int MOST = 200;

    private final Schemas schemas;
    private final String owner;
    private final List<Field> fields;
    private final Map<String, Map<Part, String>> ranges = new LinkedHashMap<>();
    private final Map<String, Boolean> ofDates = new LinkedHashMap<>();
    private final Map<String, Parameter> values = new LinkedHashMap<>();
    private final Map<String, String> many = new LinkedHashMap<>();
    private final Map<String, Parameter> existence = new LinkedHashMap<>();
    private final Map<String, String> orders = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private String pageSize;

    FilterReader(Schemas schemas, String owner, List<Field> fields) {
        this.schemas = schemas;
        this.owner = owner;
        this.fields = fields;
    }

    void read(List<Parameter> parameters) {
        List<Parameter> query = parameters.stream()
                .filter(parameter -> "query".equals(parameter.getIn()) && parameter.getName() != null)
                .toList();
        if (query.size() > MOST) {
            schemas.note(Note.Kind.TOO_MANY_FILTERS, owner);
        }
        query.stream().limit(MOST).filter(this::isKept).forEach(this::sort);
    }

    private boolean isKept(Parameter parameter) {
        if (!Budget.isName(parameter.getName())) {
            schemas.note(Note.Kind.NAME_TOO_LONG, owner + ": " + parameter.getName());
            return false;
        }
        boolean kept = schemas.budget().field();
        if (!kept) {
            schemas.note(Note.Kind.TOO_MANY_FILTERS, owner);
        }
        return kept;
    }

    private void sort(Parameter parameter) {
        String name = parameter.getName();
        if (OF_PAGES.contains(name)) {
            return;
        }
        if (isPageSize(name)) {
            pageSize = pageSize == null || name.equals(PAGE_SIZE) ? name : pageSize;
            return;
        }
        Matcher qualified = QUALIFIED.matcher(name);
        if (!qualified.matches()) {
            values.put(name, parameter);
        } else if (qualified.group(1).equals("order")) {
            orders.put(qualified.group(2), name);
        } else if (qualified.group(1).equals("exists")) {
            existence.put(qualified.group(2), parameter);
        } else if (!OF_SHAPE.contains(qualified.group(1))
                || field(qualified.group(1)).isPresent()) {
            sort(qualified.group(1), qualified.group(2), parameter);
        }
    }

    private boolean isPageSize(String name) {
        return name.equals(PAGE_SIZE)
                || PAGE_SIZES.contains(name.toLowerCase(Locale.ROOT))
                        && field(name).isEmpty();
    }

    private void sort(String field, String how, Parameter parameter) {
        switch (how) {
            case "" -> {
                values.putIfAbsent(field, parameter);
                many.put(field, parameter.getName());
            }
            case "after" -> range(field, Part.FROM, parameter, true);
            case "before" -> range(field, Part.UNTIL, parameter, true);
            case "strictly_before" -> range(field, Part.BEFORE, parameter, true);
            case "gte" -> range(field, Part.FROM, parameter, false);
            case "lte" -> range(field, Part.UNTIL, parameter, false);
            default -> others.add(parameter.getName());
        }
    }

    private void range(String field, Part part, Parameter parameter, boolean dates) {
        if (field(field).filter(known -> !known.isNumeric() && !isOfTime(known)).isPresent()) {
            others.add(parameter.getName()); // Between two texts is nothing that anyone looks for.
            return;
        }
        ranges.computeIfAbsent(field, name -> new EnumMap<>(Part.class)).put(part, parameter.getName());
        ofDates.put(field, field(field).map(FilterReader::isOfTime).orElse(dates));
        if (parameter.getDescription() != null) {
            descriptions.computeIfAbsent(field, name -> described(parameter));
        }
    }

    private static boolean isOfTime(Field field) {
        return field.type() == FieldType.DATE || field.type() == FieldType.DATE_TIME;
    }

    /** The filters: each field once, a range rather than a single value where both are declared. */
    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        values.forEach((name, parameter) -> {
            if (!ranges.containsKey(name)) {
                add(filters, name, parameter);
            }
        });
        ranges.forEach((name, parts) -> filters.add(new Filter(
                name,
                ofDates.get(name) ? Kind.DATE_RANGE : Kind.NUMBER_RANGE,
                field(name).orElse(null),
                parts,
                descriptions.getOrDefault(name, ""))));
        existence.forEach((name, parameter) -> filters.add(new Filter(
                "exists." + name,
                Kind.EXISTS,
                field(name).orElse(null),
                Map.of(Part.VALUE, parameter.getName()),
                described(parameter))));
        noteOthers();
        return filters;
    }

    /** Other forms say nothing that the filters of the same field can't; where it has none, what is left out is told. */
    private void noteOthers() {
        for (String parameter : others) {
            String name = parameter.substring(0, parameter.indexOf('['));
            if (!ranges.containsKey(name) && !values.containsKey(name)) {
                schemas.note(Note.Kind.UNKNOWN_FILTER, owner + ": " + parameter);
            }
        }
    }

    private void add(List<Filter> filters, String name, Parameter parameter) {
        try {
            filters.add(ofValue(name, parameter));
        } catch (Budget.Exceeded e) {
            schemas.note(Note.Kind.TOO_COMPLEX, owner + ": " + name);
        }
    }

    private Filter ofValue(String name, Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        Shape shape = schemas.flatten(schema, owner + ": " + name);
        Shape value = "array".equals(shape.type()) ? schemas.flatten(shape.items, owner + ": " + name) : shape;
        Field known = field(name).orElse(null);
        Kind kind = kind(known, value);
        Field field = kind == Kind.CHOICE && (known == null || !known.isChoice()) ? choice(name, value) : known;
        Map<Part, String> parts = new EnumMap<>(Map.of(Part.VALUE, parameter.getName()));
        if (many.containsKey(name)) {
            parts.put(Part.MANY, many.get(name));
        }
        return new Filter(name, kind, field, parts, described(parameter));
    }

    private static Kind kind(Field known, Shape value) {
        if (!value.values.isEmpty() || known != null && known.isChoice()) {
            return Kind.CHOICE;
        }
        if (known != null && leadsElsewhere(known)) {
            return Kind.RELATION;
        }
        if ("boolean".equals(value.type()) || known != null && known.type() == FieldType.BOOLEAN) {
            return Kind.BOOLEAN;
        }
        boolean number = "integer".equals(value.type()) || "number".equals(value.type());
        return number || known != null && known.type().isNumeric() ? Kind.NUMBER : Kind.TEXT;
    }

    /** Also where the other object is embedded: it is looked for by its IRI all the same. */
    private static boolean leadsElsewhere(Field field) {
        return field.type() == FieldType.RELATION
                || field.type() == FieldType.RELATIONS
                || field.type() == FieldType.OBJECT && field.target() != null;
    }

    private Field choice(String name, Shape value) {
        List<String> values = value.values.stream()
                .map(Object::toString)
                .distinct()
                .limit(Budget.VALUES)
                .toList();
        if (value.hasMoreValues || value.values.size() > Budget.VALUES) {
            schemas.note(Note.Kind.TOO_MANY_VALUES, owner + ": " + name);
        }
        if (!schemas.budget().keeps(values)) {
            throw new Budget.Exceeded();
        }
        return Field.of(owner, name, FieldType.ENUM).withValues(values);
    }

    private String described(Parameter parameter) {
        return schemas.budget().keepDescription(parameter.getDescription());
    }

    /** The field of that name, also one within an object, like {@code invoiceAddress.city}. */
    private Optional<Field> field(String name) {
        List<Field> within = fields;
        Optional<Field> found = Optional.empty();
        for (String part : name.split("\\.")) {
            List<Field> candidates = within;
            found = candidates.stream().filter(each -> each.name().equals(part)).findFirst();
            within = found.map(Field::fields).orElse(List.of());
        }
        return found;
    }

    /** The orders: field → parameter. */
    Map<String, String> orders() {
        return orders;
    }

    /** The parameter that sets the size of a page, or {@code null}. */
    String pageSize() {
        return pageSize;
    }
}
