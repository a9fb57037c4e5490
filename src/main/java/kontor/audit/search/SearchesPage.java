package kontor.audit.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kontor.web.Notice;

/** The person's saved searches, above the log: to open, to add to, to take away from. */
@Named
@RequestScoped
public class SearchesPage {
    private static final Logger LOG = Logger.getLogger(SearchesPage.class.getName());

    @Inject
    private SavedSearches searches;

    @Inject
    private LogFilters filters;

    private List<Saved> saved;
    private String name;

    /** A saved search, and its page and query. */
    public record Saved(SavedSearch search, String address) {
        public Long id() {
            return search.getId();
        }

        public String name() {
            return search.getName();
        }
    }

    /** Those of the page that is shown. */
    public List<Saved> getSaved() {
        if (saved == null) {
            saved = searches.list().stream()
                    .flatMap(this::opened)
                    .filter(each -> each.address().startsWith(place()))
                    .toList();
        }
        return saved;
    }

    /** One that can't be opened, since its company's data key is gone, is of no use to anyone. */
    private Stream<Saved> opened(SavedSearch search) {
        try {
            return Stream.of(new Saved(search, searches.address(search)));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "search " + search.getId() + " can't be opened", e);
            return Stream.empty();
        }
    }

    private String place() {
        return filters.isOwn() ? "changes/list" : "audit/log";
    }

    public void save() throws IOException {
        if (filters.company().isEmpty() && filters.address().isTelling()) {
            Notice.error("log.search.oneCompany");
        } else if (!searches.save(
                name.strip(), filters.company(), place() + filters.address().search())) {
            Notice.error("log.search.tooMany", SavedSearches.MOST);
        } else {
            Notice.successOnNextPage("log.search.saved", name.strip());
            goToSearch();
        }
    }

    public void remove(Saved search) throws IOException {
        searches.remove(search.id());
        Notice.successOnNextPage("log.search.removed", search.name());
        goToSearch();
    }

    private void goToSearch() throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + "/" + place()
                + filters.address().search());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
