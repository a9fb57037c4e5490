package kontor.erasure;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.company.CompanyId;
import kontor.company.ErasureRefused;
import kontor.company.Ids;
import kontor.company.Scope;
import kontor.vault.DataKeys;
import kontor.web.Notice;

/** The part of a company's page where its personal data can be erased. */
@Named
@ViewScoped
public class ErasurePage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ErasurePage.class.getName());

    /** What is asked for. */
    public record Request(String askedBy, Instant askedAt, Instant openUntil, String reason, boolean own)
            implements Serializable {}

    /** What was done before. */
    public record Done(Instant at, String by) implements Serializable {}

    @Inject
    private HttpServletRequest request;

    @Inject
    private Erasures erasures;

    @Inject
    private DataKeys dataKeys;

    private CompanyId company;
    private Request asked;
    private Done done;
    private String reason;
    private String typedName;

    @PostConstruct
    void open() {
        company = new CompanyId(Ids.required(request, "company"));
        asked = erasures.open(company)
                .map(erasure -> new Request(
                        erasure.getAskedBy(),
                        erasure.getAskedAt(),
                        erasure.getOpenUntil(),
                        erasures.reason(erasure, company),
                        erasure.isAskedBy(Scope.current().actor())))
                .orElse(null);
        done = erasures.last(company)
                .map(erasure -> new Done(erasure.getDecidedAt(), erasure.getDecidedBy()))
                .orElse(null);
    }

    public String ask() {
        return decide(() -> erasures.ask(company, reason), "erasure.asked");
    }

    public String withdraw() {
        return decide(() -> erasures.withdraw(company), "erasure.withdrawn");
    }

    public String refuse() {
        return decide(() -> erasures.refuse(company), "erasure.turnedDown");
    }

    public String confirm() {
        return decide(
                () -> {
                    erasures.confirm(company, typedName);
                    deleteShare();
                },
                "erasure.done");
    }

    /** Where that fails it is tried again and again: {@link DataKeys#condemned}. */
    private void deleteShare() {
        try {
            dataKeys.destroyCondemned(company);
        } catch (EJBException e) {
            LOG.log(Level.SEVERE, "The key share of an erased company is still there", e);
            Notice.warning("erasure.shareLeft");
        }
    }

    private String decide(Runnable decision, String notice) {
        try {
            decision.run();
        } catch (ErasureRefused e) {
            Notice.error(e.reason().key());
            return null;
        } catch (EJBException e) {
            // Someone else may have decided, or done something in the company, at the same moment.
            Notice.error("erasure.overtaken");
            return null;
        }
        Notice.successOnNextPage(notice);
        return "/companies/company?faces-redirect=true&company=" + company;
    }

    /** What is asked for, or {@code null}. */
    public Request getAsked() {
        return asked;
    }

    /** What was done before, or {@code null}. */
    public Done getDone() {
        return done;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getTypedName() {
        return typedName;
    }

    public void setTypedName(String typedName) {
        this.typedName = typedName;
    }
}
