package kontor.company;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** What stands around every page: which company one is in, and where one may go. */
@Named
@ViewScoped
public class Frame implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ALL_COMPANIES = Frame.class.getName() + ".companies";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Companies companies;

    private CompanyId company;

    @PostConstruct
    void open() {
        company = Ids.of(request.getParameter("company")).map(CompanyId::new).orElse(null);
    }

    /** The company that the page was opened for, if it was for one. */
    public Optional<CompanyId> named() {
        return Optional.ofNullable(company);
    }

    /**
     * The company of the page.
     *
     * @throws AccessDenied when the address names none
     */
    public CompanyId companyId() {
        if (company == null) {
            throw new AccessDenied("the address names no company");
        }
        return company;
    }

    /** The company of the page, or {@code null} where the page belongs to none or the company is out of scope. */
    public Company getCompany() {
        return company == null
                ? null
                : getAllCompanies().stream()
                        .filter(each -> each.id().equals(company))
                        .findFirst()
                        .orElse(null);
    }

    /** Companies for the switcher: those in scope that aren't archived, and not the installation. */
    public List<Company> getCompanies() {
        return getAllCompanies().stream()
                .filter(each -> !each.isArchived() && !each.isInstallation())
                .toList();
    }

    /** Read once for each request, since many parts of a page ask. */
    private List<Company> getAllCompanies() {
        @SuppressWarnings("unchecked")
        List<Company> known = (List<Company>) request.getAttribute(ALL_COMPANIES);
        if (known == null) {
            known = companies.withLogs();
            request.setAttribute(ALL_COMPANIES, known);
        }
        return known;
    }

    public String getPersonName() {
        return Scope.current().actor().name();
    }

    /** By which a page knows whose it is; {@code null} where nobody is signed in. */
    public Long getPersonId() {
        return Scope.current().actor().userId();
    }

    /** Up to two letters that stand for the person. */
    public String getPersonInitials() {
        String[] words = getPersonName().strip().split("\\s+");
        String first = firstLetter(words[0]);
        if (words.length == 1) {
            return first;
        }
        String last = words[words.length - 1];
        return first + firstLetter(last);
    }

    private static String firstLetter(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }

    public boolean isOperatesInstallation() {
        return Scope.current().operatesInstallation();
    }

    public boolean isMayWorkOnObjects() {
        return company != null && Scope.current().may(company, Right.WORK_ON_OBJECTS);
    }

    public boolean isMayReadAuditLog() {
        return company != null && Scope.current().may(company, Right.READ_AUDIT_LOG);
    }

    /** Whether there is any company whose audit log the person may read. */
    public boolean isMayReadAnyAuditLog() {
        return !Scope.current().companiesWith(Right.READ_AUDIT_LOG).isEmpty();
    }

    public boolean isMayAdminister() {
        return company != null && Scope.current().may(company, Right.ADMINISTER);
    }
}
