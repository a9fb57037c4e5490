package kontor.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
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

    /** Documents are read once; each node reads its own. */
    private static final Cache<String, Catalogue> READ = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterAccess(Duration.ofHours(12))
            .build();

    /** What accounts without a usable document have, so that they aren't asked again on each page. */
    private static final Cache<Long, Catalogue> WITHOUT_DOCUMENT = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    @Inject
    private ApiDocuments documents;

    @Inject
    private Credentials credentials;

    @Inject
    private FrachtPilot frachtPilot;

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
    public Catalogue of(CompanyId company, long credential) {
        Optional<Catalogue> known = known(company, credential);
        if (known.isPresent()) {
            return known.get();
        }
        Catalogue without = WITHOUT_DOCUMENT.getIfPresent(credential);
        if (without != null) {
            return without;
        }
        if (refresh(company, credential) instanceof Refresh.Kept kept) {
            return kept.catalogue();
        }
        Catalogue fallback = ofEntryPoint(credentials.account(company, credential));
        WITHOUT_DOCUMENT.put(credential, fallback);
        return fallback;
    }

    /** The catalogue of the document in use, without asking the account for one. */
    public Optional<Catalogue> known(CompanyId company, long credential) {
        Optional<String> digest = documents.currentDigest(company, credential);
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        String key = credential + "/" + digest.get();
        Catalogue read = READ.getIfPresent(key);
        if (read == null) {
            read = documents
                    .current(company, credential)
                    .flatMap(document -> read(company, document))
                    .orElse(null);
            if (read != null) {
                READ.put(key, read);
            }
        }
        return Optional.ofNullable(read);
    }

    /** The catalogue of one version, or empty where nothing can be used of it any more. */
    public Optional<Catalogue> read(CompanyId company, ApiDocument document) {
        String root =
                credentials.get(company, document.getCredentialId()).root().getRawPath();
        try {
            return Optional.of(OpenApiReader.read(document.text(), root));
        } catch (UnusableDocument e) {
            LOG.log(Level.WARNING, "Document {0} can no longer be used: {1}", new Object[] {
                Long.toString(document.getId()), e.reason()
            });
            return Optional.empty();
        }
    }

    /** Asks the account for its document, and takes it into use when it is another than before. */
    public Refresh refresh(CompanyId company, long credential) {
        Account account = credentials.account(company, credential);
        try {
            return keep(company, credential, ApiDocument.Source.ACCOUNT, frachtPilot.document(account));
        } catch (RequestFailed e) {
            return new Refresh.Failed(e.problem());
        }
    }

    /** Takes a document that someone uploaded into use, until the account is asked for its own again. */
    public Refresh upload(CompanyId company, long credential, String text) {
        Scope.current().require(company, Right.ADMINISTER);
        return keep(company, credential, ApiDocument.Source.UPLOAD, text);
    }

    private Refresh keep(CompanyId company, long credential, ApiDocument.Source source, String text) {
        Credential access = credentials.get(company, credential);
        try {
            Catalogue catalogue = OpenApiReader.read(text, access.root().getRawPath());
            boolean isNew = documents.keep(company, credential, access.getLabel(), source, text, catalogue.openapi());
            READ.put(credential + "/" + ApiDocument.digest(text), catalogue);
            WITHOUT_DOCUMENT.invalidate(credential);
            return new Refresh.Kept(isNew, catalogue);
        } catch (UnusableDocument e) {
            return new Refresh.Unusable(e.reason());
        }
    }

    /** Asks again for the documents of a company that were last seen a day ago; uploaded ones stay. */
    public void refreshDaily(CompanyId company, Instant now) {
        for (Credential credential : credentials.of(company)) {
            boolean due = documents
                    .current(company, credential.getId())
                    .filter(document -> document.getSource() == ApiDocument.Source.ACCOUNT)
                    .filter(document -> document.getSeenAt().isBefore(now.minus(FRESH)))
                    .isPresent();
            if (due && refresh(company, credential.getId()) instanceof Refresh.Failed failed) {
                LOG.log(Level.WARNING, "The document of credential {0} could not be read: {1}", new Object[] {
                    Long.toString(credential.getId()), failed.problem().kind()
                });
            }
        }
    }

    /** Without a document: the collections that the entry point lists, of whose objects nothing else is known. */
    private Catalogue ofEntryPoint(Account account) {
        Probe probe = frachtPilot.probe(account);
        List<ResourceType> types = probe.collections().stream()
                .filter(name -> name.matches("[A-Za-z0-9_-]{1,60}"))
                .map(ResourceType::unknown)
                .toList();
        return new Catalogue("", types, List.of());
    }
}
