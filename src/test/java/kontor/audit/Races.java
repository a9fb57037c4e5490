package kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.mail.CheckpointMailings;
import kontor.audit.mail.Recipients;
import kontor.audit.search.SavedSearches;
import kontor.audit.stream.AuditStream;
import kontor.audit.stream.Authority;
import kontor.audit.stream.StreamAddress;
import kontor.audit.stream.StreamRefused;
import kontor.audit.stream.StreamSettings;
import kontor.audit.stream.Streams;
import kontor.audit.verification.Verification;
import kontor.audit.verification.Verifications;
import kontor.catalogue.ApiDocument;
import kontor.catalogue.ApiDocuments;
import kontor.catalogue.Denials;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.change.revert.job.RevertJob;
import kontor.change.revert.job.RevertJobs;
import kontor.change.revert.job.TooManyReverts;
import kontor.company.AccessDenied;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.ErasureRefused;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.credential.Credential;
import kontor.credential.Credentials;
import kontor.credential.LabelTaken;
import kontor.credential.Registration;
import kontor.erasure.Erasures;
import kontor.export.Export;
import kontor.export.Exports;
import kontor.export.Selection;
import kontor.export.TooManyExports;
import kontor.frachtpilot.ApiKey;
import kontor.identity.AllPeople;
import kontor.identity.Invitations;
import kontor.identity.Joining;
import kontor.identity.LastAdministrator;
import kontor.identity.LastOperator;
import kontor.identity.Membership;
import kontor.identity.People;
import kontor.identity.Role;
import kontor.identity.User;
import kontor.identity.guessing.Busy;
import kontor.identity.guessing.Guess;
import kontor.identity.guessing.Guesses;
import kontor.identity.guessing.Hashing;
import kontor.identity.guessing.TooManyGuesses;
import kontor.identity.session.Origin;
import kontor.identity.session.SessionLog;
import kontor.identity.session.SignIns;
import kontor.object.ListPreferences;

/** Two people, or one in two windows, do what only one of them may, at the same moment: again and again, as on two nodes. */
@Dependent
public class Races {
    private static final int ROUNDS = 100;

    @Inject
    private Companies companies;

    @Inject
    private People people;

    @Inject
    private AllPeople allPeople;

    @Inject
    private Invitations invitations;

    @Inject
    private Joining joining;

    @Inject
    private SessionLog sessions;

    @Inject
    private Guesses guesses;

    @Inject
    private Hashing hashing;

    @Inject
    private SignIns signIns;

    @Inject
    private Credentials credentials;

    @Inject
    private Streams streams;

    @Inject
    private SavedSearches searches;

    @Inject
    private ListPreferences views;

    @Inject
    private Exports exports;

    @Inject
    private RevertJobs reverts;

    @Inject
    private Erasures erasures;

    @Inject
    private CheckpointMailings mailings;

    @Inject
    private Verifications verifications;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private ApiDocuments documents;

    @Inject
    private Denials denials;

