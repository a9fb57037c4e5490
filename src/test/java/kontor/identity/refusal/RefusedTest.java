package kontor.identity.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import kontor.company.Actor;
import kontor.company.CompanyId;
import org.junit.jupiter.api.Test;

class RefusedTest {
    private static Refused from(String address) {
        return Refused.now(new Actor(7L, "Ada", address, null), new CompanyId(1));
    }

    @Test
    void whoeverHasOneIpv6AddressHasAllOfItsNetwork() {
        assertThat(from("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(from("2001:db8:1:2::1"))
                .isNotEqualTo(from("2001:db8:1:3::1"));
        assertThat(from("2001:db8:1:2:3:4:5:6").address())
                .as("what the column holds")
                .hasSizeLessThanOrEqualTo(45);
    }

    @Test
    void ipv4AddressesAreTheirOwn() {
        assertThat(from("192.0.2.1")).isNotEqualTo(from("192.0.2.2"));
    }
}
