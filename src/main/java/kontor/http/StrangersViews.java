package kontor.http;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewDeclarationLanguage;
import jakarta.faces.view.ViewDeclarationLanguageFactory;
import jakarta.faces.view.ViewDeclarationLanguageWrapper;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps no view of whoever isn't signed in: its state would need a session. What protects the sign-in form from other sites is the
 * {@link Gate}. Views are so from the moment they are made, as Faces asks them while it builds them.
 */
public class StrangersViews extends ViewDeclarationLanguageFactory {
    private static final String SIGN_IN = "/sign-in.xhtml";

    public StrangersViews(ViewDeclarationLanguageFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ViewDeclarationLanguage getViewDeclarationLanguage(String viewId) {
        return new Language(getWrapped().getViewDeclarationLanguage(viewId));
    }

    @Override
    public List<ViewDeclarationLanguage> getAllViewDeclarationLanguages() {
        Stream<ViewDeclarationLanguage> all = getWrapped().getAllViewDeclarationLanguages().stream();
        return all.<ViewDeclarationLanguage>map(Language::new).toList();
    }

    private static final class Language extends ViewDeclarationLanguageWrapper {
        Language(ViewDeclarationLanguage wrapped) {
            super(wrapped);
        }

        /** Whoever has signed in meanwhile may still send the page to sign in, from another tab. */
        @Override
        public UIViewRoot createView(FacesContext context, String viewId) {
            UIViewRoot view = super.createView(context, viewId);
            if (view != null
                    && (SIGN_IN.equals(viewId) || context.getExternalContext().getUserPrincipal() == null)) {
                view.setTransient(true);
            }
            return view;
        }
    }
}
