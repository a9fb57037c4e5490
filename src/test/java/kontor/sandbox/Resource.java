package kontor.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the sandbox knows of one kind of object. */
record Resource(
        String path,
        String shortName,
        boolean readOnly,
        List<Property> properties,
        Set<String> partial,
        Set<String> orders) {
    enum Type {
        STRING,
        INTEGER,
        NUMBER,
        DECIMAL,
        BOOLEAN,
        EMAIL,
        DATE,
        DATE_TIME,
        RELATION,
        OBJECT,
        ARRAY
    }

    record Property(
            String name, Type type, boolean required, boolean readOnly, int maxLength, List<String> values, String of) {
        Property asRequired() {
            return new Property(name, type, true, readOnly, maxLength, values, of);
        }

        Property asReadOnly() {
            return new Property(name, type, required, true, maxLength, values, of);
        }

        Property upTo(int length) {
            return new Property(name, type, required, readOnly, length, values, of);
        }

        Property oneOf(String... allowed) {
            return new Property(name, type, required, readOnly, maxLength, List.of(allowed), of);
        }

        Property to(String resource) {
            return new Property(name, type, required, readOnly, maxLength, values, resource);
        }
    }

    static Property property(String name, Type type) {
        return new Property(name, type, false, false, 0, List.of(), null);
    }

    Map<String, Property> byName() {
        return properties.stream().collect(Collectors.toMap(Property::name, Function.identity()));
    }
}
