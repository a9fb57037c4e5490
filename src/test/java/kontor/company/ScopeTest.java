package kontor.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final CompanyId COMPANY = new CompanyId(3);

    @Test
    void whatThePortalDoesForSomeoneIsNotTheirOwnActAndGoesNoFurther() {
        Scope anna = new Scope(
                new Actor(7L, "Anna", "192.0.2.1", "s"), Map.of(COMPANY, Set.of(Right.READ_AUDIT_LOG)), false);
        Actor acts = anna.ofPortalForActor().get(() -> Scope.current().actor());
        assertThat(acts.userId()).isNull();
        assertThat(acts.name()).isEqualTo(Actor.PORTAL.name());
        assertThat(acts.onBehalfOf().userId()).isEqualTo(7);
        assertThat(anna.ofPortalForActor().rights()).isEqualTo(anna.rights());
        assertThat(anna.ofPortalForActor().operatesInstallation()).isFalse();
        assertThat(anna.ofPortalForActor().isOfPortal()).isFalse();
        assertThat(Scope.current().isSet()).isFalse();
    }

    @Test
    void thePortalActsForNobodyWhereItActsByItself() {
        Scope portal = Scope.ofPortal(Set.of(COMPANY));
        assertThat(portal.ofPortalForActor()).isEqualTo(portal);
    }
}
