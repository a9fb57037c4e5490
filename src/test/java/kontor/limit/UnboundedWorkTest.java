package kontor.limit;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.json.JsonNumber;
import java.math.BigDecimal;

/** What a few characters can make endless work of is done in one place, where it is bounded. */
@AnalyzeClasses(packages = "kontor", importOptions = ImportOption.DoNotIncludeTests.class)
class UnboundedWorkTest {
    @ArchTest
    static final ArchRule numbersAreWrittenOutAndRoundedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("kontor.limit")
            .should()
            .callMethodWhere(target(owner(assignableTo(BigDecimal.class)))
                    .and(target(nameMatching(
                            "toPlainString|toBigInteger|toBigIntegerExact|setScale|longValueExact|intValueExact"))));

    @ArchTest
    static final ArchRule numbersOfAccountsAreNotTakenForInts = noClasses()
            .that()
            .resideOutsideOfPackage("kontor.limit")
            .should()
            .callMethodWhere(target(owner(assignableTo(JsonNumber.class)))
                    .and(target(nameMatching("(int|long|bigInteger|double)Value(Exact)?"))));

    @ArchTest
    static final ArchRule limitsKnowNothingOfWhatTheyLimit = noClasses()
            .that()
            .resideInAPackage("kontor.limit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kontor.audit..",
                    "kontor.catalogue..",
                    "kontor.change..",
                    "kontor.company..",
                    "kontor.credential..",
                    "kontor.frachtpilot..",
                    "kontor.object..",
                    "kontor.web..");
}
