package kontor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedRightsTest {
    private final AllowedRights allowed = AllowedRights.inSchema("kontor");

    private Set<String> beyond(String shown) {
        return allowed.beyond(Grant.of(shown).orElseThrow());
    }

    @Test
    void areWhatTheScriptGrants() {
        assertThat(allowed.byObject())
                .containsEntry("kontor.audit_entry", Set.of("SELECT", "INSERT"))
                .containsEntry("kontor.company", Set.of("SELECT", "INSERT", "UPDATE"));
        assertThat(allowed.logTables()).contains("audit_entry").doesNotContain("audit_entry_seq", "audit_head");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT, INSERT ON `kontor`.`audit_entry` TO `kontor_app`@`%`",
                "GRANT SELECT ON `kontor`.`audit_entry` TO `kontor_app`@`%`",
                "GRANT USAGE ON *.* TO `kontor_app`@`%` IDENTIFIED BY PASSWORD '*AB'",
                "GRANT USAGE ON *.* TO `kontor_app`@`%` REQUIRE SSL WITH MAX_USER_CONNECTIONS 20",
                "GRANT DELETE, DROP ON `test`.* TO PUBLIC",
                "GRANT DELETE, DROP ON `test\\_%`.* TO PUBLIC"
            })
    void letPassWhatIsGrantedAndNoMore(String shown) {
        assertThat(beyond(shown)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT, INSERT, UPDATE ON `kontor`.`audit_entry` TO `kontor_app`@`%`",
                "GRANT SELECT, UPDATE (`action`, `status`), INSERT ON `kontor`.`audit_entry` TO `kontor_app`@`%`",
                "GRANT SELECT, INSERT ON `kontor`.`audit_entry` TO `kontor_app`@`%` WITH GRANT OPTION",
                "GRANT SELECT, INSERT ON `kontor`.* TO `kontor_app`@`%`",
                "GRANT SELECT ON `other`.`audit_entry` TO `kontor_app`@`%`",
                "GRANT ALL PRIVILEGES ON *.* TO `kontor_app`@`%` IDENTIFIED BY PASSWORD '*AB' WITH GRANT OPTION",
                "GRANT SUPER ON *.* TO `kontor_app`@`%`",
                "GRANT USAGE ON *.* TO `kontor_app`@`%` WITH GRANT OPTION",
                "GRANT EXECUTE ON PROCEDURE `kontor`.`tidy` TO `kontor_app`@`%`",
                "GRANT PROXY ON 'root'@'%' TO 'kontor_app'@'%'",
                "GRANT `keepers` TO `kontor_app`@`%`",
                "GRANT `keepers` TO `kontor_app`@`%` WITH ADMIN OPTION",
                "GRANT DELETE ON `kontor`.`audit_entry` TO PUBLIC",
                "GRANT DELETE ON `kon%`.* TO PUBLIC",
                "GRANT DELETE ON `k_ntor`.* TO PUBLIC",
                "GRANT DELETE ON *.* TO PUBLIC"
            })
    void findWhatIsMore(String shown) {
        assertThat(beyond(shown)).isNotEmpty();
    }

    @Test
    void tellHowToTakeItAwayWithoutTellingThePassword() {
        Grant all = Grant.of("GRANT ALL PRIVILEGES ON *.* TO `kontor_app`@`%` IDENTIFIED BY PASSWORD '*AB'")
                .orElseThrow();
        assertThat(all.revoking(allowed.beyond(all))).isEqualTo("REVOKE ALL PRIVILEGES ON *.* FROM `kontor_app`@`%`;");
        Grant more = Grant.of("GRANT ALL PRIVILEGES ON `kontor`.* TO `kontor_app`@`%` WITH GRANT OPTION")
                .orElseThrow();
        assertThat(more.revoking(allowed.beyond(more)))
                .isEqualTo("REVOKE GRANT OPTION ON `kontor`.* FROM `kontor_app`@`%`;"
                        + " REVOKE ALL PRIVILEGES ON `kontor`.* FROM `kontor_app`@`%`;");
        Grant role = Grant.of("GRANT `keepers` TO `kontor_app`@`%`").orElseThrow();
        assertThat(role.revoking(allowed.beyond(role))).isEqualTo("REVOKE `keepers` FROM `kontor_app`@`%`;");
    }

    @Test
    void knowProceduresOfTheScript() {
        AllowedRights one =
                AllowedRights.of("grant execute on procedure move_head to ${application_account};", "kontor");
        assertThat(one.beyond(Grant.of("GRANT EXECUTE ON PROCEDURE `kontor`.`move_head` TO `kontor_app`@`%`")
                        .orElseThrow()))
                .isEmpty();
    }

    @Test
    void takeNothingButGrantsFromTheScript() {
        assertThatThrownBy(() -> AllowedRights.of("drop trigger audit_entry_refuses_update;", "kontor"))
                .hasMessageContaining("may only grant");
        assertThatThrownBy(() -> AllowedRights.of("grant keepers to ${application_account};", "kontor"))
                .hasMessageContaining("may only grant");
    }
}
