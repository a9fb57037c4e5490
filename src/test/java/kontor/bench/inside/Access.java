package kontor.bench.inside;

import jakarta.json.JsonObject;
import kontor.company.CompanyId;
import kontor.company.Scope;

/**
 * An access to the account whose changes are measured. Each has a ceiling of its own, and objects of its own.
 *
 * @param scope of the clerk who works with it
 * @param audited the object that is changed by the portal
 * @param bare the object that is changed past it
 * @param seen the former, as it was read
 */
record Access(CompanyId company, long credential, Scope scope, String audited, String bare, JsonObject seen) {
    Access with(JsonObject after) {
        return new Access(company, credential, scope, audited, bare, after);
    }
}
