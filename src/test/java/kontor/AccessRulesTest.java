package kontor;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServlet;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.company.access.Discloses;
import kontor.company.access.ForAnyone;
import kontor.company.access.ForOperators;
import kontor.company.access.ForPortal;
import kontor.company.access.InScope;
import kontor.company.access.Internal;
import kontor.company.access.OfCompany;
import kontor.company.access.Requires;

/** Who may call what is declared of each method of each service that reaches rows or accounts, and asked by nobody's hand. */
@AnalyzeClasses(packages = "kontor", importOptions = ImportOption.DoNotIncludeTests.class)
class AccessRulesTest {
    private static final List<Class<? extends Annotation>> DECLARATIONS = List.of(
            Requires.class,
            Discloses.class,
            ForOperators.class,
            ForPortal.class,
            InScope.class,
            ForAnyone.class,
            Internal.class);

    private static final Map<JavaClass, Boolean> REACHES_ROWS = new HashMap<>();

    private static final DescribedPredicate<JavaMethod> CALLED_FROM_OUTSIDE = DescribedPredicate.describe(
            "are called from outside of a service that reaches rows or accounts",
            method -> isService(method.getOwner())
                    && method.getModifiers().contains(JavaModifier.PUBLIC)
                    && !method.getModifiers().contains(JavaModifier.STATIC)
                    && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                    && !method.getModifiers().contains(JavaModifier.BRIDGE));

    @ArchTest
    static final ArchRule eachMethodOfAServiceSaysWhoMayCallIt =
            methods().that(CALLED_FROM_OUTSIDE).should(beDeclaredOnce());

    @ArchTest
    static final ArchRule whatRequiresARightNamesOneCompany = methods()
            .that(DescribedPredicate.describe("require a right", method -> isDeclared(method, Requires.class)))
            .and(CALLED_FROM_OUTSIDE)
            .should(nameOneCompany());

    @ArchTest
    static final ArchRule whatDisclosesByRightAnswersRowsOfCompanies = methods()
            .that(DescribedPredicate.describe("disclose by right", method -> isDeclared(method, Discloses.class)))
            .should(answerRowsOfCompanies());

    /** An interceptor sees calls from outside only, and of these none of what isn't public. */
    @ArchTest
    static final ArchRule onlyWhatIsCalledFromOutsideIsDeclared = methods()
            .that(DescribedPredicate.describe("are declared", method -> declarations(method) > 0))
            .should(beIn(CALLED_FROM_OUTSIDE));

