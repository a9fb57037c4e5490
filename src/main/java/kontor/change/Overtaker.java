package kontor.change;

import java.util.List;
import java.util.Optional;
import kontor.audit.AuditEntry;
import kontor.audit.LogEntry;
import kontor.catalogue.ResourceType;

/**
 * Who changed an object beneath the person who works on it, as far as the log knows: whose last change left all that has
 * changed as it is now. Nobody is named for what came about otherwise.
 */
final class Overtaker {
    private Overtaker() {}

    /**
     * What they are called; empty where nobody is known.
     *
     * @param type of the object
     * @param conflict what has changed of the object since the person saw it
     * @param latest the last change that the log has of the object; no or one entry
     */
    static Optional<String> name(ResourceType type, Conflict conflict, List<LogEntry> latest) {
        return latest.stream()
                .filter(line -> line.state() == LogEntry.State.APPLIED && line.after() != null)
                .filter(line -> conflict.isLeftBy(type, line.after()))
                .map(line -> name(line.entry()))
                .findFirst();
    }

    private static String name(AuditEntry entry) {
        return entry.getOnBehalfName() == null ? entry.getActorName() : entry.getOnBehalfName();
    }
}
