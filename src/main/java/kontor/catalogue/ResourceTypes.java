package kontor.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** The resource types, for menus. */
@Named
@ApplicationScoped
public class ResourceTypes {
    public List<ResourceType> getAll() {
        return Catalogue.resourceTypes();
    }
}
