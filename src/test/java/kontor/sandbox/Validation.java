package kontor.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kontor.sandbox.Answer.Violation;
import kontor.sandbox.Resource.Property;

/** What the server says against input: 400 for what can't be decoded, violations for what isn't valid. */
final class Validation {
    private Validation() {}

    /** Why the input can't be decoded, or empty. */
    static Optional<String> undecodable(Resource resource, JsonObject input, String root) {
        for (Map.Entry<String, JsonValue> entry : input.entrySet()) {
            Property property = resource.byName().get(entry.getKey());
            if (property != null && !property.readOnly() && entry.getValue() != JsonValue.NULL) {
                Optional<String> wrong = wrongType(property, entry.getValue(), root);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrongType(Property property, JsonValue value, String root) {
        boolean right = switch (property.type()) {
            case INTEGER -> value instanceof JsonNumber number && number.isIntegral();
            case NUMBER -> value instanceof JsonNumber;
            case BOOLEAN -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case OBJECT -> value instanceof JsonObject;
            case ARRAY -> value instanceof JsonArray;
            default -> value instanceof JsonString;
        };
        if (property.type() == Resource.Type.RELATION) {
            if (value instanceof JsonObject) {
                return Optional.of("Nested documents for attribute \"" + property.name()
                        + "\" are not allowed. Use IRIs instead.");
            }
            boolean iri = right && ((JsonString) value).getString().startsWith(root + property.of() + "/");
            return iri ? Optional.empty() : Optional.of("Invalid IRI " + value + ".");
        }
        return right
                ? Optional.empty()
                : Optional.of("The type of the \"" + property.name() + "\" attribute must be \""
                        + property.type().name().toLowerCase() + "\", \""
                        + value.getValueType().name().toLowerCase() + "\" given.");
    }

    /** What isn't valid about the object as it would be. */
    static List<Violation> violations(Resource resource, JsonObject object) {
        List<Violation> wrong = new ArrayList<>();
        for (Property property : resource.properties()) {
            if (!property.readOnly()) {
                check(property, object.get(property.name()), wrong);
            }
        }
        if (object.get("positions") instanceof JsonArray positions) {
            for (int i = 0; i < positions.size(); i++) {
                if (positions.get(i) instanceof JsonObject position
                        && position.get("quantity") instanceof JsonNumber quantity
                        && quantity.bigDecimalValue().signum() <= 0) {
                    wrong.add(new Violation("positions[" + i + "].quantity", "Dieser Wert muss größer als 0 sein."));
                }
            }
        }
        return wrong;
    }

    private static void check(Property property, JsonValue value, List<Violation> wrong) {
        String text = value instanceof JsonString string ? string.getString() : null;
        boolean blank = value == null || value == JsonValue.NULL || text != null && text.isBlank();
        String name = property.name();
        if (property.required() && blank) {
            wrong.add(new Violation(name, "Dieser Wert sollte nicht leer sein."));
        }
        if (text == null || blank) {
            return;
        }
        if (property.maxLength() > 0 && text.length() > property.maxLength()) {
            wrong.add(new Violation(
                    name,
                    "Diese Zeichenkette ist zu lang. Sie sollte höchstens " + property.maxLength()
                            + " Zeichen haben."));
        }
        if (!property.values().isEmpty() && !property.values().contains(text)) {
            wrong.add(new Violation(name, "Sie haben einen ungültigen Wert ausgewählt."));
        }
        if (property.type() == Resource.Type.EMAIL && !text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            wrong.add(new Violation(name, "Dieser Wert ist keine gültige E-Mail-Adresse."));
        }
        if (name.equals("zip") && !text.matches("[0-9]{4,5}")) {
            wrong.add(new Violation(name, "Bitte geben Sie eine gültige Postleitzahl ein."));
        }
        if (property.type() == Resource.Type.DECIMAL) {
            checkDecimal(name, text, wrong);
        }
    }

    private static void checkDecimal(String name, String text, List<Violation> wrong) {
        if (!text.matches("-?[0-9]{1,12}(\\.[0-9]{1,4})?")) {
            wrong.add(new Violation(name, "Dieser Wert ist keine gültige Zahl."));
        } else if (name.equals("discountPercent")
                && (text.startsWith("-") || new BigDecimal(text).compareTo(new BigDecimal(100)) > 0)) {
            wrong.add(new Violation(name, "Dieser Wert sollte zwischen 0 und 100 sein."));
        }
    }
}
