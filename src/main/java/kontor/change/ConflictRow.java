package kontor.change;

/** One field of a conflict, its values as text. What is chosen is kept in its line. No record, because pages can't write to those. */
public final class ConflictRow {
    private final Conflict.Line line;
    private final String label;
    private final String before;
    private final String theirs;
    private final String mine;

    ConflictRow(Conflict.Line line, String label, String before, String theirs, String mine) {
        this.line = line;
        this.label = label;
        this.before = before;
        this.theirs = theirs;
        this.mine = mine;
    }

    public Conflict.Line getLine() {
        return line;
    }

    public String getLabel() {
        return label;
    }

    public String getBefore() {
        return before;
    }

    public String getTheirs() {
        return theirs;
    }

    public String getMine() {
        return mine;
    }

    /** Whose value it is to be, for the page's radio buttons. */
    public String getSide() {
        return line.getSide() == null ? null : line.getSide().name();
    }

    public void setSide(String side) {
        line.setSide(side == null ? null : Conflict.Side.valueOf(side));
    }
}
