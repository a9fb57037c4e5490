package kontor.identity.refusal;

import java.util.Objects;
import kontor.company.Actor;
import kontor.company.CompanyId;
import kontor.identity.guessing.Network;

/**
 * What is told of together when someone was refused.
 *
 * @param person who, by their user id
 * @param company whose log is to tell of it
 * @param address the network they asked from: whoever has one IPv6 address has all that share its first half
 */
public record Refused(long person, CompanyId company, String address) {
    public Refused {
        Objects.requireNonNull(company);
        Objects.requireNonNull(address);
    }

    /** What is told of together with what someone is refused now. */
    static Refused now(Actor who, CompanyId company) {
        return new Refused(who.userId(), company, Network.of(who.address()));
    }
}
