package kontor.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.credential.Credential;
import kontor.credential.Credentials;
import kontor.frachtpilot.Account;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.Probe;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.RequestFailed;

/**
 * The catalogues of accounts. Read from the document in use; where there is none yet it is asked of the account, and
 * where none can be had, the account's entry point still tells which collections there are.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NEVER)
public class Catalogues {
    private static final Logger LOG = Logger.getLogger(Catalogues.class.getName());
    private static final Duration FRESH = Duration.ofHours(20);

    private static final Duration REST = Duration.ofMinutes(5);

    /** How long an account isn't asked again that didn't answer. */
    private static final Duration REST_OF_THE_SILENT = Duration.ofSeconds(10);

    /** What an account says that has no document; all else may pass. */
    private static final Set<Problem.Kind> LASTING = EnumSet.of(
            Problem.Kind.NOT_FOUND,
            Problem.Kind.FORBIDDEN,
            Problem.Kind.UNREADABLE,
            Problem.Kind.TOO_LARGE,
            Problem.Kind.REFUSED);

    /** What accounts without a usable document have, so that they aren't asked again on each page. */
    private static final Cache<Long, Without> WITHOUT_DOCUMENT = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofHours(12))
            .build();

    private static final int MOST_TYPES_WITHOUT_DOCUMENT = 200;

    /**
     * An account without a usable document, and until when it isn't asked for one again.
     *
     * @param silent whether it didn't answer, so that it may have one
     */
    private record Without(Catalogue catalogue, int times, boolean silent, long untilNanos) {
        boolean isResting() {
            return untilNanos - System.nanoTime() > 0;
        }
    }

    @Inject
    private DocumentReading reading;

    @Inject
    private DocumentAsking asking;

    @Inject
    private ApiDocuments documents;

    @Inject
    private Credentials credentials;

    @Inject
    private FrachtPilot frachtPilot;

    @Inject
    private MomentFields moments;

    /** What came of asking for a document. */
    public sealed interface Refresh {
        /** There is a document in use. */
        record Kept(boolean isNew, Catalogue catalogue) implements Refresh {}

        /** The account didn't send one; the one in use stays. */
        record Failed(Problem problem) implements Refresh {}

        /** Nothing can be used of what it sent; the one in use stays. */
        record Unusable(UnusableDocument.Reason reason) implements Refresh {}
    }

    /** What can be done in the account. Never fails: at worst the catalogue is empty. */
    @Requires
    public Catalogue of(CompanyId company, long credential) {
        boolean mayBeReadYet = false;
        try {
            Optional<Catalogue> stored = stored(company, credential);
            if (stored.isPresent()) {
                return stored.get();
            }
        } catch (UnusableDocument e) {
            mayBeReadYet = e.isPassing();
        }
        Without before = WITHOUT_DOCUMENT.getIfPresent(credential);
        if (before != null && (mayBeReadYet || before.isResting())) {
            return before.catalogue();
        }
        if (mayBeReadYet) {
            return without(company, credential, before, new Refresh.Unusable(UnusableDocument.Reason.TOO_SLOW));
        }
        Optional<Refresh> refresh = asking.ask(company, credential, () -> refresh(company, credential, false));
        if (refresh.isPresent() && refresh.get() instanceof Refresh.Kept kept) {
            return kept.catalogue();
        }
        return refresh.filter(each -> !isPassing(each)).isPresent()
                ? without(company, credential, before, refresh.get())
                : silent(credential, before);
    }

    /**
     * Whether an account of which nothing is known may have a document all the same: it didn't answer when it was last asked,
     * and is worth asking again in some seconds.
     */
    @Requires
    public boolean isSilent(CompanyId company, long credential) {
        Without without = WITHOUT_DOCUMENT.getIfPresent(credential);
        return without != null && without.silent() && known(company, credential).isEmpty();
    }

    private static boolean isPassing(Refresh refresh) {
        return refresh instanceof Refresh.Failed failed
                && !LASTING.contains(failed.problem().kind());
    }

    private static Catalogue silent(long credential, Without before) {
        Catalogue catalogue = before == null ? Catalogue.EMPTY : before.catalogue();
        WITHOUT_DOCUMENT.put(
                credential, new Without(catalogue, 0, true, System.nanoTime() + REST_OF_THE_SILENT.toNanos()));
        return catalogue;
    }

    /** An account that sent a document of which nothing can be used is asked the more rarely the more often it does. */
    private Catalogue without(CompanyId company, long credential, Without before, Refresh refresh) {
        boolean unusable = refresh instanceof Refresh.Unusable;
        int times = unusable ? before == null ? 1 : before.times() + 1 : 0;
        Duration rest = unusable ? DocumentReading.rest(times) : REST;
        Catalogue catalogue = ofEntryPoint(credentials.account(company, credential));
        WITHOUT_DOCUMENT.put(credential, new Without(catalogue, times, false, System.nanoTime() + rest.toNanos()));
        return catalogue;
    }

    /** The catalogue of the document in use, without asking the account for one. */
    @Requires
    public Optional<Catalogue> known(CompanyId company, long credential) {
        try {
            return stored(company, credential);
        } catch (UnusableDocument e) {
            return Optional.empty();
        }
    }

    private Optional<Catalogue> stored(CompanyId company, long credential) throws UnusableDocument {
        Optional<String> digest = documents.currentDigest(company, credential);
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        Catalogue catalogue = reading.readForPage(
                credential,
                digest.get(),
                () -> documents
                        .current(company, credential)
                        .map(document -> source(company, document))
                        .orElseThrow(() -> new AccessDenied("the document is gone")));
        return Optional.of(catalogue.with(moments.of(company, credential)));
    }

    private DocumentReading.Source source(CompanyId company, ApiDocument document) {
        String root =
                credentials.get(company, document.getCredentialId()).root().getRawPath();
        return new DocumentReading.Source(document.text(), root);
    }

    /** The catalogue of one version, or empty where nothing can be used of it any more. */
    @Requires
    public Optional<Catalogue> read(CompanyId company, ApiDocument document) {
        long credential = document.getCredentialId();
        try {
            return Optional.of(reading.readForPage(credential, document.getDigest(), () -> source(company, document)));
        } catch (UnusableDocument e) {
            LOG.log(Level.WARNING, "Document {0} can not be used: {1}", new Object[] {
                Long.toString(document.getId()), e.reason()
            });
            return Optional.empty();
        }
    }

    /** Asks the account for its document, and takes it into use when it is another than before. */
    @Requires(Right.WORK_ON_OBJECTS)
    public Refresh refresh(CompanyId company, long credential) {
        return refresh(company, credential, true);
    }

    private Refresh refresh(CompanyId company, long credential, boolean asked) {
        Account account = credentials.account(company, credential);
        try {
            return keep(company, credential, ApiDocument.Source.ACCOUNT, frachtPilot.document(account), asked);
        } catch (RequestFailed e) {
            return new Refresh.Failed(e.problem());
        }
    }

    /** Takes a document that someone uploaded into use, until the account is asked for its own again. */
    @Requires(Right.ADMINISTER)
    public Refresh upload(CompanyId company, long credential, String text) {
        return keep(company, credential, ApiDocument.Source.UPLOAD, text, true);
    }

    private Refresh keep(CompanyId company, long credential, ApiDocument.Source source, String text, boolean asked) {
        Credential access = credentials.get(company, credential);
        try {
            DocumentReading.Source read =
                    new DocumentReading.Source(text, access.root().getRawPath());
            String digest = ApiDocument.digest(text);
            Catalogue catalogue = asked
                    ? reading.readAsked(credential, digest, read)
                    : reading.readForPage(credential, digest, () -> read);
            boolean isNew = documents.keep(company, credential, access.getLabel(), source, text, catalogue.openapi());
            WITHOUT_DOCUMENT.invalidate(credential);
            return new Refresh.Kept(isNew, catalogue);
        } catch (UnusableDocument e) {
            return new Refresh.Unusable(e.reason());
        }
    }

    /** Asks again for the documents of a company that were last seen a day ago; uploaded ones stay. */
    @Requires(Right.WORK_ON_OBJECTS)
    public void refreshDaily(CompanyId company, Instant now) {
        for (Credential credential : credentials.of(company)) {
            boolean due = documents
                    .current(company, credential.getId())
                    .filter(document -> document.getSource() == ApiDocument.Source.ACCOUNT)
                    .filter(document -> document.getSeenAt().isBefore(now.minus(FRESH)))
                    .isPresent();
            if (due) {
                told(credential.getId(), refresh(company, credential.getId()));
            }
        }
    }

    private static void told(long credential, Refresh refresh) {
        Object why = switch (refresh) {
            case Refresh.Kept kept -> null;
            case Refresh.Failed(Problem problem) -> problem.kind();
            case Refresh.Unusable(UnusableDocument.Reason reason) -> reason;
        };
        if (why != null) {
            LOG.log(Level.WARNING, "The document of credential {0} could not be read: {1}", new Object[] {
                Long.toString(credential), why
            });
        }
    }

    /** Without a document: the collections that the entry point lists, of whose objects nothing else is known. */
    private Catalogue ofEntryPoint(Account account) {
        Probe probe = frachtPilot.probe(account);
        List<ResourceType> types = probe.collections().stream()
                .filter(name -> name.matches("[A-Za-z0-9_-]{1,60}"))
                .limit(MOST_TYPES_WITHOUT_DOCUMENT)
                .map(ResourceType::unknown)
                .toList();
        return new Catalogue("", types, List.of());
    }
}
