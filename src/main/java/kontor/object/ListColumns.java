package kontor.object;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.List;

/** Which columns a person wants to see in lists of one kind of object, in whatever company. */
@Entity
public class ListColumns {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "list_columns_seq")
    @SequenceGenerator(name = "list_columns_seq", sequenceName = "list_columns_seq", allocationSize = 1)
    private Long id;

    @Column(updatable = false)
    private Long userId;

    @Column(updatable = false)
    private String resourceType;

    private String columns;

    protected ListColumns() {}

    ListColumns(long userId, String resourceType) {
        this.userId = userId;
        this.resourceType = resourceType;
    }

    /** The names of the fields, in their order. */
    List<String> columns() {
        return List.of(columns.split(","));
    }

    void choose(List<String> chosen) {
        columns = String.join(",", chosen);
    }
}
