package kontor.company.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kontor.company.AccessDenied;
import kontor.company.Actor;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import org.junit.jupiter.api.Test;

class RuleTest {
    private static final CompanyId OWN = new CompanyId(2);
    private static final CompanyId FOREIGN = new CompanyId(3);
    private static final Scope CLERK =
            new Scope(new Actor(7L, "Kai", null, null), Map.of(OWN, Set.of(Right.WORK_ON_OBJECTS)), false);
    private static final Scope OPERATOR = new Scope(new Actor(8L, "Olga", null, null), Map.of(), true);

    private record Row(CompanyId company, long person) implements OfCompany {
        @Override
        public boolean isOwn(Scope scope) {
            return scope.actor().userId().equals(person);
        }
    }

    @ForPortal
    private static class Service {
        @Requires(Right.WORK_ON_OBJECTS)
        void works(long credential, CompanyId company) {}

        @Requires({Right.ADMINISTER, Right.WORK_ON_OBJECTS})
        void worksOn(Row row) {}

        @Requires
        void belongs(CompanyId company) {}

        @Requires(Right.ADMINISTER)
        void administers(CompanyId company) {}

        @Requires(Right.WORK_ON_OBJECTS)
        void worksLater(Scope scope, CompanyId company) {}

        @Requires(Right.WORK_ON_OBJECTS)
        void namesNone(long credential) {}

        @Requires(Right.WORK_ON_OBJECTS)
        void namesTwo(CompanyId one, Row other) {}

        @Discloses(Right.READ_AUDIT_LOG)
        List<Row> discloses() {
            return List.of();
        }

        @ForOperators
        void operates() {}

        @InScope("own rows")
        void ownRows() {}

        @ForAnyone("signing in")
        void anyone() {}

        @ForAnyone("one")
        @InScope("other")
        void saysTwo() {}

        void ofThePortal() {}
    }

    private static Rule rule(String method) {
        return Rule.of(Stream.of(Service.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow());
    }

    private static boolean allows(Scope scope, String method, Object... parameters) {
        try {
            scope.run(() -> rule(method).allow(parameters));
            return true;
        } catch (AccessDenied e) {
            return false;
        }
    }

    @Test
    void theRightIsNeededInTheCompanyThatTheCallNames() {
        assertThat(allows(CLERK, "works", 1L, OWN)).isTrue();
        assertThat(allows(CLERK, "works", 1L, FOREIGN)).isFalse();
        assertThat(allows(CLERK, "worksOn", new Row(OWN, 1))).isTrue();
        assertThat(allows(CLERK, "worksOn", new Row(FOREIGN, 7))).isFalse();
        assertThat(allows(CLERK, "administers", OWN)).isFalse();
        assertThat(allows(CLERK, "belongs", OWN)).isTrue();
        assertThat(allows(OPERATOR, "belongs", OWN)).isFalse();
        assertThat(allows(Scope.ofPortal(Set.of(OWN)), "administers", OWN)).isTrue();
    }

    @Test
    void aScopeThatIsHandedOverIsTheOneThatCounts() {
        assertThat(allows(OPERATOR, "worksLater", CLERK, OWN)).isTrue();
        assertThat(allows(CLERK, "worksLater", OPERATOR, OWN)).isFalse();
    }

    @Test
    void aRefusalNamesTheCompanyForTheLog() {
        assertThatThrownBy(() -> CLERK.run(() -> rule("administers").allow(new Object[] {FOREIGN})))
                .isInstanceOfSatisfying(
                        AccessDenied.class,
                        denied -> assertThat(denied.company()).hasValue(FOREIGN));
    }

    @Test
    void aCompanyThatIsMissingOrAmbiguousIsNeverPassedOver() {
        assertThatThrownBy(() -> rule("namesNone")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rule("namesTwo")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rule("saysTwo")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsDisclosedIsOfACompanyWithTheRightOrOnesOwn() {
        Rule rule = rule("discloses");
        CLERK.run(() -> {
            assertThatCode(() -> rule.disclose(List.of(new Row(OWN, 7)))).doesNotThrowAnyException();
            assertThatCode(() -> rule.disclose(Optional.empty())).doesNotThrowAnyException();
            assertThatThrownBy(() -> rule.disclose(Optional.of(new Row(OWN, 1))))
                    .isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> rule.disclose(List.of(new Row(OWN, 7), new Row(FOREIGN, 1))))
                    .isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> rule.disclose(new Row(OWN, 1))).isInstanceOf(AccessDenied.class);
        });
    }

    @Test
    void othersAreForThoseTheySay() {
        assertThat(allows(OPERATOR, "operates")).isTrue();
        assertThat(allows(CLERK, "operates")).isFalse();
        assertThat(allows(CLERK, "ownRows")).isTrue();
        assertThat(allows(Scope.current(), "ownRows")).isFalse();
        assertThat(allows(Scope.current(), "anyone")).isTrue();
        assertThat(allows(Scope.ofPortal(Set.of()), "ofThePortal")).isTrue();
        assertThat(allows(OPERATOR, "ofThePortal")).isFalse();
    }
}
