package kontor.sandbox;

import static kontor.sandbox.Caller.LD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.LocalDate;
import java.util.List;
import kontor.demo.DemoPeople;
import kontor.sandbox.DemoKeys.DemoKey;
import org.junit.jupiter.api.Test;

/** Whoever tries the demo works with all releases: each of its accounts is of another. */
class DemoDialectsTest {
    private static final List<DemoKey> KEYS = List.of(DemoKeys.SONNENTAL, DemoKeys.LINDENAU, DemoKeys.MORGENTAU);

    private static String customers(Caller caller, DemoKey key) throws Exception {
        String token = Gate.token(key, LocalDate.of(2022, 5, 10));
        return caller.send(key.key(), token, "GET", "customers", LD, null, null).body();
    }

    @Test
    void eachAccountOfTheDemoIsOfAnotherRelease() throws Exception {
        assertThat(DemoPeople.ACCOUNTS)
                .extracting(DemoPeople.Account::key)
                .containsExactlyElementsOf(KEYS.stream().map(DemoKey::key).toList());
        assertThat(DemoPeople.ACCOUNTS)
                .extracting(account -> DemoKeys.DIALECTS.get(account.company()))
                .containsExactlyInAnyOrder(Dialect.values());
    }

    @Test
    void andAnswersLikeIt() throws Exception {
        try (Caller caller = new Caller(Sandbox.ofTheDemo(InetAddress.getLoopbackAddress(), 0, Caller.CLOCK))) {
            assertThat(customers(caller, DemoKeys.SONNENTAL_READER))
                    .contains("\"hydra:member\"")
                    .doesNotContain(":null");
            assertThat(customers(caller, DemoKeys.LINDENAU)).contains("\"hydra:member\"", ":null");
            assertThat(customers(caller, DemoKeys.MORGENTAU))
                    .contains("\"member\"")
                    .doesNotContain("hydra:");
        }
    }
}
