package kontor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form of the campaign; {@code ./mvnw -Pfaults verify} runs the long one. */
class FaultCampaignIT {
    @Test
    void whateverGoesWrongTheLogTellsTheTruth() throws Exception {
        Path work = Path.of(System.getProperty("kontor.work"));
        Report report = FaultCampaign.run(
                work.resolve("faults"), Path.of(System.getProperty("kontor.programs")), Extent.small());
        assertThat(report.failures()).as(report.toString()).isEmpty();
    }
}
