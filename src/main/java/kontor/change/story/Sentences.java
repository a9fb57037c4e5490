package kontor.change.story;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kontor.audit.LogEntry;
import kontor.catalogue.naming.CompanyNames;

/** Lines of the log as sentences, for pages. Asks nothing of any account, so that lists don't wait for one. */
@Named
@RequestScoped
public class Sentences {
    @Inject
    private Terms terms;

    @Inject
    private CompanyNames names;

    private final Map<Long, Sentence> told = new HashMap<>();

    /** What was done, or was to be done; told once for each line of a page. */
    public Sentence of(LogEntry line) {
        return told.computeIfAbsent(
                line.entry().getId(),
                id -> names.within(
                        line.entry().company(), () -> Story.of(line, terms.type(line.entry()), terms.display(line))));
    }

    /** A line told in a language, for a file; of however many, none is kept. */
    public Told told(LogEntry line, Locale locale) {
        return names.within(
                line.entry().company(), () -> Told.of(line, terms.type(line.entry()), terms.display(line, locale)));
    }
}
