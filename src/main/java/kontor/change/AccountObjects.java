package kontor.change;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import kontor.catalogue.ResourceType;
import kontor.company.CompanyId;
import kontor.credential.Credentials;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.Page;
import kontor.frachtpilot.PageQuery;

/** Reads objects of companies' accounts, on behalf of whoever works there. Never within a transaction (law 5). */
@Stateless
@TransactionAttribute(NEVER)
public class AccountObjects {
    @Inject
    private Credentials credentials;

    @Inject
    private FrachtPilot frachtPilot;

    /**
     * One page of a resource type's collection.
     *
     * @throws kontor.frachtpilot.RequestFailed when the account refuses, fails or can't be reached
     */
    public Page page(CompanyId company, long credential, ResourceType type, PageQuery query) {
        return frachtPilot.page(credentials.account(company, credential), type.name(), query);
    }

    /**
     * One object.
     *
     * @param iri its path on the account's server
     * @throws kontor.frachtpilot.RequestFailed when the account refuses, fails or can't be reached
     */
    public JsonObject read(CompanyId company, long credential, String iri) {
        return frachtPilot.object(credentials.account(company, credential), iri);
    }
}
