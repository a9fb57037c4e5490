package kontor.change.report;

import java.io.IOException;
import kontor.audit.LogEntry;

/** Lines of a log, one after the other, none of them kept. */
interface LogLines {
    /** What takes a line. */
    interface Taking {
        void take(LogEntry line) throws IOException;
    }

    void each(Taking taking) throws IOException;
}
