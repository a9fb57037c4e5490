/** Companies (tenants), and the scope in which the signed-in user sees them. */
@FilterDef(
        name = ScopedCompanies.FILTER,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = @ParamDef(name = ScopedCompanies.FILTER, type = Long.class, resolver = ScopedCompanies.class))
package kontor.company;

import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
