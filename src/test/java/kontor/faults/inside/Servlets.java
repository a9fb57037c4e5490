package kontor.faults.inside;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kontor.company.access.Addresses;

/** The addresses of the servlets of this package, which the portal's own table doesn't have. */
@ApplicationScoped
public class Servlets implements Addresses.Further {
    @Override
    public List<String> forSignedIn() {
        return List.of("/faults/change", "/faults/log", "/faults/older", "/faults/sessions");
    }
}
