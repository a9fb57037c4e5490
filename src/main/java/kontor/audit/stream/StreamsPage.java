package kontor.audit.stream;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.web.Messages;
import kontor.web.Notice;

/** A company's streams: where they lead, how far they are, what is the matter with them. */
@Named
@ViewScoped
public class StreamsPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Frame frame;

    @Inject
    private Streams streams;

    @Inject
    private StreamWorker worker;

    private CompanyId company;
    private List<Line> lines;

    /** A stream as the page shows it; moments are {@code null} for what hasn't happened, as is the failure. */
    public record Line(
            long id,
            String label,
            String kind,
            String address,
            boolean opensContent,
            String state,
            Backlog backlog,
            long position,
            Instant lastSuccessAt,
            Instant lastFailureAt,
            String failure,
            Instant nextTryAt)
            implements Serializable {
        public boolean is(String asked) {
            return state.equals(asked);
        }

        public long waiting() {
            return backlog.entries();
        }

        public Instant oldest() {
            return backlog.oldest();
        }
    }

    @PostConstruct
    void open() {
        company = frame.companyId();
        refresh();
    }

    /** Looks how far the streams are. */
    public void refresh() {
        lines = streams.list(company).stream().map(this::line).toList();
    }

    private Line line(AuditStream stream) {
        return new Line(
                stream.id(),
                stream.label(),
                Messages.text("stream.kind." + stream.address().kind()),
                stream.address().text(),
                stream.opensContent(),
                stream.state().name(),
                streams.backlog(stream),
                stream.position(),
                stream.lastSuccessAt(),
                stream.lastFailureAt(),
                stream.failure() == null ? null : said(stream.failure(), stream.failureStatus()),
                stream.nextTryAt());
    }

    private static String said(Undelivered.Reason reason, Integer status) {
        String text = Messages.text("stream.failure." + reason.key());
        return status == null ? text : text + " " + Messages.text("stream.failure.status", status.toString());
    }

    /** Sends a line that is marked as a test, and says what became of it. */
    public void test(Line line) {
        Optional<Undelivered> failed = worker.test(company, line.id());
        if (failed.isPresent()) {
            Notice.error(
                    "stream.test.failed",
                    said(failed.get().reason(), failed.get().status()));
        } else {
            Notice.success("stream.test.taken", line.label());
        }
        refresh();
    }

    public void turn(Line line, boolean on) {
        streams.turn(company, line.id(), on);
        refresh();
    }

    public List<Line> getLines() {
        return lines;
    }

    /** Whether anything is to be seen that may change soon. */
    public boolean isMoving() {
        return lines.stream().anyMatch(line -> !line.is("OFF") && line.waiting() > 0);
    }

    public boolean isFull() {
        return lines.size() >= Streams.MOST;
    }
}
