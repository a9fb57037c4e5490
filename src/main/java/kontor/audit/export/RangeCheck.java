package kontor.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kontor.audit.chain.ChainCheck;
import kontor.audit.chain.Faults;
import kontor.audit.chain.Link;
import kontor.audit.chain.Sha256;
import kontor.audit.chain.Verdict;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.SigningKey;
import kontor.company.Right;
import kontor.company.access.Requires;

/** Checks the part of a chain that an export is taken from, up to where it is signed, entries that it leaves out included. */
@ApplicationScoped
public class RangeCheck {
    @Inject
    private LogReading reading;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private SigningKey key;

    /**
     * What the check has shown.
     *
     * @param verdict what it comes to
     * @param checked how many entries were checked
     * @param covered up to which entry signatures confirm them; 0 where none does
     * @param faults what is wrong
     */
    public record Result(Verdict verdict, long checked, long covered, Faults faults) {}

    @Requires(Right.READ_AUDIT_LOG)
    public Result of(LogExport export) {
        Faults faults = new Faults();
        ChainCheck chain = new ChainCheck(export.company().value(), faults);
        if (export.first() == 1) {
            chain.after(0, new byte[Sha256.BYTES]);
        }
        chain.against(
                checkpoints.all(export.company()).stream()
                        .filter(signed -> signed.checkpoint().sequence() <= export.reach())
                        .toList(),
                key.believed());
        for (long at = export.before(); at < export.reach(); ) {
            LogReading.Batch<Link> batch = reading.links(export, at);
            batch.content().forEach(chain::add);
            at = batch.reached();
        }
        chain.end(0, null);
        return new Result(chain.verdict(), chain.checked(), chain.covered(), faults);
    }
}
