package kontor.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import jakarta.inject.Inject;

/** For inputs of passwords and keys. Nothing ever goes back into the page. */
@ApplicationScoped
@FacesConverter(value = "typedSecret", managed = true)
public class TypedSecretConverter implements Converter<TypedSecret> {
    @Inject
    private TypedSecrets secrets;

    @Override
    public TypedSecret getAsObject(FacesContext context, UIComponent component, String text) {
        return text == null || text.isEmpty() ? null : secrets.of(text);
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, TypedSecret secret) {
        return "";
    }
}
