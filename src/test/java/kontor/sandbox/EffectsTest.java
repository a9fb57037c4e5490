package kontor.sandbox;

import static kontor.sandbox.Caller.LD;
import static kontor.sandbox.Caller.PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox knows what it did, whatever it answered. */
class EffectsTest {
    private static final String CUSTOMER = "/api_v2/customers/1";

    private Caller caller;
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        caller = new Caller();
        sandbox = caller.sandbox;
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    private int patch(String city) throws IOException, InterruptedException {
        return caller.patch("customers/1", "{'city':'" + city + "'}").statusCode();
    }

    private Effect only() {
        assertThat(sandbox.effects()).hasSize(1);
        return sandbox.effects().get(0);
    }

    @Test
    void eachKindOfWriteIsNoted() throws Exception {
        patch("Celle");
        caller.send("PUT", "tours/1", LD, LD, "{'name':'Tour Nord'}");
        caller.post("deposits", "{'name':'Kiste'}");
        String deposit = sandbox.effects().get(2).iri();
        caller.send("DELETE", deposit, LD, null, null);
        assertThat(sandbox.effects())
                .extracting(Effect::method, Effect::path)
                .containsExactly(
                        tuple("PATCH", CUSTOMER),
                        tuple("PUT", "/api_v2/tours/1"),
                        tuple("POST", "/api_v2/deposits"),
                        tuple("DELETE", deposit));
        assertThat(sandbox.effects())
                .allMatch(Effect::changed)
                .allMatch(effect -> effect.account().equals("Biohof Lindenau"));
        assertThat(sandbox.effects().get(0).body()).isEqualTo("{\"city\":\"Celle\"}");
    }

    @Test
    void readsAndRefusedWritesAreNone() throws Exception {
        caller.get("customers/1");
        caller.patch("customers/1", "{'zip':'x'}");
        caller.send("PATCH", "customers/99999", LD, PATCH, "{'city':'Celle'}");
        caller.send(DemoKeys.LINDENAU.key(), "0", "PATCH", "customers/1", LD, PATCH, "{'city':'Celle'}");
        assertThat(sandbox.effects()).isEmpty();
    }

    @Test
    void theSameAgainIsTakenButChangesNothing() throws Exception {
        patch("Celle");
        patch("Celle");
        assertThat(sandbox.effects()).extracting(Effect::changed).containsExactly(true, false);
        caller.send("PUT", "tours/1", LD, LD, "{'name':'Tour Nord'}");
        caller.send("PUT", "tours/1", LD, LD, "{'name':'Tour Nord'}");
        assertThat(sandbox.effects()).extracting(Effect::changed).containsExactly(true, false, true, false);
    }

    @Test
    void deletingWhatIsGoneHasNoEffect() throws Exception {
        caller.send("DELETE", "vehicles/none", LD, null, null);
        assertThat(sandbox.effects()).isEmpty();
    }

    @Test
    void whatIsAppliedIsNotedThoughNobodyIsTold() throws Exception {
        sandbox.fault(Fault.cutAfter().on("PATCH", "customers").times(1));
        assertThatThrownBy(() -> patch("Celle")).isInstanceOf(IOException.class);
        assertThat(only().changed()).isTrue();
    }

    @Test
    void whatIsCutOrRefusedBeforehandIsNotNoted() throws Exception {
        sandbox.fault(Fault.cutBefore().times(1));
        assertThatThrownBy(() -> patch("Celle")).isInstanceOf(IOException.class);
        sandbox.fault(Fault.status(503).times(1));
        assertThat(patch("Celle")).isEqualTo(503);
        assertThat(sandbox.effects()).isEmpty();
    }

    @Test
    void anErrorAfterwardsHidesAnEffect() throws Exception {
        for (Fault fault : List.of(Fault.status(500), Fault.html(200), Fault.malformedBody(), Fault.wrongTypes())) {
            sandbox.reset();
            sandbox.fault(fault.afterwards().on("PATCH", "customers").times(1));
            patch("Celle");
            assertThat(only().changed()).isTrue();
            assertThat(sandbox.account("Biohof Lindenau").object(CUSTOMER).getString("city"))
                    .isEqualTo("Celle");
        }
    }

    @Test
    void whatIsChangedBehindThePortalsBackIsNotInTheJournal() {
        sandbox.account("Biohof Lindenau")
                .change(
                        CUSTOMER,
                        Json.createObjectBuilder().add("city", "Celle").build());
        assertThat(sandbox.effects()).isEmpty();
    }

    @Test
    void someoneCanBeToldAtOnce() throws Exception {
        List<String> told = new ArrayList<>();
        sandbox.tellOfEffects(effect -> told.add(effect.iri()));
        patch("Celle");
        assertThat(told).containsExactly(CUSTOMER);
    }

    @Test
    void mischiefDecidesForEachRequest() throws Exception {
        sandbox.mischief(
                (method, path, body) -> body.contains("Celle") ? Optional.of(Fault.status(500)) : Optional.empty());
        assertThat(patch("Celle")).isEqualTo(500);
        assertThat(patch("Uelzen")).isEqualTo(200);
        sandbox.clearFaults();
        assertThat(patch("Celle")).isEqualTo(200);
    }
}
