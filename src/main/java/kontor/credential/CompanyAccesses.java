package kontor.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kontor.audit.search.AccountAccesses;
import kontor.company.CompanyId;
import kontor.company.access.Requires;

/** The accounts of a company as its registered accesses tell them apart: by the address of the API's root. */
@ApplicationScoped
public class CompanyAccesses implements AccountAccesses {
    @Inject
    private Credentials credentials;

    @Override
    @Requires
    public Set<Long> toOthersThan(CompanyId company, long credential) {
        List<Credential> all = credentials.of(company);
        Optional<URI> root = all.stream()
                .filter(each -> each.getId() == credential)
                .findFirst()
                .map(Credential::root);
        return all.stream()
                .filter(each -> each.getId() != credential)
                .filter(each -> !root.equals(Optional.of(each.root())))
                .map(Credential::getId)
                .collect(Collectors.toSet());
    }

    @Override
    @Requires
    public Map<Long, String> labels(CompanyId company) {
        Map<Long, String> labels = new LinkedHashMap<>();
        credentials.of(company).forEach(each -> labels.put(each.getId(), each.getLabel()));
        return labels;
    }
}
