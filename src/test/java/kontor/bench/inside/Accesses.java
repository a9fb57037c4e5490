package kontor.bench.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kontor.catalogue.Catalogues;
import kontor.company.Actor;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.credential.Credentials;
import kontor.credential.Registration;
import kontor.demo.DemoPeople;
import kontor.frachtpilot.ApiKey;
import kontor.frachtpilot.gate.Ceilings;
import kontor.identity.People;
import kontor.identity.Role;
import kontor.identity.User;
import kontor.object.AccountObjects;

/** Registers as many accesses to one account of the sandbox as there may be users at the same time. */
@ApplicationScoped
public class Accesses {
    static final int ALL = 64;

    private static final Ceilings HIGHEST = new Ceilings(Ceilings.MOST_PARALLEL, Ceilings.MOST_PER_SECOND);

    @Inject
    private Companies companies;

    @Inject
    private People people;

    @Inject
    private Credentials credentials;

    @Inject
    private Catalogues catalogues;

    @Inject
    private AccountObjects objects;

    private List<Access> ofOneCompany;
    private List<Access> ofACompanyEach;

    /** All of one company, whose log they share. The list is the caller's to keep up to date. */
    synchronized List<Access> ofOneCompany() {
        if (ofOneCompany == null) {
            CompanyId company = company("Bank");
            ofOneCompany = registered(each -> company, 0);
        }
        return ofOneCompany;
    }

    /** Each of a company of its own. The list is the caller's to keep up to date. */
    synchronized List<Access> ofACompanyEach() {
        if (ofACompanyEach == null) {
            ofACompanyEach = registered(each -> company("Bank " + each), ALL);
        }
        return ofACompanyEach;
    }

    private interface Owner {
        CompanyId of(int number);
    }

    private List<Access> registered(Owner owner, int objectsAfter) {
        List<Access> accesses = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            accesses.add(registered(owner.of(i), i, objectsAfter + i));
        }
        return accesses;
    }

    private Access registered(CompanyId company, int number, int object) {
        String audited = "/api_v2/customers/" + (1 + object);
        String bare = "/api_v2/customers/" + (1 + 2 * ALL + object);
        DemoPeople.Account account = DemoPeople.ACCOUNTS.get(0);
        Scope scope = new Scope(operator().actor(), Map.of(company, Role.ADMINISTRATOR.rights()), false);
        try {
            return scope.call(() -> {
                long credential = credentials
                        .register(
                                company,
                                new Registration(
                                        "Zugang " + number,
                                        URI.create(System.getenv("KONTOR_DEMO_SANDBOX")),
                                        account.mail(),
                                        ZoneId.of("Europe/Berlin"),
                                        Optional.of(new ApiKey(account.key())),
                                        HIGHEST),
                                true)
                        .getId();
                return new Access(
                        company,
                        credential,
                        scope,
                        audited,
                        bare,
                        objects.readNow(
                                company,
                                credential,
                                catalogues
                                        .of(company, credential)
                                        .type("customers")
                                        .orElseThrow(),
                                audited));
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private CompanyId company(String name) {
        try {
            return operator().call(() -> companies.create(name).id());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Scope operator() {
        User operator = people.bySignInName("admin").orElseThrow();
        return new Scope(new Actor(operator.getId(), operator.getName(), null, null), Map.of(), true);
    }
}
