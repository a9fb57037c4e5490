package kontor.company.access;

import static kontor.company.Right.ADMINISTER;
import static kontor.company.Right.READ_AUDIT_LOG;
import static kontor.company.Right.WORK_ON_OBJECTS;
import static kontor.company.access.Address.forEveryone;
import static kontor.company.access.Address.forMachines;
import static kontor.company.access.Address.forOperators;
import static kontor.company.access.Address.forSignedIn;
import static kontor.company.access.Address.forThoseWith;
import static kontor.company.access.Address.inCompany;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.company.access.Address.Whoever;

/**
 * Who may ask for what: the one table of the portal's addresses. What isn't in it isn't there, and a page or servlet that
 * isn't in it fails the build.
 */
@ApplicationScoped
public class Addresses {
    /** The page on which someone whose password was given to them chooses their own; they see no other before. */
    public static final Address PASSWORD = forSignedIn("/password");

    /** What pages are made of; the same for everyone. */
    public static final Address RESOURCES = forEveryone("/jakarta.faces.resource/");

    /** All of the portal's own. */
    public static final List<Address> TABLE = List.of(
            forEveryone("/sign-in"),
            RESOURCES,
            forEveryone("/health"),
            forEveryone("/health/"),
            PASSWORD,
            forMachines("/metrics"),
            forMachines("/metrics/"),
            inCompany("/index").orWithout(Whoever.SIGNED_IN),
            forSignedIn("/companies/list"),
            inCompany("/companies/company", ADMINISTER).orWithout(Whoever.OPERATORS),
            inCompany("/companies/names", ADMINISTER),
            inCompany("/people/list", ADMINISTER),
            forOperators("/people/all"),
            inCompany("/credentials/list", ADMINISTER),
            inCompany("/credentials/credential", ADMINISTER).taking("credential"),
            inCompany("/credentials/account", ADMINISTER).needing("credential"),
            inCompany("/credentials/document", ADMINISTER).needing("credential"),
            inCompany("/objects/list", WORK_ON_OBJECTS).taking("credential"),
            inCompany("/objects/object", WORK_ON_OBJECTS).needing("credential").taking("entry"),
            inCompany("/exports/list", WORK_ON_OBJECTS),
            inCompany("/exports/file", WORK_ON_OBJECTS).needing("export"),
            inCompany("/changes/list").orWithout(Whoever.SIGNED_IN).orEmpty(),
            inCompany("/changes/revert", WORK_ON_OBJECTS).needing("entry"),
            inCompany("/changes/reverts", WORK_ON_OBJECTS),
            inCompany("/changes/revert-job", WORK_ON_OBJECTS).needing("job"),
            inCompany("/audit/log", READ_AUDIT_LOG)
                    .orWithout(Whoever.WITH_RIGHT)
                    .orEmpty(),
            inCompany("/audit/entry").orWithout(Whoever.SIGNED_IN).needing("entry"),
            inCompany("/audit/object", WORK_ON_OBJECTS, READ_AUDIT_LOG).needing("credential"),
            inCompany("/audit/export", READ_AUDIT_LOG).orWithout(Whoever.WITH_RIGHT),
            inCompany("/audit/export/file", READ_AUDIT_LOG),
            inCompany("/audit/verification", READ_AUDIT_LOG),
            inCompany("/audit/checkpoint.json", READ_AUDIT_LOG).needing("checkpoint"),
            forThoseWith("/audit/public-key.pem", READ_AUDIT_LOG),
            inCompany("/audit/retention", READ_AUDIT_LOG),
            inCompany("/audit/archive", READ_AUDIT_LOG).needing("archive"),
            inCompany("/audit/streams", READ_AUDIT_LOG),
            inCompany("/audit/stream", ADMINISTER).taking("stream"));

    private Map<String, Address> byPath;

    protected Addresses() {}

    /** @param further what else is deployed along with the portal; its own archive brings nothing along */
    @Inject
    Addresses(@Any Instance<Further> further) {
        byPath = Stream.concat(TABLE.stream(), further.stream().flatMap(Further::addresses))
                .collect(Collectors.toMap(Address::path, Function.identity()));
    }

    /** Addresses of classes that tests deploy along with the portal. */
    public interface Further {
        /** For whoever is signed in: what they do asks for rights as everything does. */
        default List<String> forSignedIn() {
            return List.of();
        }

        /** For everyone. */
        default List<String> forEveryone() {
            return List.of();
        }

        private Stream<Address> addresses() {
            return Stream.concat(
                    forSignedIn().stream().map(Address::forSignedIn),
                    forEveryone().stream().map(Address::forEveryone));
        }
    }

    /** The address of a path as the container has mapped it, or empty where there is none. */
    public Optional<Address> of(String path) {
        String page = "/".equals(path) || path.isEmpty() ? "/index" : path.replaceFirst("\\.xhtml$", "");
        return Optional.ofNullable(byPath.get(page))
                .or(() -> byPath.values().stream()
                        .filter(each -> each.isPrefix() && page.startsWith(each.path()))
                        .findFirst());
    }
}
