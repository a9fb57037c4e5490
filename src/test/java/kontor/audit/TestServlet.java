package kontor.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kontor.company.access.Addresses;

/** The address by which tests within the container are run, which can't sign in. */
@ApplicationScoped
public class TestServlet implements Addresses.Further {
    @Override
    public List<String> forEveryone() {
        return List.of("/ArquillianServletRunnerEE9");
    }
}
