package kontor.audit.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kontor.company.CompanyId;

/** Lines that go out together, in the order of the chain. */
record Batch(List<Line> lines) {
    static final int MOST_LINES = 500;
    static final int MOST_BYTES = 1_000_000;

    /**
     * One line of JSON.
     *
     * @param sequence the entry's place in the chain; 0 of a test
     * @param happenedAt to the microsecond
     */
    record Line(long sequence, Instant happenedAt, String text) {
        Line {
            Objects.requireNonNull(happenedAt);
            Objects.requireNonNull(text);
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        boolean isTest() {
            return sequence == 0;
        }
    }

    Batch {
        lines = List.copyOf(lines);
    }

    /** As many of the lines as may go out together: at least one, however long it is. */
    static Batch of(List<Line> lines) {
        List<Line> taken = new ArrayList<>();
        long bytes = 0;
        for (Line line : lines) {
            bytes += line.bytes().length + 1;
            if (!taken.isEmpty() && (bytes > MOST_BYTES || taken.size() == MOST_LINES)) {
                break;
            }
            taken.add(line);
        }
        return new Batch(taken);
    }

    /** A line that says itself that it is no entry. */
    static Batch ofTest(CompanyId company, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return new Batch(List.of(
                new Line(0, at, "{\"test\":\"kontor\",\"company\":" + company + ",\"sentAt\":\"" + at + "\"}")));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The place of the last line's entry. */
    long last() {
        return lines.getLast().sequence();
    }

    /** The lines as JSON Lines, each with its line feed. */
    byte[] jsonLines() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.forEach(line -> {
            all.writeBytes(line.bytes());
            all.write('\n');
        });
        return all.toByteArray();
    }
}
