package kontor.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.credential.Credentials;
import kontor.credential.Registration;
import kontor.frachtpilot.ApiKey;
import kontor.identity.Invitations;
import kontor.identity.Joining;
import kontor.identity.Passwords;
import kontor.identity.People;
import kontor.identity.Role;
import kontor.identity.User;

/**
 * Fills an empty installation with three companies and three people, through the portal's own services. Deployed with
 * the demo and with browser tests, never part of the portal.
 */
@Singleton
@Startup
@DependsOn("StartUp")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Seed {
    @Inject
    private Companies companies;

    @Inject
    private People people;

    @Inject
    private Invitations invitations;

    @Inject
    private Joining joining;

    @Inject
    private Passwords passwords;

    @Inject
    private Credentials credentials;

    @PostConstruct
    void fill() {
        String root = System.getenv("KONTOR_DEMO_SANDBOX");
        User operator = people.bySignInName("admin").orElseThrow();
        if (root == null || people.bySignInName(DemoPeople.ADMINISTRATOR).isPresent()) {
            return;
        }
        new Scope(new Actor(operator.getId(), operator.getName(), null, null), Map.of(), true)
                .run(() -> seed(URI.create(root)));
    }

    private void seed(URI root) {
        Scope scope = Scope.current();
        for (DemoPeople.Account account : DemoPeople.ACCOUNTS) {
            CompanyId company = companies.create(account.company()).id();
            scope.with(company, Role.ADMINISTRATOR.rights()).run(() -> {
                credentials.register(
                        company,
                        new Registration(
                                "Hauptkonto",
                                root,
                                account.mail(),
                                ZoneId.of("Europe/Berlin"),
                                Optional.of(new ApiKey(account.key()))),
                        true);
                invite(company, DemoPeople.ADMINISTRATOR, "Anna Berger", Role.ADMINISTRATOR);
                invite(company, DemoPeople.AUDITOR, "Olga Prüfer", Role.AUDITOR);
                if (account.clerk()) {
                    invite(company, DemoPeople.CLERK, "Kai Lorenz", Role.CLERK);
                }
            });
        }
    }

    private void invite(CompanyId company, String signInName, String name, Role role) {
        Invitations.Made made = invitations.invite(company, signInName, name, role);
        Optional<User> known = people.bySignInName(signInName);
        if (known.isPresent()) {
            new Scope(new Actor(known.get().getId(), name, null, null), Map.of(), false)
                    .run(() -> joining.accept(made.invitation().getId()));
        } else {
            User begun = joining.begin(signInName, made.code(), null).orElseThrow();
            passwords.choose(begun.getId(), DemoPeople.PASSWORD);
        }
    }
}