    @ArchTest
    static final ArchRule pagesDoNotCallWhatIsInternal = noClasses()
            .that(DescribedPredicate.describe(
                    "answer requests",
                    type -> type.isAnnotatedWith(Named.class) || type.isAssignableTo(HttpServlet.class)))
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "the method is internal",
                    call -> call.getTarget()
                            .resolveMember()
                            .filter(JavaMethod.class::isInstance)
                            .map(JavaMethod.class::cast)
                            .filter(CALLED_FROM_OUTSIDE)
                            .filter(method -> isDeclared(method, Internal.class))
                            .isPresent()));

    /** What is asked beyond the declared right, where that depends on what is given along. */
    private static final Set<String> REQUIRE = Set.of("kontor.audit.stream.Streams");

    /** Who narrows down what is found, or only asks in order to show a button or not. */
    private static final Set<String> ASK = Set.of(
            // What is found is narrowed down to what may be seen.
            "kontor.audit.AuditSearch",
            "kontor.audit.OpenChange",
            "kontor.audit.OpenChanges",
            "kontor.audit.checkpoint.Checkpoints",
            "kontor.audit.search.Choices",
            "kontor.audit.search.LineSearch",
            "kontor.audit.search.SavedSearches",
            "kontor.audit.verification.Verifications",
            // Whoever belongs to other companies too is for those who administer all of them.
            "kontor.identity.People",
            // What is shown.
            "kontor.company.Frame",
            "kontor.company.CompaniesPage",
            "kontor.audit.retention.RetentionPage",
            "kontor.audit.search.LogFilters",
            "kontor.change.report.LogExportPage",
            "kontor.change.revert.EntryReverts",
            "kontor.change.story.PastPage",
            "kontor.change.story.Terms",
            "kontor.object.ResourceMenu");

    @ArchTest
    static final ArchRule rightsAreRequiredByDeclaration = noClasses()
            .that(areNot(REQUIRE))
            .should()
            .callMethodWhere(target(owner(
                            DescribedPredicate.describe("Scope", (JavaClass type) -> type.isEquivalentTo(Scope.class))))
                    .and(target(name("require"))));

    @ArchTest
    static final ArchRule rightsAreAskedByFew = noClasses()
            .that(areNot(ASK))
            .and()
            .resideOutsideOfPackage("kontor.company.access")
            .and()
            .doNotHaveFullyQualifiedName(Scope.class.getName())
            .should()
            .callMethodWhere(target(owner(
                            DescribedPredicate.describe("Scope", (JavaClass type) -> type.isEquivalentTo(Scope.class))))
                    .and(target(nameMatching("may|mayAny|companiesWith|operatesInstallation"))));

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return DescribedPredicate.describe("are not known to", type -> !names.contains(type.getName()));
    }

    /** Whether the class is one whose methods a page could call to see rows, or an account. */
    private static boolean isService(JavaClass type) {
        return type.isAnnotatedWith(Stateless.class)
                || type.isAnnotatedWith(Singleton.class)
                || type.isAnnotatedWith(ApplicationScoped.class) && reachesRows(type);
    }

    private static boolean reachesRows(JavaClass type) {
        Boolean known = REACHES_ROWS.get(type);
        if (known == null) {
            REACHES_ROWS.put(type, false); // Meanwhile, where two know each other.
            known = hasWhatReachesRows(type);
            REACHES_ROWS.put(type, known);
        }
        return known;
    }

    private static boolean hasWhatReachesRows(JavaClass type) {
        return type.getFields().stream()
                .map(field -> field.getRawType())
                .anyMatch(field -> field.isAssignableTo(EntityManager.class)
                        || field.isAssignableTo(DataSource.class)
                        || isService(field));
    }

    private static long declarations(CanBeAnnotated declared) {
        return DECLARATIONS.stream().filter(declared::isAnnotatedWith).count();
    }

    private static boolean isDeclared(JavaMethod method, Class<? extends Annotation> declaration) {
        return method.isAnnotatedWith(declaration)
                || declarations(method) == 0 && method.getOwner().isAnnotatedWith(declaration);
    }

    private static ArchCondition<JavaMethod> beDeclaredOnce() {
        return new ArchCondition<>("say once who may call it") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long own = declarations(method);
                long known = own == 0 ? declarations(method.getOwner()) : own;
                events.add(new SimpleConditionEvent(
                        method, known == 1, method.getFullName() + " is declared " + known + " times"));
            }
        };
    }

    private static ArchCondition<JavaMethod> beIn(DescribedPredicate<JavaMethod> those) {
        return new ArchCondition<>(those.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(method, those.test(method), method.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaMethod> nameOneCompany() {
        return new ArchCondition<>("name one company") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long companies = method.getRawParameterTypes().stream()
                        .filter(type -> type.isEquivalentTo(CompanyId.class) || type.isAssignableTo(OfCompany.class))
                        .count();
                events.add(new SimpleConditionEvent(
                        method, companies == 1, method.getFullName() + " names " + companies + " companies"));
            }
        };
    }

    private static ArchCondition<JavaMethod> answerRowsOfCompanies() {
        return new ArchCondition<>("answer rows of companies") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaType answer = method.getReturnType();
                boolean many = answer.toErasure().isAssignableTo(Collection.class)
                        || answer.toErasure().isAssignableTo(Optional.class);
                JavaClass row = many
                        ? ((JavaParameterizedType) answer)
                                .getActualTypeArguments()
                                .get(0)
                                .toErasure()
                        : answer.toErasure();
                events.add(new SimpleConditionEvent(
                        method,
                        row.isAssignableTo(OfCompany.class),
                        method.getFullName() + " answers " + row.getName()));
            }
        };
    }
}
