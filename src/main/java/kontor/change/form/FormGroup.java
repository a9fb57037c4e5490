package kontor.change.form;

import java.util.List;

/** The lines of a form that stand together under a heading. */
public record FormGroup(String heading, List<Row> rows) {
    public FormGroup {
        rows = List.copyOf(rows);
    }
}
