package kontor.company;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The list of companies one belongs to. */
@Named
@RequestScoped
public class CompaniesPage {
    @Inject
    private Companies companies;

    private List<Company> all;

    @PostConstruct
    void open() {
        all = companies.list();
    }

    public List<Company> getActive() {
        return all.stream().filter(company -> !company.isArchived()).toList();
    }

    public List<Company> getArchived() {
        return all.stream().filter(Company::isArchived).toList();
    }

    public boolean isMayCreate() {
        return Scope.current().operatesInstallation();
    }

    public boolean mayAdminister(Company company) {
        return Scope.current().may(company.id(), Right.ADMINISTER);
    }

    public boolean mayWorkOnObjects(Company company) {
        return Scope.current().may(company.id(), Right.WORK_ON_OBJECTS);
    }

    public boolean mayReadAuditLog(Company company) {
        return Scope.current().may(company.id(), Right.READ_AUDIT_LOG);
    }
}
