package kontor.export;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.web.Messages;
import kontor.web.Notice;
import kontor.web.Vocabulary;
import org.primefaces.PrimeFaces;

/** A person's exports in a company: how far they are, and the files they have become. */
@Named
@ViewScoped
public class ExportsPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Frame frame;

    @Inject
    private Exports exports;

    private CompanyId company;
    private List<Line> lines;
    private String news = "";

    /** One export as the page shows it. Kept with the page, so that buttons mean what they stood beside. */
    public record Line(
            long id,
            String type,
            List<String> filters,
            int columns,
            String address,
            Instant startedAt,
            Instant keptUntil,
            Export.State state,
            int rows,
            Long total,
            String missing,
            int longCells,
            String problem,
            Integer status)
            implements Serializable {
        public boolean is(String name) {
            return state.name().equals(name);
        }

        /** Whether all is there that the account has counted. */
        public boolean isComplete() {
            return state == Export.State.DONE && missing == null;
        }

        /** Search and filters as one sentence. */
        public String filtersText() {
            return String.join(" · ", filters);
        }
    }

    @PostConstruct
    void open() {
        company = frame.companyId();
        read();
    }

    private void read() {
        Instant now = Clock.systemUTC().instant();
        lines = exports.mine(company).stream().map(export -> line(export, now)).toList();
    }

    private Line line(Export export, Instant now) {
        Selection selection = exports.selection(export);
        return new Line(
                export.getId(),
                export.getResourceType(),
                selection.filters(),
                selection.columns().size(),
                selection.address(),
                export.startedAt(),
                export.endedAt() == null ? null : export.endedAt().plus(Exports.KEPT),
                export.state(now),
                export.rows(),
                export.total(),
                export.missing() == null ? null : export.missing().name().toLowerCase(Locale.ROOT),
                export.longCells(),
                export.problem(now),
                export.problemStatus());
    }

    /** Looks how far they are, and says aloud what has ended since. */
    public void refresh() {
        Map<Long, Line> before = lines.stream().collect(Collectors.toMap(Line::id, Function.identity()));
        read();
        List<Line> ended = lines.stream()
                .filter(line -> line.state() != Export.State.RUNNING)
                .filter(line ->
                        before.containsKey(line.id()) && before.get(line.id()).state() == Export.State.RUNNING)
                .toList();
        if (!ended.isEmpty()) {
            news = ended.stream().map(this::said).collect(Collectors.joining(" "));
            PrimeFaces.current().ajax().update("news");
        }
    }

    private String said(Line line) {
        Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        String name = Vocabulary.plural(line.type(), locale);
        return switch (line.state()) {
            case DONE ->
                Messages.text(line.isComplete() ? "export.said.done" : "export.said.incomplete", name, line.rows());
            case CANCELLED -> Messages.text("export.said.cancelled", name);
            default -> Messages.text("export.said.failed", name);
        };
    }

    public void cancel(Line line) {
        try {
            exports.cancel(company, line.id());
        } catch (AccessDenied e) {
            Notice.warning("export.gone");
        }
        refresh();
    }

    public void remove(Line line) {
        try {
            exports.remove(company, line.id());
        } catch (AccessDenied e) {
            Notice.warning("export.gone"); // Removed in another window, or after its time.
        }
        read();
    }

    public List<Line> getLines() {
        return lines;
    }

    public boolean isRunning() {
        return lines.stream().anyMatch(line -> line.state() == Export.State.RUNNING);
    }

    /** What a screen reader is to say. */
    public String getNews() {
        return news;
    }

    /** How many of how many there are, and why not all, in words. */
    public String missing(Line line) {
        return line.total() == null || line.total() <= line.rows()
                ? Messages.text("export.missing." + line.missing(), line.rows())
                : Messages.text("export.missing." + line.missing() + ".of", line.rows(), line.total());
    }

    /** What went wrong, in words. */
    public String problem(Line line) {
        return Messages.textOr("export.failed." + line.problem(), Messages.textOr("problem." + line.problem(), ""));
    }

    /** What the person can do about it. */
    public String remedy(Line line) {
        return Stream.of("export.failed." + line.problem() + ".todo", "problem." + line.problem() + ".todo")
                .map(key -> Messages.textOr(key, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
