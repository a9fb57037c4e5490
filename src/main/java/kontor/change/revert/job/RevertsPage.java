package kontor.change.revert.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import kontor.company.Frame;

/** A person's selections in a company that they take back, or have. */
@Named
@RequestScoped
public class RevertsPage {
    @Inject
    private Frame frame;

    @Inject
    private RevertJobs jobs;

    private List<RevertJob> mine;

    public List<RevertJob> getMine() {
        if (mine == null) {
            mine = jobs.mine(frame.companyId());
        }
        return mine;
    }

    /** How many objects it is about. */
    public int objects(RevertJob job) {
        return jobs.stands(job).size();
    }

    /** How many of them have been taken back. */
    public long reverted(RevertJob job) {
        return jobs.stands(job).stream()
                .filter(stand -> stand.state() == RevertItem.State.REVERTED)
                .count();
    }
}
