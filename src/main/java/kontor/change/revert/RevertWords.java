package kontor.change.revert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kontor.audit.Difference;
import kontor.catalogue.Catalogues;
import kontor.catalogue.FieldDisplay;
import kontor.change.DifferenceRow;
import kontor.change.DifferenceRows;
import kontor.change.Plan;
import kontor.change.SideEffects;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.object.RelationNames;
import kontor.web.Vocabulary;

/** What is taken back in the reader's words: labels for fields, names for the objects that relations lead to. */
@ApplicationScoped
public class RevertWords {
    @Inject
    private Catalogues catalogues;

    @Inject
    private RelationNames names;

    /** The fields that are brought back. */
    @Requires(Right.WORK_ON_OBJECTS)
    public List<RevertRow> rows(CompanyId company, Planned planned, Locale locale) {
        List<RevertField> fields = planned.reversal().fields();
        if (fields.isEmpty()) {
            return List.of();
        }
        FieldDisplay display = display(
                company,
                planned,
                locale,
                List.of(
                        object(fields, RevertField::before),
                        object(fields, RevertField::made),
                        object(fields, RevertField::now)));
        return fields.stream()
                .map(field -> new RevertRow(
                        field.name(),
                        label(planned, field.name(), locale),
                        text(planned, field.name(), field.before(), display),
                        text(planned, field.name(), field.made(), display),
                        text(planned, field.name(), field.now(), display),
                        field.conflict()))
                .toList();
    }

    /** What a plan would change. */
    List<DifferenceRow> difference(CompanyId company, Planned planned, Plan plan, Locale locale) {
        Difference difference = plan.difference();
        FieldDisplay display = display(
                company,
                planned,
                locale,
                List.of(
                        plan.before().orElse(JsonValue.EMPTY_JSON_OBJECT),
                        plan.wanted().orElse(JsonValue.EMPTY_JSON_OBJECT)));
        return DifferenceRows.of(planned.type(), difference, display);
    }

    /** What fields are called. */
    public static List<String> labels(Planned planned, List<String> fields, Locale locale) {
        return fields.stream().map(field -> label(planned, field, locale)).toList();
    }

    /** What a plan does besides taking back. */
    public static SideEffects sideEffects(Planned planned, Plan plan, Locale locale) {
        return SideEffects.of(
                planned.type(),
                plan,
                object(planned.reversal().fields(), RevertField::before),
                field -> label(planned, field, locale));
    }

    private static String label(Planned planned, String field, Locale locale) {
        return Vocabulary.field(planned.target().type(), field, locale);
    }

    private FieldDisplay display(CompanyId company, Planned planned, Locale locale, List<JsonObject> objects) {
        Map<String, String> known = names.of(
                company,
                planned.target().credential(),
                catalogues.of(company, planned.target().credential()),
                planned.type().fields(),
                objects);
        return new FieldDisplay(locale, iri -> Optional.ofNullable(known.get(iri)));
    }

    private static JsonObject object(List<RevertField> fields, Function<RevertField, JsonValue> value) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (RevertField field : fields) {
            JsonValue found = value.apply(field);
            object.add(field.name(), found == null ? JsonValue.NULL : found);
        }
        return object.build();
    }

    private static String text(Planned planned, String name, JsonValue value, FieldDisplay display) {
        return planned.type().field(name).map(field -> display.of(field, value)).orElseGet(() -> display.of(value));
    }
}
