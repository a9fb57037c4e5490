package kontor.change.revert.job;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kontor.audit.LogEntry;
import kontor.change.SideEffects;
import kontor.change.revert.Reversal;
import kontor.change.revert.RevertRow;
import kontor.web.Messages;

/** One object of a selection as its page shows it, with what the person chooses for it. */
public final class JobRow implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Set<String> ON_OBJECTS = Set.of("UNKNOWN", "REVERTED", "REJECTED");

    private final long id;
    private final int changes;
    private final Long firstEntry;
    private final String type;
    private final String label;
    private final Reversal.Kind kind;
    private final int conflicts;
    private final boolean safe;
    private final boolean chosen;
    private final List<RevertRow> fields;
    private final List<String> left;
    private final List<String> missing;
    private final SideEffects sideEffects;
    private String state;
    private String obstacle;
    private Long entry;
    private String problem;
    private boolean taken;
    private boolean anyway;

    /**
     * @param line the newest of its changes, or {@code null} where the person may no longer read it
     * @param prepared what was planned, or {@code null} once that is over
     */
    JobRow(RevertItem item, LogEntry line, Prepared prepared) {
        id = item.getId();
        changes = item.intents().size();
        firstEntry = line == null ? null : line.entry().getId();
        type = line == null ? "" : line.entry().getObjectType();
        label = line == null ? "" : line.label();
        kind = item.getKind();
        conflicts = item.getConflicts();
        safe = item.isSafe();
        chosen = item.isChosen();
        fields = prepared == null ? List.of() : prepared.rows();
        left = prepared == null ? List.of() : prepared.left();
        missing = prepared == null ? List.of() : prepared.missing();
        sideEffects = prepared == null ? SideEffects.NONE : prepared.effects();
        taken = item.isSafe();
        anyway = item.isAnyway();
        take(new RevertJobs.Stand(id, item.getState(), item.getObstacle(), item.getEntryId(), item.getProblem()));
    }

    void take(RevertJobs.Stand stand) {
        state = stand.state().name();
        obstacle = stand.obstacle() == null ? null : stand.obstacle().key();
        entry = stand.entry();
        problem = stand.problem();
    }

    boolean isWaiting(RevertJob.State during) {
        return during == RevertJob.State.PLANNING ? is("NEW") : is("READY") || is("UNDER_WAY");
    }

    public boolean is(String name) {
        return state.equals(name);
    }

    public long getId() {
        return id;
    }

    /** How many of its changes are taken back. */
    public int getChanges() {
        return changes;
    }

    /** The entry of the newest of them, or {@code null} where the person may no longer read it. */
    public Long getFirstEntry() {
        return firstEntry;
    }

    public String getType() {
        return type;
    }

    public String getLabel() {
        return label;
    }

    /** What has to be done: the end of message keys; {@code null} as long as nobody knows. */
    public String getKind() {
        return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
    }

    public int getConflicts() {
        return conflicts;
    }

    /** Whether part of it can be taken back without what others have changed since. */
    public boolean isSafe() {
        return safe;
    }

    boolean isChosen() {
        return chosen;
    }

    /** What is brought back, field by field. */
    public List<RevertRow> getFields() {
        return fields;
    }

    /** What stays, in words. */
    public String getLeft() {
        return String.join(", ", left);
    }

    /** What an object that is made anew would need, in words. */
    public String getMissing() {
        return String.join(", ", missing);
    }

    /** What taking back does besides that. */
    public SideEffects getSideEffects() {
        return sideEffects;
    }

    /** The end of message keys. */
    public String getStateKey() {
        return state.toLowerCase(Locale.ROOT);
    }

    /** The icon and colour that stand for what came of it. */
    public String getLook() {
        return switch (state) {
            case "REVERTED" -> "applied";
            case "REJECTED", "FAILED" -> "rejected";
            case "UNKNOWN", "OVERTAKEN" -> "unknown";
            case "UNDER_WAY" -> "pending";
            default -> "not_applied";
        };
    }

    /** Why it is as it is, in words; the empty string where there is nothing to say. */
    public String getWhy() {
        if (problem != null) {
            return Messages.textOr("revert.item.problem." + problem, Messages.textOr("problem." + problem, ""));
        }
        if (obstacle != null) {
            return Messages.text("revert.obstacle." + obstacle);
        }
        return is("OVERTAKEN") ? Messages.text("revert.item.overtaken.text") : "";
    }

    /** The entry of the change that took it back, or {@code null}. */
    public Long getEntry() {
        return ON_OBJECTS.contains(state) ? entry : null;
    }

    /** Whether the person wants it taken back. */
    public boolean isTaken() {
        return taken && is("READY");
    }

    public void setTaken(boolean taken) {
        this.taken = taken;
    }

    /** Whether what others have changed since is brought back too. */
    public boolean isAnyway() {
        return anyway || !safe;
    }

    public void setAnyway(boolean anyway) {
        this.anyway = anyway;
    }
}
