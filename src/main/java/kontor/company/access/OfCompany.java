package kontor.company.access;

import kontor.company.CompanyId;
import kontor.company.Scope;

/** Something that belongs to one company, in which rights to it are. */
public interface OfCompany {
    /** The company it belongs to. */
    CompanyId company();

    /** Whether it is the doing of who acts in the scope, so that they may see it without a right to others'. */
    default boolean isOwn(Scope scope) {
        return false;
    }
}
