package kontor.change.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.audit.AuditEntry;
import kontor.audit.LogEntry;
import kontor.change.story.Told;
import kontor.table.Cell;
import kontor.web.Vocabulary;

/** The log as rows of a table: one for each line. */
final class LogTable {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> COLUMNS =
            List.of("sequence", "utc", "local", "actor", "onBehalf", "address", "session", "action", "type", "object");
    private static final List<String> SEALED = List.of("account", "label", "reason", "difference");
    private static final List<String> FURTHER =
            List.of("outcome", "method", "path", "status", "duration", "call", "hash", "altered");

    private final Telling telling;

    LogTable(Telling telling) {
        this.telling = telling;
    }

    List<String> heads() {
        return Stream.of(COLUMNS, telling.opened() ? SEALED : List.<String>of(), FURTHER)
                .flatMap(List::stream)
                .map(column -> telling.text("log.export.column." + column))
                .toList();
    }

    List<Cell> row(LogEntry line) {
        AuditEntry entry = line.entry();
        Told told = telling.told(line);
        AuditEntry answer = line.outcome() == null ? entry : line.outcome().entry();
        List<Cell> row = new ArrayList<>(List.of(
                Cell.number(entry.getSequence()),
                Cell.text(UTC.format(entry.getHappenedAt())),
                local(entry.getHappenedAt()),
                Cell.text(entry.getActorName()),
                Cell.text(entry.getOnBehalfName()),
                Cell.text(entry.getOriginAddress()),
                Cell.text(entry.getOriginSession()),
                Cell.text(told.sentence()),
                Cell.text(Vocabulary.one(entry.getObjectType(), telling.locale())),
                Cell.text(entry.getObjectId())));
        if (telling.opened()) {
            row.add(Cell.text(line.images().credential()));
            row.add(Cell.text(line.label()));
            row.add(Cell.text(line.images().reason()));
            row.add(Cell.text(difference(told)));
        }
        row.addAll(List.of(
                Cell.text(telling.state(line)),
                Cell.text(entry.getMethod()),
                Cell.text(entry.getPath()),
                Cell.number(
                        answer.getStatus() == null ? null : answer.getStatus().longValue()),
                Cell.number(
                        answer.getDuration() == null
                                ? null
                                : answer.getDuration().toMillis()),
                Cell.text(entry.getCallId() == null ? null : entry.getCallId().toString()),
                Cell.text(entry.getHashHex()),
                Cell.text(telling.altered(line))));
        return row;
    }

    private static String difference(Told told) {
        return told.difference().stream()
                .map(row -> row.name() + ": " + row.before() + " → " + row.after())
                .collect(Collectors.joining("; "));
    }

    private Cell local(Instant moment) {
        return new Cell.Moment(LocalDateTime.ofInstant(moment, telling.zone()).truncatedTo(ChronoUnit.SECONDS));
    }
}
