package kontor.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import kontor.audit.Outcome.Result;
import kontor.faults.Complaint.Kind;
import kontor.sandbox.Effect;

/** What came of a campaign, as a table for people, and why it failed if it did. */
record Report(
        Extent extent,
        Progress progress,
        int faults,
        int neighbourChanges,
        int portalKills,
        int databaseKills,
        List<Recorded> log,
        List<Effect> effects,
        List<Complaint> complaints,
        List<String> gaps,
        double seconds) {

    private static final Map<String, Result> MEANT =
            Map.of("Applied", Result.APPLIED, "Rejected", Result.REJECTED, "Unknown", Result.UNKNOWN);

    /** Why the campaign failed; empty when all is well. */
    List<String> failures() {
        List<String> failures = new ArrayList<>(gaps);
        for (Kind kind : Kind.values()) {
            if (count(kind) > 0) {
                failures.add(count(kind) + " " + name(kind));
            }
        }
        toldOtherwise().forEach(intent -> failures.add("a person was told otherwise of " + intent));
        require(failures, "applied", outcomes(Result.APPLIED));
        require(failures, "rejected", outcomes(Result.REJECTED));
        require(failures, "unknown", outcomes(Result.UNKNOWN));
        require(failures, "found applied", resolutions(Result.APPLIED));
        require(failures, "found not applied", resolutions(Result.NOT_APPLIED));
        require(failures, "repeated", progress.repetitions());
        require(failures, "struck by a fault", faults);
        if (portalKills < extent.portalKills() || databaseKills < extent.databaseKills()) {
            failures.add("too few kills to mean anything");
        }
        if (log.size() < extent.changes() / 2) {
            failures.add("too few changes reached the log to mean anything");
        }
        return failures;
    }

    private static void require(List<String> failures, String what, long count) {
        if (count == 0) {
            failures.add("nothing was " + what + ", so that this means nothing");
        }
    }

    /**
     * Changes of which a person was told something else than the log tells. What became of a change may have been looked into
     * before they were told.
     */
    private List<Recorded> toldOtherwise() {
        return log.stream()
                .filter(line -> MEANT.containsKey(progress.told().getOrDefault(line.intent(), "")))
                .filter(line -> {
                    Result told = MEANT.get(progress.told().get(line.intent()));
                    return !line.isOutcome(told) && !line.isResolution(told);
                })
                .toList();
    }

    private long count(Kind kind) {
        return complaints.stream().filter(each -> each.kind() == kind).count();
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private long outcomes(Result finding) {
        return lines(line -> line.isOutcome(finding));
    }

    private long resolutions(Result finding) {
        return lines(line -> line.isResolution(finding));
    }

    private long lines(Predicate<Recorded> fits) {
        return log.stream().filter(fits).count();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        row(table, "changes tried", progress.triedSoFar());
        row(table, "  tried again by their person", progress.repetitions());
        progress.answers().forEach((result, count) -> row(table, "  told \"" + result + "\"", count.get()));
        row(table, "  without an answer", progress.withoutAnswer());
        row(table, "requests struck by a fault", faults);
        row(table, "changes by others in between", neighbourChanges);
        row(table, "kills of the portal", portalKills);
        row(table, "kills of MariaDB", databaseKills);
        row(table, "writes taken by the accounts", effects.size());
        row(table, "  with an effect", effects.stream().filter(Effect::changed).count());
        row(table, "intents in the log", log.size());
        row(table, "  applied", outcomes(Result.APPLIED));
        row(table, "  rejected", outcomes(Result.REJECTED));
        row(table, "  unknown", outcomes(Result.UNKNOWN));
        row(table, "    found applied", resolutions(Result.APPLIED));
        row(table, "    found not applied", resolutions(Result.NOT_APPLIED));
        row(table, "    can't be told", resolutions(Result.CANNOT_TELL));
        row(
                table,
                "    open",
                lines(line ->
                        line.isOutcome(Result.UNKNOWN) && line.resolution().isEmpty()));
        row(table, "  without outcome", lines(line -> line.outcome().isEmpty()));
        for (Kind kind : Kind.values()) {
            row(table, name(kind), count(kind));
        }
        row(table, "told otherwise than logged", toldOtherwise().size());
        row(table, "gaps in the chain", gaps.size());
        table.append(String.format(Locale.ROOT, "%-36s %8.1f%n", "seconds", seconds));
        complaints.forEach(complaint -> table.append(name(complaint.kind()))
                .append(": ")
                .append(complaint.evidence())
                .append(System.lineSeparator()));
        return table.toString();
    }

    private static void row(StringBuilder table, String name, long count) {
        table.append(String.format(Locale.ROOT, "%-36s %8d%n", name, count));
    }
}
