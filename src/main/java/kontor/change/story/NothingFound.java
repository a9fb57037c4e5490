package kontor.change.story;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.audit.search.LogFilters;
import kontor.company.Frame;
import kontor.web.Messages;
import kontor.web.Preferences;

/** Says of a log in which nothing was found why that may be, and what to look for instead. */
@Named
@RequestScoped
public class NothingFound {
    private static final String FIELD = "field";
    private static final String TEXT = "text";
    private static final String OBJECT = "object";
    private static final int MOST = 30;

    @Inject
    private LogFilters filters;

    @Inject
    private Frame frame;

    @Inject
    private Terms terms;

    @Inject
    private Preferences preferences;

    private String because = "";
    private List<Other> others = List.of();

    /** Something else to look for, and the query of the page that does. */
    public record Other(String text, String query) {}

    @PostConstruct
    void open() {
        String field = filters.asked(FIELD);
        String object = filters.asked(OBJECT);
        if (!field.isEmpty() && !filters.knowsField(field)) {
            unknownField(field);
        } else if (isOfWords()) {
            because = Messages.text("log.noneFound.words");
            others = fields(filters.fieldsLike(filters.asked(TEXT)), TEXT);
        } else if (!object.isEmpty() && !object.contains("/")) {
            because = Messages.text("log.noneFound.object");
            others = List.of(new Other(
                    Messages.text("filter.is", Messages.text("log.filter.text"), object),
                    filters.instead(OBJECT, TEXT, object)));
        } else {
            because = Messages.text("log.noneFound.text");
        }
    }

    private boolean isOfWords() {
        return Stream.of(TEXT, "old", "new", "reason")
                .anyMatch(name -> !filters.asked(name).isEmpty());
    }

    private void unknownField(String asked) {
        List<String> around =
                holding(asked).stream().filter(filters::knowsField).limit(MOST).toList();
        List<String> known = filters.getFields().stream().limit(MOST).toList();
        because = Messages.text(
                !around.isEmpty()
                        ? "log.noneFound.within"
                        : known.isEmpty() ? "log.noneFound.noField" : "log.noneFound.field",
                asked);
        others = fields(around.isEmpty() ? known : around, FIELD);
    }

    private List<String> holding(String asked) {
        Optional<String> type = Optional.of(filters.asked("type")).filter(name -> !name.isEmpty());
        return frame.named().stream()
                .flatMap(company -> filters.getAccounts().keySet().stream()
                        .flatMap(access ->
                                HoldingFields.of(terms.catalogue(company, access), type, asked, preferences.getLocale())
                                        .stream()))
                .distinct()
                .toList();
    }

    private List<Other> fields(List<String> labels, String insteadOf) {
        return labels.stream()
                .map(label -> new Other(
                        Messages.text("filter.is", Messages.text("log.filter.field"), label),
                        filters.instead(insteadOf, FIELD, label)))
                .toList();
    }

    /** Why there may be nothing, in words. */
    public String getBecause() {
        return because;
    }

    /** What to look for instead. */
    public List<Other> getOthers() {
        return others;
    }
}
