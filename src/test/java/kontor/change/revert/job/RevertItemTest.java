package kontor.change.revert.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import kontor.audit.LoggedChange;
import kontor.audit.Outcome.Result;
import kontor.change.revert.Past;
import kontor.change.revert.Planned;
import kontor.change.revert.Reversal;
import kontor.company.CompanyId;
import org.junit.jupiter.api.Test;

class RevertItemTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private static Past ended(long entry, Result result) {
        return new Past(
                LoggedChange.of("PATCH", "/api_v2/orders/1", entry, START.plusSeconds(entry))
                        .from("{'note':'a'}")
                        .sending("{'note':'b'}")
                        .ended(result, START.plusSeconds(entry))
                        .line(),
                List.of());
    }

    @Test
    void onlyChangesThatWereAppliedAreTakenBack() {
        RevertJob job = new RevertJob(new CompanyId(1), 1, Locale.GERMANY, 1, START);
        RevertItem item = new RevertItem(job, 1, List.of(3L, 2L, 1L));
        assertThat(item.intents()).as("chosen").containsExactly(3L, 2L, 1L);
        item.plan(
                new Planned(
                        null,
                        null,
                        List.of(ended(1, Result.APPLIED), ended(2, Result.REJECTED), ended(3, Result.APPLIED)),
                        null,
                        new Reversal(Reversal.Kind.UPDATE, null, 1, List.of(), List.of(), List.of())),
                new byte[0]);
        assertThat(item.intents()).as("taken back").containsExactly(3L, 1L);
    }
}
