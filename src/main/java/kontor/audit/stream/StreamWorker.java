package kontor.audit.stream;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.AuditEntry;
import kontor.audit.AuditLog;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Internal;
import kontor.company.access.Requires;
import kontor.network.AddressPolicy;
import kontor.vault.Vault;
import kontor.vault.VaultUnusable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what streams have to send, batch by batch, and never within a transaction (law 5). */
@Stateless
@TransactionAttribute(NEVER)
public class StreamWorker {
    private static final Logger LOG = Logger.getLogger(StreamWorker.class.getName());
    /** After so many another stream, or another node, may have a turn. */
    private static final int MOST_BATCHES = 40;

    @Inject
    @ConfigProperty(name = "kontor.demo", defaultValue = "false")
    private boolean demo;

    @Inject
    @ConfigProperty(name = "kontor.internal.stream.targets.allowed", defaultValue = "false")
    private boolean internalAllowed;

    @Resource
    private ManagedScheduledExecutorService watch;

    @Inject
    private StreamQueue queue;

    @Inject
    private Streams streams;

    @Inject
    private AuditLog log;

    @Inject
    private Vault vault;

    private final Clock clock = Clock.systemUTC();

    /** Sends what a stream has to send, unless another node does. */
    @Internal("what the portal sends on, in a scope of its own")
    @Asynchronous
    public void work(CompanyId company, long id) {
        Scope.ofPortal(Set.of(company)).run(() -> send(id));
    }

    private void send(long id) {
        String holder = UUID.randomUUID().toString();
        Optional<AuditStream> mine = queue.take(id, holder, clock.instant());
        if (mine.isEmpty()) {
            return;
        }
        try (Target target = target(mine.get())) {
            for (int sent = 0; mine.isPresent() && sent < MOST_BATCHES; sent++) {
                Batch batch = next(mine.get());
                if (batch.isEmpty() && sent == 0) {
                    throw Undelivered.because(Undelivered.Reason.GAP);
                }
                if (batch.isEmpty()) {
                    break;
                }
                target.send(batch);
                mine = queue.delivered(id, holder, batch.last(), clock.instant());
            }
            queue.release(id, holder);
        } catch (Undelivered e) {
            queue.failed(id, holder, e, clock.instant());
            LOG.log(Level.WARNING, "Stream {0} sends nothing at present: {1} {2}", new Object[] {
                id, e.reason(), e.status() == null ? "" : e.status()
            });
        } catch (RuntimeException e) {
            queue.release(id, holder);
            throw e;
        }
    }

    /**
     * Sends one line that says that it is a test.
     *
     * @return why it was not taken; empty when it was
     */
    @Requires(Right.ADMINISTER)
    public Optional<Undelivered> test(CompanyId company, long id) {
        AuditStream stream = streams.get(company, id);
        try (Target target = target(stream)) {
            target.send(Batch.ofTest(company, clock.instant()));
            streams.wake(company, id);
            return Optional.empty();
        } catch (Undelivered e) {
            return Optional.of(e);
        }
    }

    private Target target(AuditStream stream) throws Undelivered {
        AddressPolicy policy = new AddressPolicy(demo || internalAllowed);
        Patience patience = new Patience(watch);
        return switch (stream.address().kind()) {
            case HTTPS -> new HttpsTarget(stream.address().uri(), token(stream), stream.authority(), policy, patience);
            case SYSLOG -> new SyslogTarget(stream.address(), stream.authority(), policy, patience);
        };
    }

    private Optional<String> token(AuditStream stream) throws Undelivered {
        if (stream.sealedToken() == null) {
            return Optional.empty();
        }
        try {
            byte[] token = vault.openUnlessAltered(stream.company(), stream.tokenPurpose(), stream.sealedToken())
                    .orElseGet(() -> vault.open(stream.company(), stream.earlierTokenPurpose(), stream.sealedToken()));
            return Optional.of(new String(token, StandardCharsets.UTF_8));
        } catch (EJBException e) {
            throw tokenLost(e);
        }
    }

    private static Undelivered tokenLost(EJBException e) {
        if (e.getCause() instanceof VaultUnusable) {
            return Undelivered.because(Undelivered.Reason.TOKEN_LOST);
        }
        throw e;
    }

    /** The next batch; of a chain that has a gap there is none. */
    private Batch next(AuditStream stream) throws Undelivered {
        List<Batch.Line> lines = new ArrayList<>();
        long expected = stream.position() + 1;
        for (AuditEntry entry : queue.next(stream)) {
            if (entry.getSequence() != expected++) {
                throw Undelivered.because(Undelivered.Reason.GAP);
            }
            byte[] content = stream.opensContent() ? log.content(entry).orElse(null) : null;
            lines.add(new Batch.Line(entry.getSequence(), entry.getHappenedAt(), entry.line(content, false)));
        }
        return Batch.of(lines);
    }
}
