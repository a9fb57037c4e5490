package kontor.audit.export;

import java.time.Instant;
import java.util.Objects;
import kontor.audit.AuditQuery;
import kontor.audit.chain.SignedCheckpoint;
import kontor.company.CompanyId;
import kontor.company.access.OfCompany;

/**
 * An export that is recorded, and may be sent: what is in it is fixed from here on, whatever is added to the log meanwhile.
 *
 * @param company whose log
 * @param companyName its name
 * @param filters what of it
 * @param query the same, for the search
 * @param opened whether what is sealed in the entries is to be in it
 * @param first the place of the first entry; 0 where there is none
 * @param last the place of the last entry; 0 where there is none
 * @param reach the place of the first checkpoint from the last entry on, up to which the chain is needed to confirm it
 * @param checkpoint what confirms the whole chain up to the export itself
 * @param madeAt when it was asked for
 * @param madeBy by whom
 */
public record LogExport(
        CompanyId company,
        String companyName,
        ExportFilters filters,
        AuditQuery query,
        boolean opened,
        long first,
        long last,
        long reach,
        SignedCheckpoint checkpoint,
        Instant madeAt,
        String madeBy)
        implements OfCompany {
    public LogExport {
        Objects.requireNonNull(company);
        Objects.requireNonNull(companyName);
        Objects.requireNonNull(filters);
        Objects.requireNonNull(query);
        Objects.requireNonNull(checkpoint);
        Objects.requireNonNull(madeAt);
        Objects.requireNonNull(madeBy);
    }

    /** Whether the chain has entries from the first to the last signed one that were not asked for. */
    public boolean isSelection() {
        return filters.isSelection() || reach > last;
    }

    /** The place after which it begins. */
    public long before() {
        return first - 1;
    }
}
