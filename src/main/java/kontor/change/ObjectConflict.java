package kontor.change;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import kontor.audit.LogEntry;
import kontor.web.Messages;
import kontor.web.Notice;

/** An object that changed beneath the person who edits it: both changes are looked at, and sorted out field by field. */
@Named
@ViewScoped
public class ObjectConflict implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private ObjectPage page;

    @Inject
    private ObjectEditing editing;

    @Inject
    private ChangeWords words;

    private Conflict conflict;
    private List<LogEntry> latest = List.of();
    private String overtaker;

    /**
     * @param theirs the object as it is now
     * @param mine the object as the person wanted it
     */
    void begin(JsonObject theirs, JsonObject mine) {
        conflict = new Conflict(page.type(), page.object(), theirs, mine);
        latest = page.latestChange();
        overtaker = Overtaker.name(page.type(), conflict, latest).orElse(null);
    }

    /** What has happened, and by whom where that is known. */
    public String getHeadline() {
        return overtaker == null ? Messages.text("change.overtaken") : Messages.text("change.overtaken.by", overtaker);
    }

    /** Back to the form, with both changes in it. */
    public void rebase() {
        merge().ifPresent(editing::goOnWith);
    }

    /** On to the difference between what is there now and both changes. */
    public void proceed() throws IOException {
        Optional<JsonObject> merged = merge();
        if (merged.isPresent()) {
            editing.goOnWith(merged.get());
            editing.propose(merged.get());
        }
    }

    private Optional<JsonObject> merge() {
        if (!conflict.isDecided()) {
            Notice.error("change.overtaken.choose");
            return Optional.empty();
        }
        JsonObject merged = conflict.merged();
        page.show(conflict.theirs());
        return Optional.of(merged);
    }

    /** Drops what the person entered. */
    public void takeTheirs() throws IOException {
        page.show(conflict.theirs());
        editing.discard();
    }

    /** The change that the log knows to be the last one, which need not be the one that came between; no or one entry. */
    public List<LogEntry> getLatest() {
        return latest;
    }

    /** What someone else and the person have changed, field by field. */
    public List<ConflictRow> getRows() {
        return words.conflict(page, conflict);
    }
}
