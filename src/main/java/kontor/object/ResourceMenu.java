package kontor.object;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Catalogues;
import kontor.catalogue.Denials;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.catalogue.naming.CompanyNames;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.credential.Credential;
import kontor.credential.Credentials;
import kontor.web.Vocabulary;

/**
 * The kinds of objects that menus lead to. Of an account of which nothing is known yet, only a company's start page asks:
 * other pages wait for no account.
 */
@Named
@RequestScoped
public class ResourceMenu {
    private static final int FEW = 3;
    private static final String START = "/index.xhtml";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Credentials credentials;

    @Inject
    private Catalogues catalogues;

    @Inject
    private Denials denials;

    @Inject
    private CompanyNames names;

    @Inject
    private Vocabulary vocabulary;

    private final Map<CompanyId, List<Item>> items = new HashMap<>();

    /**
     * One kind of object in a menu.
     *
     * @param label what its company calls it
     * @param denied whether the account has refused the list to this key
     */
    public record Item(ResourceType type, String label, long credential, boolean denied) {
        public String name() {
            return type.name();
        }
    }

    /** Of the page's company, in the account that the page is about. */
    public List<Item> getAll() {
        return frame.getCompany() == null ? List.of() : of(frame.getCompany());
    }

    /** The first few of a company. */
    public List<Item> few(Company company) {
        return of(company).stream().filter(item -> !item.denied()).limit(FEW).toList();
    }

    private List<Item> of(Company company) {
        return items.computeIfAbsent(company.id(), this::read);
    }

    private List<Item> read(CompanyId company) {
        if (!Scope.current().may(company, Right.WORK_ON_OBJECTS)) {
            return List.of();
        }
        Optional<Credential> credential = credential(company);
        if (credential.isEmpty()) {
            return List.of();
        }
        long id = credential.get().getId();
        Set<Denials.Denied> denied = denials.of(company, id);
        Catalogue catalogue = catalogues
                .known(company, id)
                .orElseGet(() -> mayWait(credential.get()) ? catalogues.of(company, id) : Catalogue.EMPTY);
        return catalogue.inMenus().stream()
                .map(type -> new Item(
                        type,
                        names.within(company, () -> vocabulary.plural(type.name())),
                        id,
                        denied.contains(new Denials.Denied(type.name(), Operation.LIST))))
                .toList();
    }

    private boolean mayWait(Credential credential) {
        String page = FacesContext.getCurrentInstance().getViewRoot().getViewId();
        return START.equals(page) && frame.getCompany() != null && credential.getTestedAt() != null;
    }

    private Optional<Credential> credential(CompanyId company) {
        List<Credential> all = credentials.of(company);
        String asked = request.getParameter("credential");
        return all.stream()
                .filter(each -> each.getId().toString().equals(asked))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }
}
