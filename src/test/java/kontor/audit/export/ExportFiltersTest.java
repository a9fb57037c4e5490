package kontor.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import kontor.audit.AuditQuery;
import kontor.audit.LogEntry;
import kontor.company.CompanyId;
import org.junit.jupiter.api.Test;

class ExportFiltersTest {
    private static ExportFilters of(Map<String, String> parameters) {
        return ExportFilters.of(parameters::get);
    }

    @Test
    void areThoseOfTheLogPagesAddress() {
        Map<String, String> address = Map.of(
                "person", "3",
                "type", "customers",
                "object", "/api_v2/customers/" + "x".repeat(700),
                "credential", "4",
                "state", "rejected",
                "from", "2026-03-01",
                "until", "2026-03-31");
        assertThat(of(address).address()).isEqualTo(address);
        assertThat(of(address).state()).contains(LogEntry.State.REJECTED);
        assertThat(of(address).until()).contains(LocalDate.of(2026, 3, 31));
    }

    @Test
    void whatCannotBeUnderstoodIsPassedOver() {
        assertThat(of(Map.of(
                                "person",
                                "x",
                                "type",
                                "x".repeat(201),
                                "state",
                                "?",
                                "from",
                                "gestern",
                                "until",
                                "0001-01-01"))
                        .address())
                .isEmpty();
    }

    @Test
    void timeLeavesNothingOutBetweenTheFirstAndTheLastAndAnythingElseDoes() {
        assertThat(of(Map.of("from", "2026-03-01", "until", "2026-03-31")).isSelection())
                .isFalse();
        assertThat(of(Map.of("person", "3")).isSelection()).isTrue();
        assertThat(of(Map.of("type", "customers")).isSelection()).isTrue();
        assertThat(of(Map.of("object", "12")).isSelection()).isTrue();
        assertThat(of(Map.of("credential", "4")).isSelection()).isTrue();
        assertThat(of(Map.of("state", "done")).isSelection()).isTrue();
    }

    @Test
    void anotherCompanyHasOtherAccounts() {
        ExportFilters filters = of(Map.of("credential", "4", "type", "customers"));
        assertThat(filters.elsewhere().address()).isEqualTo(Map.of("type", "customers"));
    }

    @Test
    void aDayEndsWhereThePersonIs() {
        AuditQuery query = of(Map.of("from", "2026-03-29", "until", "2026-03-29"))
                .query(new CompanyId(1), ZoneId.of("Europe/Berlin"));
        assertThat(query.from()).contains(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(query.until()).contains(Instant.parse("2026-03-29T22:00:00Z"));
    }
}
