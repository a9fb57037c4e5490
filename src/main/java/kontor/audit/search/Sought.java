package kontor.audit.search;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is looked for in the sealed part of lines, and by their call. Nothing given means everything.
 *
 * @param text words, all of which the label, the reason, the values or what the account said must hold
 * @param fields only changes of one of these fields, by their names on the wire; empty for any
 * @param oldValue only where a field, one of these where any are given, had this value or word
 * @param newValue only where a field, one of these where any are given, was to get this value or word
 * @param reason words, all of which the reason or a note must hold
 * @param call only the change of this call
 */
public record Sought(
        Optional<String> text,
        Set<String> fields,
        Optional<String> oldValue,
        Optional<String> newValue,
        Optional<String> reason,
        Optional<UUID> call) {
    public static final Sought NOTHING = new Sought(
            Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Sought {
        fields = Set.copyOf(fields);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
