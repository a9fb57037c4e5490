package kontor.catalogue.naming;

import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.web.OwnNames;
import kontor.web.Thing;

/** Has things go by the names of the company that a page or file is of. */
public class NamingFilter implements Filter {
    @Inject
    private CompanyNames names;

    @Inject
    private Frame frame;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            OwnNames.call(new OfPage(request), () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Which company it is, pages with forms know themselves: what is sent doesn't say it again. */
    private final class OfPage implements OwnNames.Source {
        private final ServletRequest request;
        private OwnNames.Source found;

        private OfPage(ServletRequest request) {
            this.request = request;
        }

        @Override
        public Optional<String> name(Thing thing, Locale locale) {
            if (found == null) {
                found = company().map(names::of).orElse(null);
            }
            return found == null ? Optional.empty() : found.name(thing, locale);
        }

        private Optional<CompanyId> company() {
            FacesContext faces = FacesContext.getCurrentInstance();
            return faces == null || faces.getViewRoot() == null
                    ? Ids.of(request.getParameter("company")).map(CompanyId::new)
                    : frame.named();
        }
    }
}
