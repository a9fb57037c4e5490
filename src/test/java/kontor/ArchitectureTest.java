package kontor;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.net.Socket;
import java.net.URLConnection;
import java.sql.DriverManager;
import java.util.Set;
import kontor.audit.AuditEntry;
import kontor.audit.AuditLog;
import kontor.audit.RecordedIntent;
import kontor.change.revert.job.RevertEnds;
import kontor.change.revert.job.RevertJobs;
import kontor.change.revert.job.RevertProgress;
import kontor.company.ScopedCompanies;
import kontor.export.ExportWorker;
import kontor.frachtpilot.ApiKey;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.WriteAnswer;
import kontor.identity.RefusedSignIns;
import kontor.identity.User;
import kontor.identity.guessing.GuessCount;
import kontor.object.ListColumns;
import org.hibernate.annotations.Filter;

/** Packages and laws, as far as the code itself can show that they are kept. */
@AnalyzeClasses(packages = "kontor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesUseWhatTheyMay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("web")
            .definedBy("kontor.web")
            .layer("http")
            .definedBy("kontor.http")
            .layer("company")
            .definedBy("kontor.company..")
            .layer("identity")
            .definedBy("kontor.identity..")
            .layer("vault")
            .definedBy("kontor.vault")
            .layer("erasure")
            .definedBy("kontor.erasure")
            .layer("credential")
            .definedBy("kontor.credential")
            .layer("frachtpilot")
            .definedBy("kontor.frachtpilot..")
            .layer("catalogue")
            .definedBy("kontor.catalogue..")
            .layer("object")
            .definedBy("kontor.object..")
            .layer("export")
            .definedBy("kontor.export")
            .layer("table")
            .definedBy("kontor.table")
            .layer("audit")
            .definedBy("kontor.audit..")
            .layer("change")
            .definedBy("kontor.change..")
            .layer("network")
            .definedBy("kontor.network")
            .layer("system")
            .definedBy("kontor.system")
            .whereLayer("web")
            .mayNotAccessAnyLayer()
            .whereLayer("http")
            .mayOnlyAccessLayers("web")
            .whereLayer("network")
            .mayNotAccessAnyLayer()
            .whereLayer("table")
            .mayNotAccessAnyLayer()
            .whereLayer("company")
            .mayOnlyAccessLayers("web")
            .whereLayer("identity")
            // Guesses at passwords are counted by digests with a key of the vault.
            .mayOnlyAccessLayers("company", "http", "vault", "web")
            .whereLayer("vault")
            .mayOnlyAccessLayers("company")
            .whereLayer("erasure")
            .mayOnlyAccessLayers("company", "vault", "web")
            .whereLayer("audit")
            .mayOnlyAccessLayers("company", "vault", "network", "web")
            // The recorded intent that a write needs is the audit log's own type; nothing else of it is used (below).
            .whereLayer("frachtpilot")
            .mayOnlyAccessLayers("company", "audit", "network")
            .whereLayer("catalogue")
            .mayOnlyAccessLayers("company", "credential", "frachtpilot", "web")
            .whereLayer("object")
            .mayOnlyAccessLayers("company", "vault", "catalogue", "credential", "frachtpilot", "web")
            .whereLayer("export")
            .mayOnlyAccessLayers("company", "vault", "catalogue", "credential", "frachtpilot", "object", "table", "web")
            .whereLayer("credential")
            .mayOnlyAccessLayers("company", "vault", "frachtpilot", "audit", "web")
            .whereLayer("change")
            // What was read for a selection that is taken back is sealed until its turn.
            .mayOnlyAccessLayers(
                    "company",
                    "erasure",
                    "audit",
                    "catalogue",
                    "credential",
                    "frachtpilot",
                    "object",
                    "table",
                    "vault",
                    "web");

    @ArchTest
    static final ArchRule arrowsPointOneWay =
            slices().matching("kontor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theClientKnowsOnlyTheProofOfTheLog = noClasses()
            .that()
            .resideInAPackage("kontor.frachtpilot..")
            .should()
            .dependOnClassesThat(resideInAPackage("kontor.audit..")
                    .and(DescribedPredicate.not(DescribedPredicate.describe(
                            "are RecordedIntent", type -> type.isEquivalentTo(RecordedIntent.class)))));

    @ArchTest
    static final ArchRule theClientKnowsNothingOfPeopleAndScreens = noClasses()
            .that()
            .resideInAPackage("kontor.frachtpilot..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("kontor.identity..", "kontor.web", "jakarta.faces.."));

    // Law 1: no change without a recorded intent.

    @ArchTest
    static final ArchRule whatWritesTakesARecordedIntent = methods()
            .that()
            .areDeclaredIn(FrachtPilot.class)
            .and()
            .haveRawReturnType(WriteAnswer.class)
            .and()
            .arePublic()
            .should(takeARecordedIntent());

    @ArchTest
    static final ArchRule onlyTheLogMakesRecordedIntents =
            constructors().that().areDeclaredIn(RecordedIntent.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule onlyTheLogCallsTheirConstructor = classes()
            .that()
            .areNotAssignableTo(AuditLog.class)
            .and()
            .areNotAssignableTo(RecordedIntent.class)
            .should(notCallTheConstructorOf(RecordedIntent.class));

    /** Streams send entries of the log to a company's own receiver, never to an account; the policy is of both. */
    @ArchTest
    static final ArchRule onlyTheClientTalksToTheNetwork = noClasses()
            .that()
            .resideOutsideOfPackages("kontor.frachtpilot..", "kontor.audit.stream", "kontor.network")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta.ws.rs.client..", "java.net.http..", "org.apache.hc..", "org.glassfish.jersey.."));

    @ArchTest
    static final ArchRule onlyStreamsOpenSockets = noClasses()
            .that()
            .resideOutsideOfPackage("kontor.audit.stream")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "open sockets",
                    type -> type.isAssignableTo(Socket.class)
                            || type.getName().equals("javax.net.ssl.SSLContext")
                            || type.isAssignableTo(URLConnection.class)));

    @ArchTest
    static final ArchRule onlyCheckpointsAreMailed = noClasses()
            .that()
            .resideOutsideOfPackage("kontor.audit.mail")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.mail.."));

    // Law 2: the log only grows.

    @ArchTest
    static final ArchRule entriesHaveNoSetters =
            methods().that().areDeclaredIn(AuditEntry.class).should().haveNameNotMatching("set[A-Z].*");

    // Law 3: a key is never seen again.

    @ArchTest
    static final ArchRule keysAreRevealedToBeSignedWithAndSealedOnly = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("kontor.frachtpilot.Signature")
            .and()
            .doNotHaveFullyQualifiedName("kontor.credential.Credentials")
            .should()
            .callMethodWhere(target(owner(DescribedPredicate.describe(
                            "ApiKey", (JavaClass type) -> type.isEquivalentTo(ApiKey.class))))
                    .and(target(name("reveal"))));

    // Law 4: nobody sees past their companies.

    private static final Set<Class<?>> OF_NO_COMPANY =
            Set.of(User.class, RefusedSignIns.class, GuessCount.class, ListColumns.class);

    @ArchTest
    static final ArchRule entitiesAreScoped = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .and(DescribedPredicate.not(DescribedPredicate.describe(
                    "belong to no company",
                    (JavaClass type) -> OF_NO_COMPANY.stream().anyMatch(type::isEquivalentTo))))
            .should(beFiltered());

    @ArchTest
    static final ArchRule nativeQueriesAreFewAndKnown = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("kontor.identity.Memberships")
            .and()
            .doNotHaveFullyQualifiedName("kontor.company.Companies")
            .and()
            .doNotHaveFullyQualifiedName("kontor.company.Locks")
            .and()
            .doNotHaveFullyQualifiedName("kontor.identity.guessing.Guesses")
            .and()
            .doNotHaveFullyQualifiedName("kontor.vault.Vault")
            .and()
            .doNotHaveFullyQualifiedName("kontor.vault.Blinding")
            .and()
            .doNotHaveFullyQualifiedName("kontor.audit.search.Choices")
            .and()
            .doNotHaveFullyQualifiedName("kontor.audit.AuditLog")
            .and()
            .doNotHaveFullyQualifiedName("kontor.identity.refusal.RefusalLog")
            .should()
            .callMethodWhere(target(owner(DescribedPredicate.describe(
                            "EntityManager", (JavaClass type) -> type.isAssignableTo(EntityManager.class))))
                    .and(target(name("createNativeQuery"))));

    /** They name the companies in scope themselves. */
    @ArchTest
    static final ArchRule statementsPastThePersistenceContextAreFewAndKnown = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("kontor.audit.search.LineSearch")
            .and()
            .doNotHaveFullyQualifiedName("kontor.audit.search.TermIndex")
            .should()
            .callMethodWhere(target(name("doWork").or(name("doReturningWork"))));

    // Law 5: no transaction is open while the network is waited for.

    /** The driver alone would show the database a certificate that it refuses. */
    @ArchTest
    static final ArchRule connectionsAreTakenFromThePortalsDataSource =
            noClasses().should().dependOnClassesThat().areAssignableTo(DriverManager.class);

    /** The pages' language asks records for what they are called by: it sees no getter of theirs, and no setter. */
    @ArchTest
    static final ArchRule recordsHaveNeitherGettersNorSetters =
            methods().that().areDeclaredInClassesThat().areRecords().should().haveNameNotMatching("(get|set)[A-Z].*");

    @ArchTest
    static final ArchRule theClientRefusesTransactions =
            classes().that().areAssignableTo(FrachtPilot.class).should(neverRunInATransaction());

    /** Of the changes' services, those that ask no account, and have transactions of their own. */
    private static final Set<Class<?>> KEEP_ROWS = Set.of(RevertJobs.class, RevertProgress.class, RevertEnds.class);

    @ArchTest
    static final ArchRule whatKeepsRowsAsksNoAccount = noClasses()
            .that(DescribedPredicate.describe(
                    "only keep rows", type -> KEEP_ROWS.stream().anyMatch(type::isEquivalentTo)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("kontor.frachtpilot..", "kontor.object..", "kontor.catalogue.."));

    @ArchTest
    static final ArchRule changesAreMadeOutsideTransactions = classes()
            .that()
            .resideInAPackage("kontor.change..")
            .and()
            .areAnnotatedWith(Stateless.class)
            .and(DescribedPredicate.not(DescribedPredicate.describe(
                    "only keep rows", (JavaClass type) -> KEEP_ROWS.stream().anyMatch(type::isEquivalentTo))))
            .should(neverRunInATransaction());

    @ArchTest
    static final ArchRule exportsAreReadOutsideTransactions =
            classes().that().areAssignableTo(ExportWorker.class).should(neverRunInATransaction());

    @ArchTest
    static final ArchRule logsAreSentOnOutsideTransactions = classes()
            .that()
            .haveSimpleName("StreamWorker")
            .or()
            .haveSimpleName("CheckpointPost")
            .should(neverRunInATransaction());

    private static ArchCondition<JavaMethod> takeARecordedIntent() {
        return new ArchCondition<>("take a RecordedIntent") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean takes = method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(RecordedIntent.class));
                events.add(new SimpleConditionEvent(method, takes, method.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaClass> notCallTheConstructorOf(Class<?> made) {
        return new ArchCondition<>("not make a " + made.getSimpleName()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean makes = type.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(made));
                events.add(new SimpleConditionEvent(type, !makes, type.getName()));
            }
        };
    }

    private static ArchCondition<JavaClass> beFiltered() {
        return new ArchCondition<>("carry the row scope's filter") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean filtered = type.isAnnotatedWith(Filter.class)
                        && type.getAnnotationOfType(Filter.class).name().equals(ScopedCompanies.FILTER);
                events.add(new SimpleConditionEvent(type, filtered, type.getName()));
            }
        };
    }

    private static ArchCondition<JavaClass> neverRunInATransaction() {
        return new ArchCondition<>("never run in a transaction") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean never = type.isAnnotatedWith(TransactionAttribute.class)
                        && type.getAnnotationOfType(TransactionAttribute.class).value()
                                == TransactionAttributeType.NEVER;
                boolean loosened = type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .anyMatch(method -> method.isAnnotatedWith(TransactionAttribute.class));
                events.add(new SimpleConditionEvent(type, never && !loosened, type.getName()));
            }
        };
    }
}
