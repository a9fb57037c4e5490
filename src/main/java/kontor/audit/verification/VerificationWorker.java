package kontor.audit.verification;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.chain.ChainCheck;
import kontor.audit.chain.Fault;
import kontor.audit.chain.Faults;
import kontor.audit.chain.Link;
import kontor.audit.chain.Sha256;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.checkpoint.CheckpointFolder;
import kontor.audit.checkpoint.Checkpoints;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.retention.ArchivedChain;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Requires;

/**
 * Checks a company's whole chain as it is in the database, against itself, its head, and the checkpoints in the database
 * and in the folder outside it. Reads some entries at a time, each time in a short transaction.
 */
@Stateless
@TransactionAttribute(NOT_SUPPORTED)
public class VerificationWorker {
    private static final Logger LOG = Logger.getLogger(VerificationWorker.class.getName());
    private static final int AT_ONCE = 1000;
    private static final byte[] BEGINNING = new byte[Sha256.BYTES];
    /** Places begin with 1, but someone may have put entries where none belong. */
    private static final long BEFORE_ALL = Long.MIN_VALUE;

    @Inject
    private Verifications verifications;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private CheckpointFolder folder;

    @Inject
    private SigningKey key;

    @Inject
    private ArchivedChain archived;

    /** Checks in the background, on behalf of whoever asked for it. */
    @Requires(Right.READ_AUDIT_LOG)
    @Asynchronous
    public void work(Scope scope, CompanyId company, long verification) {
        scope.run(() -> check(company, verification));
    }

    /** Checks, and returns when that has ended. */
    @Requires(Right.READ_AUDIT_LOG)
    public void check(CompanyId company, long verification) {
        try {
            run(company, verification);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Verification " + verification + " could not be carried to its end");
            verifications.fail(company, verification);
        }
    }

    private void run(CompanyId company, long verification) {
        Faults faults = new Faults();
        // Before it is looked where the chain ends: none of them can be of an entry behind that.
        List<SignedCheckpoint> signed = new ArrayList<>(checkpoints.all(company));
        signed.addAll(folder.of(company, faults));
        Verifications.End end = verifications.end(company);
        ChainCheck chain =
                new ChainCheck(company.value(), faults).after(0, BEGINNING).against(signed, key.believed());
        archived.lead(company, chain, faults, entries -> verifications.reach(company, verification, entries));
        for (long place = BEFORE_ALL; place < end.last(); ) {
            place = readOn(company, place, end.last(), chain, faults);
            verifications.reach(company, verification, chain.checked());
        }
        chain.end(end.sequence(), end.hash());
        verifications.finish(company, verification, chain, signed.size(), faults);
        warn(company, faults);
    }

    /** @return the place of the last entry that was read */
    private long readOn(CompanyId company, long place, long last, ChainCheck chain, Faults faults) {
        try {
            List<Link> links = verifications.links(company, place, last, AT_ONCE);
            links.forEach(chain::add);
            return links.isEmpty() ? last : links.getLast().sequence();
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Among the entries after " + place + " is one that can't be read", e);
            return readSingly(company, place, last, chain, faults);
        }
    }

    /** An entry that someone has spoilt so that it can't even be read must not hide the others. */
    private long readSingly(CompanyId company, long place, long last, ChainCheck chain, Faults faults) {
        long at = place;
        for (int i = 0; i < AT_ONCE && at < last; i++) {
            at = verifications.next(company, at).orElse(last);
            try {
                verifications.links(company, at - 1, at, 1).forEach(chain::add);
            } catch (EJBException e) {
                faults.add(new Fault(Fault.Kind.UNREADABLE, at, ""));
            }
        }
        return at;
    }

    private static void warn(CompanyId company, Faults faults) {
        if (faults.count() > 0) {
            LOG.log(Level.SEVERE, "The audit log of company {0} is {1}: {2} faults, the first: {3}", new Object[] {
                company, faults.verdict(), faults.count(), faults.first().getFirst()
            });
        }
    }
}
