package kontor.change.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kontor.audit.export.ExportFilters;
import kontor.web.Vocabulary;

/**
 * What of the log is asked for, in words.
 *
 * @param person the name of the person that is asked for, or empty
 * @param account the label of the access that is asked for, or empty
 */
record FilterWords(ExportFilters filters, Telling telling, String person, String account) {
    private static final List<String> SOUGHT = List.of("text", "field", "old", "new", "reason", "call");

    /** What lines are chosen by; empty where all are. */
    List<String> selection() {
        List<String> words = new ArrayList<>();
        filters.person().ifPresent(id -> words.add(pair("person", person)));
        filters.type().ifPresent(type -> words.add(pair("type", Vocabulary.plural(type, telling.locale()))));
        filters.object().ifPresent(object -> words.add(pair("object", object)));
        filters.credential().ifPresent(id -> words.add(pair("credential", account)));
        filters.state()
                .ifPresent(state -> words.add(
                        pair("state", telling.text("log.state." + state.name().toLowerCase(Locale.ROOT)))));
        filters.address().forEach((name, value) -> {
            if (SOUGHT.contains(name)) {
                words.add(pair(name, value));
            }
        });
        return words;
    }

    private String pair(String filter, String value) {
        return telling.text("log.filter." + filter) + ": " + value;
    }

    /** All entries, or by what they are chosen. */
    String scope() {
        return filters.isSelection() ? String.join(" · ", selection()) : telling.text("log.export.everything");
    }

    /** From when until when. */
    String period() {
        String from = filters.from().map(telling::day).orElse(null);
        String until = filters.until().map(telling::day).orElse(null);
        if (from != null && until != null) {
            return isOneDay() ? from : telling.text("log.export.period.both", from, until);
        }
        return from != null
                ? telling.text("log.export.period.from", from)
                : until != null
                        ? telling.text("log.export.period.until", until)
                        : telling.text("log.export.period.none");
    }

    private boolean isOneDay() {
        LocalDate from = filters.from().orElseThrow();
        return from.equals(filters.until().orElseThrow());
    }
}
