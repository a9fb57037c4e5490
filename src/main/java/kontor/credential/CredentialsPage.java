package kontor.credential;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import kontor.company.Frame;

/** A company's credentials. */
@Named
@RequestScoped
public class CredentialsPage {
    @Inject
    private Frame frame;

    @Inject
    private Credentials credentials;

    private List<Credential> list;

    @PostConstruct
    void open() {
        list = credentials.of(frame.companyId());
    }

    public List<Credential> getList() {
        return list;
    }
}
