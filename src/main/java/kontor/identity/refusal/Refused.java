package kontor.identity.refusal;

import java.util.Objects;
import kontor.company.CompanyId;

/**
 * What is told of together when someone was refused.
 *
 * @param person who, by their user id
 * @param company whose log is to tell of it
 * @param address the network address they asked from
 */
public record Refused(long person, CompanyId company, String address) {
    public Refused {
        Objects.requireNonNull(company);
        Objects.requireNonNull(address);
    }
}
