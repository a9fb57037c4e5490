package kontor.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.catalogue.openapi.OpenApiReader;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.credential.Credential;
import kontor.credential.Credentials;
import kontor.frachtpilot.Problem;
import kontor.web.Messages;
import kontor.web.Notice;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** The OpenAPI document of one account: what is in it, which versions there were, and where another comes from. */
@Named
@ViewScoped
public class DocumentPage implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST_LINES = 500;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private Credentials credentials;

    @Inject
    private Catalogues catalogues;

    @Inject
    private ApiDocuments documents;

    private CompanyId company;
    private long credential;
    private String credentialLabel;
    private transient List<ApiDocument> versions;
    private transient Catalogue catalogue;
    private transient Part file;
    private Problem problem;
    private Integer shown;

    /** One line of what changed between two versions, in words. */
    public record Line(String type, String text) {}

    @PostConstruct
    void open() {
        company = frame.companyId();
        Credential access = credentials.get(company, Ids.required(request, "credential"));
        credential = access.getId();
        credentialLabel = access.getLabel();
    }

    /** Asks the account for its document. */
    public void refresh() {
        tell(catalogues.refresh(company, credential));
    }

    /** Takes the uploaded file into use. */
    public void upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            Notice.errorAt("uploading:file", "document.upload.missing");
            return;
        }
        if (file.getSize() > OpenApiReader.LARGEST) {
            Notice.errorAt("uploading:file", "document.unusable.too_large");
            return;
        }
        try (InputStream in = file.getInputStream()) {
            tell(catalogues.upload(company, credential, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private void tell(Catalogues.Refresh refresh) {
        problem = null;
        switch (refresh) {
            case Catalogues.Refresh.Kept(boolean isNew, Catalogue kept) ->
                Notice.success(
                        isNew ? "document.new" : "document.same", kept.types().size());
            case Catalogues.Refresh.Unusable(UnusableDocument.Reason reason) ->
                Notice.error("document.unusable." + reason.key());
            case Catalogues.Refresh.Failed(Problem why) -> problem = why;
        }
        versions = null;
        catalogue = null;
        shown = null;
    }

    public List<ApiDocument> getVersions() {
        if (versions == null) {
            versions = documents.versions(company, credential);
        }
        return versions;
    }

    public ApiDocument getCurrent() {
        return getVersions().isEmpty() ? null : getVersions().getFirst();
    }

    public Catalogue getCatalogue() {
        if (catalogue == null) {
            catalogue = catalogues.known(company, credential).orElse(Catalogue.EMPTY);
        }
        return catalogue;
    }

    /** What can be done with a resource type, in words. */
    public String operations(ResourceType type) {
        return Stream.of(Operation.values())
                .filter(type::can)
                .map(operation -> Messages.text("operation." + operation.name().toLowerCase(Locale.ROOT)))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Shows, or no longer, what a version changed. */
    public void show(int number) {
        shown = shown != null && shown == number ? null : number;
    }

    public boolean isShown(int number) {
        return shown != null && shown == number;
    }

    /** What a version changed against the one before it; empty for the first. */
    public List<Line> changes(ApiDocument version) {
        Optional<Catalogue> before = getVersions().stream()
                .filter(each -> each.getNumber() == version.getNumber() - 1)
                .findFirst()
                .flatMap(each -> catalogues.read(company, each));
        Optional<Catalogue> after = catalogues.read(company, version);
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        List<CatalogueDifference.Change> changes =
                CatalogueDifference.between(before.get(), after.get()).changes();
        Stream<Line> more = changes.size() > MOST_LINES
                ? Stream.of(new Line("", Messages.text("document.changes.more", changes.size() - MOST_LINES)))
                : Stream.empty();
        return Stream.concat(changes.stream().limit(MOST_LINES).map(this::line), more)
                .toList();
    }

    private Line line(CatalogueDifference.Change change) {
        Locale locale = preferences.getLocale();
        String part = switch (change.kind()) {
            case TYPE_ADDED, TYPE_REMOVED -> "";
            case OPERATION_ADDED, OPERATION_REMOVED ->
                Messages.text("operation." + change.part().toLowerCase(Locale.ROOT));
            default ->
                Stream.of(change.part().split("\\."))
                        .map(name -> Vocabulary.field(change.type(), name, locale))
                        .collect(Collectors.joining(" · "));
        };
        return new Line(
                Vocabulary.plural(change.type(), locale),
                Messages.text("document.change." + change.kind().key(), part));
    }

    /** Why the account's document could not be read, or {@code null}. */
    public Problem getProblem() {
        return problem;
    }

    public long getCredential() {
        return credential;
    }

    public String getCredentialLabel() {
        return credentialLabel;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
