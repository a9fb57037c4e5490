package kontor.change;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Set;
import kontor.catalogue.Denials;
import kontor.catalogue.Operation;
import kontor.company.Frame;

/** What may be done with an object, as far as its document, its company and what the account has refused tell. */
@Named
@ViewScoped
public class ObjectRights implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Frame frame;

    @Inject
    private ObjectPage page;

    @Inject
    private Denials denials;

    private transient Set<Denials.Denied> denied;

    boolean isDenied(Operation operation) {
        if (denied == null) {
            denied = denials.of(page.place().company(), page.place().credential());
        }
        return denied.contains(new Denials.Denied(page.place().type(), operation));
    }

    /** What is known may have changed. */
    void forget() {
        denied = null;
    }

    /** Lets the person try again what the account has refused before. */
    void allow(Operation operation) {
        ObjectPlace place = page.place();
        denials.forget(place.company(), place.credential(), place.type(), operation);
        forget();
    }

    public void allowChange() {
        page.type().update().ifPresent(this::allow);
    }

    public void allowDeletion() {
        allow(Operation.DELETE);
    }

    public boolean isChangeDenied() {
        return page.type().update().map(this::isDenied).orElse(false);
    }

    public boolean isDeletionDenied() {
        return isDenied(Operation.DELETE);
    }

    public boolean isMayChange() {
        return page.isLoaded()
                && page.type().isUpdatable()
                && !frame.getCompany().isArchived();
    }

    public boolean isMayDelete() {
        return page.isLoaded()
                && page.type().isDeletable()
                && !frame.getCompany().isArchived();
    }
}
