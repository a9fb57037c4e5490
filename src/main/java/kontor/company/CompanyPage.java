package kontor.company;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import kontor.web.Notice;

/** One company's settings, or those of one that is to be created. */
@Named
@ViewScoped
public class CompanyPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<Integer> COLOURS =
            IntStream.range(0, Company.COLOURS).boxed().toList();

    @Inject
    private HttpServletRequest request;

    @Inject
    private Companies companies;

    private CompanyId id;
    private String name;
    private int colour;
    private boolean reasonRequired;
    private boolean archived;

    @PostConstruct
    void open() {
        if (request.getParameter("company") == null) {
            return;
        }
        id = new CompanyId(Ids.required(request, "company"));
        show(companies.get(id));
    }

    private void show(Company company) {
        name = company.getName();
        colour = company.getColour();
        reasonRequired = company.isReasonRequired();
        archived = company.isArchived();
    }

    public String save() {
        if (companies.nameTaken(name, id)) {
            Notice.errorAt("company:name", "company.name.taken");
            return null;
        }
        try {
            return id == null ? create() : edit();
        } catch (EJBException e) {
            // Someone else may have taken the name, or edited the company, since it was looked at.
            Notice.error("company.save.overtaken");
            return null;
        }
    }

    private String create() {
        Company company = companies.create(name);
        Notice.successOnNextPage("company.created", company.getName());
        return "/credentials/credential?faces-redirect=true&company=" + company.getId();
    }

    private String edit() {
        companies.edit(id, name, colour, reasonRequired);
        Notice.successOnNextPage("company.saved", name);
        return "/companies/company?faces-redirect=true&company=" + id;
    }

    public String archive() {
        companies.archive(id);
        Notice.successOnNextPage("company.archived", name);
        return "/companies/list?faces-redirect=true";
    }

    public String restore() {
        companies.restore(id);
        Notice.successOnNextPage("company.restored", name);
        return "/companies/company?faces-redirect=true&company=" + id;
    }

    public boolean isNew() {
        return id == null;
    }

    public boolean isArchived() {
        return archived;
    }

    public List<Integer> getColours() {
        return COLOURS;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public int getColour() {
        return colour;
    }

    public void setColour(int colour) {
        this.colour = colour;
    }

    public boolean isReasonRequired() {
        return reasonRequired;
    }

    public void setReasonRequired(boolean reasonRequired) {
        this.reasonRequired = reasonRequired;
    }
}
