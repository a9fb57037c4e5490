package kontor.company;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.Map;
import java.util.Optional;
import kontor.company.access.Address;
import kontor.company.access.Addresses;

/**
 * Asks for the right to a page again whenever one of its forms is sent: who opened it may have lost the right since, and the
 * form names no company, since the page knows it.
 */
public class PageRights implements PhaseListener {
    private static final long serialVersionUID = 1L;

    /** What tells a page of PrimeFaces, in its forms and among what the page keeps. */
    private static final String NONCE = "primefaces.nonce";

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        // Which page it is isn't known before.
    }

    /** @throws AccessDenied when the table doesn't allow the page of the company to the person any more */
    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        if (faces.isPostback() && faces.getViewRoot() != null) {
            refuseAnotherPagesForm(faces);
            instance(Addresses.class)
                    .of(faces.getViewRoot().getViewId())
                    .filter(address ->
                            !address.isPublic()) // Strangers have no session, which asking for the company makes.
                    .ifPresent(PageRights::require);
        }
    }

    /** PrimeFaces would find out while it answers, and fail. */
    private static void refuseAnotherPagesForm(FacesContext faces) {
        Map<String, Object> page = faces.getViewRoot().getViewMap(false);
        Object own = page == null ? null : page.get(NONCE);
        String sent = faces.getExternalContext().getRequestParameterMap().get(NONCE);
        if (own != null && sent != null && !own.equals(sent)) {
            throw new ViewExpiredException(
                    "the form is not of this page", faces.getViewRoot().getViewId());
        }
    }

    private static void require(Address address) {
        Optional<CompanyId> company = instance(Frame.class).named();
        address.refuses(Scope.current(), company).ifPresent(refusal -> {
            throw new AccessDenied("by the table, since the page was opened: " + refusal, company.orElse(null));
        });
    }

    private static <T> T instance(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
