package kontor.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.catalogue.FieldType;
import kontor.catalogue.Filter;
import kontor.catalogue.Filter.Kind;
import kontor.catalogue.Filter.Part;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterInputTest {
    private static final ResourceType CUSTOMERS = new ResourceType(
            "customers",
            "Customer",
            "",
            Set.of(Operation.LIST),
            "customers/{id}",
            List.of("name"),
            List.of(),
            Set.of(),
            List.of(),
            Map.of(),
            List.of(
                    filter("type", Kind.TEXT, FieldType.TEXT),
                    filter("newsletter", Kind.BOOLEAN, FieldType.BOOLEAN),
                    filter("exists.newsletter", Kind.EXISTS, FieldType.BOOLEAN),
                    filter("blockedUntil", Kind.DATE_RANGE, FieldType.DATE_TIME),
                    filter("exists.blockedUntil", Kind.EXISTS, FieldType.DATE_TIME),
                    filter("creditLimit", Kind.NUMBER_RANGE, FieldType.DECIMAL)),
            null,
            null);

    private static Filter filter(String name, Kind kind, FieldType type) {
        Field field = Field.of("customers", name.replace("exists.", ""), type);
        return new Filter(name, kind, field, Map.of(Part.VALUE, name), "");
    }

    private static Stream<String> labels(Filter filter, Locale locale) {
        FilterInput input = new FilterInput(CUSTOMERS, filter, new ListState(CUSTOMERS, Map.of(), locale), locale);
        return filter.isRange()
                ? Stream.of(input.getLabel(), input.getFromLabel(), input.getUntilLabel())
                : Stream.of(input.getLabel());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "en-GB"})
    void noTwoInputsAreCalledTheSameAndNoWordIsSaidTwice(String language) {
        Locale locale = Locale.forLanguageTag(language);
        List<String> labels = CUSTOMERS.filters().stream()
                .flatMap(filter -> labels(filter, locale))
                .toList();
        assertThat(labels).doesNotHaveDuplicates();
        assertThat(labels).noneMatch(label -> label.matches(".*\\b(\\w+)\\W+\\1\\b.*"));
    }

    @Test
    void aValueThatIsShownByItsWordIsAlsoAskedForByIt() {
        Filter type = CUSTOMERS.filter("type").orElseThrow();
        ListState state = new ListState(CUSTOMERS, Map.of(), Locale.GERMANY);
        FilterInput input = new FilterInput(CUSTOMERS, type, state, Locale.GERMANY);
        input.setValue("privat");
        assertThat(input.wanted()).isEqualTo("private");
        input.setValue("Verein");
        assertThat(input.wanted()).isEqualTo("Verein");
        ListState asked = new ListState(CUSTOMERS, Map.of("f.type", new String[] {"business"}), Locale.GERMANY);
        assertThat(new FilterInput(CUSTOMERS, type, asked, Locale.GERMANY).getValue())
                .isEqualTo("Geschäftlich");
    }
}
