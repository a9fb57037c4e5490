package kontor.frachtpilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void whatNobodyIsToReadIsTakenOutOfTheAccountsWords() {
        Problem problem = new Problem(
                        Problem.Kind.INVALID,
                        422,
                        "pin: Apfelmus is no number",
                        List.of(new Problem.Violation("pin", "Apfelmus, Apfelmus!")))
                .without(List.of("Apfelmus", " "));
        assertThat(problem.detail()).isEqualTo("pin: … is no number");
        assertThat(problem.violations()).containsExactly(new Problem.Violation("pin", "…, …!"));
        assertThat(problem.toJson().toString()).doesNotContain("Apfelmus");
    }
}
