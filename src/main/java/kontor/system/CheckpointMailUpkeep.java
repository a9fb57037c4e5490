package kontor.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kontor.audit.mail.CheckpointPost;
import kontor.company.Scope;
import kontor.identity.Memberships;

/** Mails checkpoints. Of several nodes, the first finds work to do. */
@ApplicationScoped
public class CheckpointMailUpkeep {
    @Inject
    private Memberships memberships;

    @Inject
    private CheckpointPost post;

    void mail() {
        Scope.ofPortal(memberships.allCompanies()).run(post::mailDue);
    }
}
