package kontor.audit.search;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.Objects;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** Someone or something that appears in a company's log, so that filters can offer it. */
@Entity(name = "AuditChoice")
@IdClass(Choice.Key.class)
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Choice {
    /** What a choice is of. */
    public enum Kind {
        PERSON,
        TYPE,
        FIELD
    }

    /** By what a choice is known. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private Long companyId;
        private Kind kind;
        private String name;

        protected Key() {}

        Key(long company, Kind kind, String name) {
            this.companyId = company;
            this.kind = kind;
            this.name = name;
        }

        long company() {
            return companyId;
        }

        Kind kind() {
            return kind;
        }

        String name() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && companyId.equals(key.companyId)
                    && kind == key.kind
                    && name.equals(key.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(companyId, kind, name);
        }
    }

    @Id
    private Long companyId;

    @Id
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Id
    private String name;

    private String label;

    protected Choice() {}

    /** The user's id, the kind of objects, or the field with its kind of objects before a dot. */
    String name() {
        return name;
    }

    /** The person's name when they last did something; the empty string for all else. */
    String label() {
        return label;
    }
}
