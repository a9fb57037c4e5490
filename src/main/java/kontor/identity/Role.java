package kontor.identity;

import java.util.EnumSet;
import java.util.Set;
import kontor.company.Right;

/** What someone is in one company. */
public enum Role {
    /** Looks after the company in the portal: its credentials, its people, its settings; may do all a clerk may. */
    ADMINISTRATOR(EnumSet.allOf(Right.class)),
    /** Works in the company's accounts, and sees the changes they made themselves. */
    CLERK(EnumSet.of(Right.WORK_ON_OBJECTS)),
    /** Reads the whole audit log, and nothing else. */
    AUDITOR(EnumSet.of(Right.READ_AUDIT_LOG));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    public Set<Right> rights() {
        return rights;
    }
}