    @Resource(lookup = "java:app/jdbc/kontor")
    private DataSource database;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }

    /** What both came to. */
    private record Ends(List<Object> results, List<Throwable> failures) {
        /** One of them was refused in so many words, and the other one was not. */
        void onlyOneWasRefusedBy(Class<? extends Exception> refusal) {
            assertThat(failures).singleElement().isInstanceOf(refusal);
        }

        void bothWentWell() {
            assertThat(failures).isEmpty();
        }
    }

    private Ends atOnce(Scope one, Callable<?> first, Scope other, Callable<?> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Object>> both = List.of(
                threads.submit(() -> {
                    start.await();
                    return one.<Object>call(first::call);
                }),
                threads.submit(() -> {
                    start.await();
                    return other.<Object>call(second::call);
                }));
        Ends ends = new Ends(new ArrayList<>(), new ArrayList<>());
        for (Future<Object> each : both) {
            try {
                ends.results().add(each.get());
            } catch (ExecutionException e) {
                ends.failures().add(e.getCause());
            }
        }
        return ends;
    }

    private Ends twice(Scope scope, Callable<?> work) throws Exception {
        return atOnce(scope, work, scope, work);
    }

    /** For work that returns nothing. */
    private static Callable<Void> does(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private static Scope as(long user, CompanyId company) {
        return new Scope(
                new Actor(user, "User " + user, "192.0.2.1", "session"),
                Map.of(company, Set.of(Right.values())),
                false);
    }

    private CompanyId company() throws Exception {
        return new Scope(new Actor(null, "Racer", null, null), Map.of(), true)
                .call(() -> companies.create("Race " + UUID.randomUUID()))
                .id();
    }

    private User member(CompanyId company, Role role) throws Exception {
        String name = UUID.randomUUID().toString();
        String code = as(0, company)
                .call(() -> invitations.invite(company, name, "Racer", role))
                .code();
        return joining.begin(name, code, "192.0.2.1").orElseThrow();
    }

    private Membership membership(CompanyId company, User user) throws Exception {
        return as(user.getId(), company).call(() -> people.of(company)).stream()
                .filter(each -> each.getUser().getId().equals(user.getId()))
                .findFirst()
                .orElseThrow();
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void change(String update) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        }
    }

    /** Two administrators take the administration from each other, by role or by removal. */
    public void aCompanyKeepsAnAdministrator() throws Exception {
        CompanyId company = company();
        User ada = member(company, Role.ADMINISTRATOR);
        User eva = member(company, Role.ADMINISTRATOR);
        long adas = membership(company, ada).getId();
        long evas = membership(company, eva).getId();
        String administrators =
                "select count(*) from membership where role = 'ADMINISTRATOR' and company_id = " + company;
        for (int round = 0; round < ROUNDS; round++) {
            atOnce(
                            as(ada.getId(), company),
                            does(() -> people.changeRole(company, evas, Role.CLERK)),
                            as(eva.getId(), company),
                            does(() -> people.changeRole(company, adas, Role.AUDITOR)))
                    .onlyOneWasRefusedBy(LastAdministrator.class);
            assertThat(number(administrators)).isOne();
            for (long each : List.of(adas, evas)) {
                as(0, company).run(() -> people.changeRole(company, each, Role.ADMINISTRATOR));
            }
        }
        atOnce(
                        as(ada.getId(), company),
                        does(() -> people.remove(company, evas)),
                        as(eva.getId(), company),
                        does(() -> people.remove(company, adas)))
                .onlyOneWasRefusedBy(LastAdministrator.class);
        assertThat(number(administrators)).isOne();
    }

    /** Two who operate the installation deactivate each other. */
    public void theInstallationKeepsAnOperator() throws Exception {
        CompanyId company = company();
        User ada = member(company, Role.CLERK);
        User eva = member(company, Role.CLERK);
        String both = " where id in (" + ada.getId() + ", " + eva.getId() + ")";
        change("update portal_user set active = false where operates_installation");
        change("update portal_user set operates_installation = true" + both);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                atOnce(
                                operator(ada),
                                () -> allPeople.deactivate(eva.getId()),
                                operator(eva),
                                () -> allPeople.deactivate(ada.getId()))
                        .onlyOneWasRefusedBy(LastOperator.class);
                assertThat(number("select count(*) from portal_user" + both + " and active"))
                        .isOne();
                change("update portal_user set active = true" + both);
            }
        } finally {
            change("update portal_user set operates_installation = false" + both);
            change("update portal_user set active = true where operates_installation");
        }
    }

    private static Scope operator(User user) {
        return new Scope(new Actor(user.getId(), "Operator", "192.0.2.1", "session"), Map.of(), true);
    }

    /** The same person accepts twice, two companies' administrators invite the same one, one withdraws meanwhile. */
    public void whoeverIsInvitedJoinsOnce() throws Exception {
        CompanyId home = company();
        CompanyId company = company();
        User ada = member(home, Role.CLERK);
        Scope self = as(ada.getId(), home);
        Scope administrator = as(0, company);
        member(company, Role.ADMINISTRATOR);
        String memberships =
                "select count(*) from membership where company_id = " + company + " and user_id = " + ada.getId();
        for (int round = 0; round < ROUNDS; round++) {
            twice(administrator, () -> invitations.invite(company, ada.getSignInName(), "Whoever", Role.CLERK))
                    .bothWentWell();
            long invitation = number("select id from invitation where company_id = " + company);
            if (round % 2 == 0) {
                Ends ends = twice(self, () -> joining.accept(invitation));
                ends.bothWentWell();
                assertThat(ends.results()).filteredOn(Optional.empty()::equals).hasSize(1);
                assertThat(number(memberships)).isOne();
            } else {
                Ends ends = atOnce(
                        self,
                        () -> joining.accept(invitation),
                        administrator,
                        () -> invitations.withdraw(company, invitation));
                assertThat(ends.failures()).allMatch(AccessDenied.class::isInstance);
                assertThat(number(memberships)).isEqualTo(ends.failures().size());
            }
            assertThat(number("select count(*) from invitation where company_id = " + company))
                    .isZero();
            if (number(memberships) == 1) {
                long membership = membership(company, ada).getId();
                administrator.run(() -> people.remove(company, membership));
            }
        }
    }

    /** The code of an invitation is typed twice, or those of two companies that have invited the same new name. */
    public void whoeverIsNewBeginsOnce() throws Exception {
        CompanyId one = company();
        CompanyId other = company();
        for (int round = 0; round < ROUNDS; round++) {
            String name = UUID.randomUUID().toString();
            String code = as(0, one)
                    .call(() -> invitations.invite(one, name, "Racer", Role.CLERK))
                    .code();
            String another = round % 2 == 0
                    ? code
                    : as(0, other)
                            .call(() -> invitations.invite(other, name, "Racer", Role.CLERK))
                            .code();
            Scope nobody = new Scope(new Actor(null, "nobody", null, null), Map.of(), false);
            Ends ends = atOnce(
                    nobody,
                    () -> joining.begin(name, code, "192.0.2.1"),
                    nobody,
                    () -> joining.begin(name, another, "192.0.2.1"));
            ends.bothWentWell();
            assertThat(ends.results()).filteredOn(Optional.empty()::equals).hasSize(1);
            assertThat(number("select count(*) from membership join portal_user on portal_user.id = user_id"
                            + " where sign_in_name = '" + name + "'"))
                    .isOne();
        }
    }

    /** One person signs in in two places at once. */
    public void peopleSignInTwiceAtOnce() throws Exception {
        CompanyId company = company();
        User ada = member(company, Role.CLERK);
        Scope self = as(ada.getId(), company);
        for (int round = 0; round < ROUNDS; round++) {
            twice(self, does(() -> sessions.begun(ada.getId(), new Origin("192.0.2.1", "session"))))
                    .bothWentWell();
        }
    }

    /** Guesses are counted before they are made, so that none of many at the same moment is free. */
    public void noGuessIsFree() throws Exception {
        Scope nobody = new Scope(new Actor(null, "nobody", null, null), Map.of(), false);
        for (int round = 0; round < ROUNDS; round++) {
            String name = UUID.randomUUID().toString();
            guesses.begin(name, "192.0.2.3");
            change("update guess_count set failures = 50");
            Ends ends = twice(nobody, () -> guesses.begin(name, "192.0.2.3"));
            ends.onlyOneWasRefusedBy(TooManyGuesses.class);
            guesses.notMade((Guess) ends.results().get(0));
            change("delete from guess_count");
        }
    }

    /** Strangers fill all that is theirs of the hashing, and someone signs in from where they have before. */
    public void strangersMakeNobodyWaitWhoIsKnown() throws Exception {
        CompanyId company = company();
        String name = UUID.randomUUID().toString();
        String password = as(0, company)
                .call(() -> invitations.invite(company, name, "Racer", Role.CLERK))
                .code();
        assertThat(signIns.check(name, password, "192.0.2.77"))
                .as("from now on known there")
                .isPresent();
        Guess flood = guesses.begin(UUID.randomUUID().toString(), "192.0.2.99");
        CountDownLatch released = new CountDownLatch(1);
        ExecutorService strangers = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch busy = new CountDownLatch(1);
            for (int i = 0; i < 4; i++) {
                strangers.submit(() -> hashing.compute(flood, () -> {
                    busy.countDown();
                    return released.await(1, TimeUnit.MINUTES);
                }));
            }
            busy.await();
            assertThat(signIns.check(name, password, "192.0.2.77")).isPresent();
            assertThatThrownBy(() -> signIns.check(name, password, "192.0.2.99"))
                    .as("a stranger has to try again")
                    .isInstanceOf(Busy.class);
        } finally {
            released.countDown();
            strangers.shutdownNow();
        }
        assertThat(signIns.check(name, password, "192.0.2.98")).isPresent();
    }

    /** Two companies get the same name. */
    public void aCompanysNameIsTakenOnce() throws Exception {
        Scope operator = new Scope(new Actor(null, "Racer", null, null), Map.of(), true);
        for (int round = 0; round < ROUNDS; round++) {
            String name = "Same " + UUID.randomUUID();
            Ends ends = twice(operator, () -> companies.create(name));
            assertThat(ends.results()).hasSize(1); // The page answers the other one by a sentence of its own.
            assertThat(number("select count(*) from company where name = '" + name + "'"))
                    .isOne();
        }
    }

    /** Two credentials get the same label, and one is removed twice. */
    public void aCredentialsLabelIsTakenOnce() throws Exception {
        CompanyId company = company();
        Scope scope = as(0, company);
        for (int round = 0; round < ROUNDS; round++) {
            twice(scope, () -> credentials.register(company, registration("Label"), true))
                    .onlyOneWasRefusedBy(LabelTaken.class);
            long credential = credential(company);
            twice(scope, does(() -> credentials.remove(company, credential))).onlyOneWasRefusedBy(AccessDenied.class);
        }
    }

    private static Registration registration(String label) {
        return new Registration(
                label, URI.create("https://race.example/"), "", ZoneId.of("UTC"), Optional.of(new ApiKey("some key")));
    }

    private long credential(CompanyId company) throws Exception {
        return as(0, company).call(() -> credentials.of(company)).stream()
                .map(Credential::getId)
                .findFirst()
                .orElseThrow();
    }

    /** A company has all the streams it may have but one, and two are set up. */
    public void aCompanyHasNoMoreStreamsThanItMay() throws Exception {
        CompanyId company = company();
        Scope scope = as(0, company);
        for (int i = 1; i < Streams.MOST; i++) {
            setUp(scope, company, "Kept " + i);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Ends ends = atOnce(
                    scope,
                    () -> streams.setUp(company, settings("One"), false),
                    scope,
                    () -> streams.setUp(company, settings("Other"), false));
            ends.onlyOneWasRefusedBy(StreamRefused.class);
            long made = ((AuditStream) ends.results().get(0)).id();
            twice(scope, does(() -> streams.remove(company, made))).onlyOneWasRefusedBy(AccessDenied.class);
        }
    }

    private void setUp(Scope scope, CompanyId company, String label) {
        scope.run(() -> streams.turn(
                company, streams.setUp(company, settings(label), false).id(), false));
    }

    private static StreamSettings settings(String label) {
        return new StreamSettings(
                label,
                StreamAddress.read(StreamAddress.Kind.HTTPS, "https://race.example/log")
                        .orElseThrow(),
                Optional.empty(),
                Authority.of(null),
                false);
    }

    /** Searches, views and columns are kept twice, under the same name and at the limit. */
    public void whatPeopleKeepIsKeptOnce() throws Exception {
        CompanyId company = company();
        User ada = member(company, Role.CLERK);
        Scope self = as(ada.getId(), company);
        for (int i = 1; i < SavedSearches.MOST; i++) {
            String name = "Kept " + i;
            self.call(() -> searches.save(name, Optional.empty(), "?q=x"));
        }
        String kept = "select count(*) from saved_search where user_id = " + ada.getId();
        for (int round = 0; round < ROUNDS; round++) {
            String name = round % 2 == 0 ? "Same" : "Other";
            Ends ends = atOnce(
                    self,
                    () -> searches.save("Same", Optional.empty(), "?q=x"),
                    self,
                    () -> searches.save(name, Optional.empty(), "?q=y"));
            ends.bothWentWell();
            assertThat(number(kept)).isEqualTo(SavedSearches.MOST);
            long newest = number("select max(id) from saved_search where user_id = " + ada.getId());
            twice(self, does(() -> searches.remove(newest))).onlyOneWasRefusedBy(AccessDenied.class);
            twice(self, () -> views.save(company, "customers", "Same", "?page=2"))
                    .bothWentWell();
            assertThat(self.call(() -> views.views(company, "customers"))).hasSize(1);
            String type = "type" + round;
            twice(self, does(() -> views.choose(type, List.of("name")))).bothWentWell();
        }
    }

    /** Someone has one export under way and begins two more; the same of taking back. */
    public void nobodyHasMoreUnderWayThanTheyMay() throws Exception {
        CompanyId company = company();
        User ada = member(company, Role.CLERK);
        Scope self = as(ada.getId(), company);
        as(0, company).call(() -> credentials.register(company, registration("Label"), true));
        long credential = credential(company);
        Callable<Export> export = () -> exports.start(company, credential, customers(), Locale.GERMAN, selection());
        Callable<RevertJob> revert = () -> reverts.start(company, List.of(), Locale.GERMAN);
        self.call(export);
        self.call(revert);
        for (int round = 0; round < ROUNDS; round++) {
            Ends exported = twice(self, export);
            exported.onlyOneWasRefusedBy(TooManyExports.class);
            long made = ((Export) exported.results().get(0)).getId();
            self.run(() -> exports.remove(company, made));
            Ends taken = twice(self, revert);
            taken.onlyOneWasRefusedBy(TooManyReverts.class);
            long begun = ((RevertJob) taken.results().get(0)).getId();
            self.run(() -> reverts.cancel(company, begun));
        }
    }

    private static ResourceType customers() {
        return new ResourceType(
                "Customer",
                "customers",
                "",
                Set.of(),
                "/customers/{id}",
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null);
    }

    private static Selection selection() {
        return new Selection("/customers", Map.of(), List.of(), List.of(), "?");
    }

    /** Two ask for the erasure of a company's data, two decide. */
    public void anErasureIsAskedForAndDecidedOnce() throws Exception {
        CompanyId company = company();
        as(0, company).run(() -> companies.archive(company));
        for (int round = 0; round < ROUNDS; round++) {
            atOnce(
                            as(1, company),
                            does(() -> erasures.ask(company, "The contract has ended")),
                            as(2, company),
                            does(() -> erasures.ask(company, "The contract has ended")))
                    .onlyOneWasRefusedBy(ErasureRefused.class);
            twice(as(3, company), does(() -> erasures.refuse(company))).onlyOneWasRefusedBy(ErasureRefused.class);
        }
    }

    /** What there is once for each log or account comes into being twice. */
    public void whatThereIsOnceComesIntoBeingOnce() throws Exception {
        CompanyId company = company();
        Scope scope = as(0, company);
        scope.call(() -> credentials.register(company, registration("Label"), true));
        long credential = credential(company);
        scope.call(() -> checkpoints.issue(company)); // Or the portal would, at any moment.
        for (int round = 0; round < ROUNDS; round++) {
            Ends begun = twice(scope, () -> verifications.begin(company));
            begun.bothWentWell();
            assertThat(begun.results()).filteredOn(Optional.empty()::equals).hasSize(1);
            scope.run(() -> verifications.fail(
                    company,
                    verifications.latest(company).map(Verification::getId).orElseThrow()));
            String text = "document " + round;
            Ends kept = twice(
                    scope,
                    () -> documents.keep(company, credential, "Label", ApiDocument.Source.ACCOUNT, text, "3.1.0"));
            kept.bothWentWell();
            assertThat(kept.results()).containsExactlyInAnyOrder(true, false);
            Ends signed = twice(scope, () -> checkpoints.issue(company));
            signed.bothWentWell();
            assertThat(signed.results()).filteredOn(Optional.empty()::equals).hasSize(1);
            twice(scope, does(() -> denials.remember(company, credential, "Customer", Operation.LIST)))
                    .bothWentWell();
            twice(scope, does(() -> denials.forget(company, credential, "Customer", Operation.LIST)))
                    .bothWentWell();
        }
        for (int round = 0; round < ROUNDS / 10; round++) {
            CompanyId young = company();
            twice(as(0, young), does(() -> mailings.address(young, new Recipients(List.of("a@example.org")))))
                    .bothWentWell();
        }
    }
}
