package kontor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogTriggersTest {
    private static LogTriggers ofMigrations() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            return LogTriggers.ofScripts(scripts.map(
                            script -> script.getFileName().toString())
                    .filter(name -> name.startsWith("V"))
                    .sorted(Comparator.comparing(
                            name -> Integer.valueOf(name.substring(1).replaceFirst("__.*", ""))))
                    .toList());
        }
    }

    @Test
    void standBeforeEveryTableOfTheLogThatCanOnlyBeAddedTo() throws IOException {
        LogTriggers triggers = ofMigrations();
        // Terms are but an index: they prove nothing, and can be made anew.
        assertThat(AllowedRights.inSchema("kontor").logTables())
                .contains("audit_entry", "audit_checkpoint")
                .filteredOn(table -> !table.equals("audit_term"))
                .allSatisfy(table -> {
                    for (String event : List.of("UPDATE", "DELETE")) {
                        assertThat(triggers.all())
                                .anyMatch(trigger -> trigger.table().equals(table)
                                        && trigger.event().equals(event)
                                        && trigger.body().contains("signal sqlstate '45000'"));
                    }
                });
    }

    @Test
    void areTheLatestOfTheirNameHoweverTheyAreLaidOut() {
        LogTriggers triggers = LogTriggers.of(List.of(
                "create trigger a_b before delete on a for each row signal sqlstate '45000'; select 1;",
                "delimiter //\ncreate trigger a_b before delete on a for each row\nbegin\n  if x then\n    y;\n  end if;\nend//\n"
                        + "delimiter ;\ncreate table b (id int);"));
        assertThat(triggers.all()).singleElement().satisfies(trigger -> {
            assertThat(trigger.isLike("DELETE", "a", "BEFORE", "begin if x then y; end if; end"))
                    .isTrue();
            assertThat(trigger.isLike("DELETE", "a", "AFTER", "begin if x then y; end if; end"))
                    .isFalse();
            assertThat(trigger.isLike("DELETE", "a", "BEFORE", "begin if x then z; end if; end"))
                    .isFalse();
        });
    }
}
