package kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import kontor.audit.chain.ChainCheck;
import kontor.audit.chain.Faults;
import kontor.company.Actor;
import kontor.company.CompanyId;
import org.junit.jupiter.api.Test;

/** What is recorded of texts that no UTF-8 has, such as an account's JSON may hold: halves of surrogate pairs. */
class RecordedTextTest {
    private static final List<String> HALVES = List.of("\ud800", "\udbff", "\udc00", "\udfff", "\udc00\ud800");

    @Test
    void halvesInWhatAnAccountSaidAreRecordedAsReplacementsAndNotAsQuestionMarks() {
        for (String half : HALVES) {
            String replaced = "\uFFFD".repeat(half.length());
            JsonObject after = Json.createObjectBuilder()
                    .add("name" + half, "Eier" + half)
                    .add("kept", "🥚?")
                    .build();
            byte[] recorded = new Images("Eier" + half, null, "Weil" + half, null, null, after, null, null).toBytes();
            assertThat(new String(recorded, StandardCharsets.UTF_8)).contains("Eier" + replaced, "🥚?");
            Images read = Images.of(recorded);
            assertThat(read.label()).isEqualTo("Eier" + replaced);
            assertThat(read.reason()).isEqualTo("Weil" + replaced);
            assertThat(read.after().getString("name" + replaced)).isEqualTo("Eier" + replaced);
            assertThat(read.after().getString("kept")).isEqualTo("🥚?");
        }
    }

    @Test
    void theEntryItselfHoldsWhatItsHashCovers() {
        for (String half : HALVES) {
            Actor actor = new Actor(1L, "Anna" + half, "192.0.2.1", "a1b2");
            AuditEntry entry = new AuditEntry(
                    AuditEntry.Kind.LOCAL, new CompanyId(3), actor, "object.patch", "x" + half, "/api/x" + half);
            entry.chain(1, 1, Instant.EPOCH, new byte[32], new byte[0], new byte[0]);
            String replaced = "\uFFFD".repeat(half.length());
            assertThat(entry.getActorName()).isEqualTo("Anna" + replaced);
            assertThat(entry.getObjectId()).isEqualTo("/api/x" + replaced);
            assertThat(new String(entry.canonical(), StandardCharsets.UTF_8)).contains("Anna" + replaced);
            Faults faults = new Faults();
            new ChainCheck(3, faults).add(entry.link());
            assertThat(faults.first()).isEmpty();
        }
    }
}
