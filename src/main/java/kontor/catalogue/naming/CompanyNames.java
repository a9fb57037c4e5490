package kontor.catalogue.naming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.access.Requires;
import kontor.web.OwnNames;
import kontor.web.Thing;

/** Has things go by the names of a company: for what is told of one while others are on the page, and for work beside pages. */
@ApplicationScoped
public class CompanyNames {
    @Inject
    private Namings namings;

    /** Does something with the names of a company. */
    @Requires
    public <T> T within(CompanyId company, Supplier<T> work) {
        return OwnNames.get(of(company), work);
    }

    /** {@link #within(CompanyId, Supplier)} for what gives nothing. */
    @Requires
    public void during(CompanyId company, Runnable work) {
        within(company, () -> {
            work.run();
            return null;
        });
    }

    private Map<Thing, Names> read(CompanyId company) {
        try {
            return namings.of(company);
        } catch (AccessDenied e) {
            return Map.of();
        }
    }

    /** Looked up when the first is asked for; whoever has no business in the company sees none of its names. */
    OwnNames.Source of(CompanyId company) {
        return new OwnNames.Source() {
            private Map<Thing, Names> names;

            @Override
            public Optional<String> name(Thing thing, Locale locale) {
                if (names == null) {
                    names = read(company);
                }
                return Optional.ofNullable(names.get(thing)).flatMap(known -> known.in(locale));
            }
        };
    }
}
