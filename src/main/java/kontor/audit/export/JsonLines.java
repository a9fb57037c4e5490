package kontor.audit.export;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kontor.audit.chain.LogLine;
import kontor.audit.chain.SignedCheckpoint;

/**
 * A log in JSON Lines, as docs/audit-format.md tells: the head, the checkpoints, then the entries. One that breaks off is
 * told from a whole one by its head, which names the last entry.
 */
public final class JsonLines implements Closeable {
    private final BufferedWriter out;

    /** @param checkpoints the company's; those of entries that aren't in the file are left out */
    public JsonLines(OutputStream out, LogExport export, List<SignedCheckpoint> checkpoints) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        write(new LogLine.Head(
                        export.company().value(),
                        export.companyName(),
                        export.first(),
                        export.reach(),
                        export.isSelection())
                .toJson());
        for (SignedCheckpoint signed : checkpoints) {
            long place = signed.checkpoint().sequence();
            if (export.reach() > 0 && place >= export.before() && place <= export.reach()) {
                write(signed.toJson());
            }
        }
    }

    /** @param line an entry's */
    public void write(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
