package kontor.audit.search;

import java.util.Map;
import java.util.Set;
import kontor.company.CompanyId;

/** Tells apart the accounts of a company, for a log whose entries name the accesses that they were made through. */
public interface AccountAccesses {
    /**
     * The accesses of the company that lead to another account than this one: to another address, where the same path is
     * another object. Of accesses that were removed nobody knows where they led; they are never among them.
     */
    Set<Long> toOthersThan(CompanyId company, long credential);

    /** What the company's accesses are called, by their ids, in the order of their names; without those that were removed. */
    Map<Long, String> labels(CompanyId company);
}
