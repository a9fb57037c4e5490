package kontor.audit.stream;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.web.Notice;
import kontor.web.TypedSecret;

/** One stream: set up, change, remove. The token that someone types lives for one request only, and no answer carries it. */
@Named
@ViewScoped
public class StreamPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Streams streams;

    private CompanyId company;
    private Long id;
    private String label;
    private String savedLabel;
    private StreamAddress.Kind kind = StreamAddress.Kind.HTTPS;
    private String address;
    private String authority;
    private Instant tokenSetAt;
    private boolean opensContent;
    private boolean fromBeginning;
    private transient String token;

    @PostConstruct
    void open() {
        company = frame.companyId();
        if (request.getParameter("stream") != null) {
            show(streams.get(company, Ids.required(request, "stream")));
        }
    }

    private void show(AuditStream stream) {
        id = stream.id();
        label = stream.label();
        savedLabel = label;
        kind = stream.address().kind();
        address = stream.address().text();
        authority = stream.authority().pem();
        tokenSetAt = stream.tokenSetAt();
        opensContent = stream.opensContent();
    }

    public String save() {
        try {
            return settings().map(this::keep).orElse(null);
        } catch (TokenNeeded e) {
            Notice.errorAt("stream:token", "stream.token.neededForAddress");
            return null;
        } catch (StreamRefused e) {
            refuse(e.isFull());
            return null;
        } finally {
            token = null;
        }
    }

    private String keep(StreamSettings settings) {
        if (id == null) {
            streams.setUp(company, settings, fromBeginning);
            Notice.successOnNextPage("stream.created", label);
        } else {
            streams.change(company, id, settings);
            Notice.successOnNextPage("stream.saved", label);
        }
        return list();
    }

    private static void refuse(boolean full) {
        if (full) {
            Notice.errorAt("stream:label", "stream.full", Streams.MOST);
        } else {
            Notice.errorAt("stream:label", "stream.label.taken");
        }
    }

    public String remove() {
        streams.remove(company, id);
        Notice.successOnNextPage("stream.removed", savedLabel);
        return list();
    }

    private String list() {
        return "/audit/streams?faces-redirect=true&company=" + company;
    }

    /** What has been entered, or empty with a message at the input that is wrong. */
    private Optional<StreamSettings> settings() {
        boolean full = id == null && streams.full(company);
        if (full || streams.labelTaken(company, label, id)) {
            refuse(full);
            return Optional.empty();
        }
        Optional<StreamAddress> lead = StreamAddress.read(kind, address);
        if (lead.isEmpty()) {
            Notice.errorAt("stream:address", "stream.address.notUnderstood." + kind);
            return Optional.empty();
        }
        if (token != null && !StreamSettings.isSendable(token)) {
            Notice.errorAt("stream:token", "stream.token.unsendable", StreamSettings.LONGEST_TOKEN);
            return Optional.empty();
        }
        try {
            return Optional.of(new StreamSettings(
                    label.strip(), lead.get(), Optional.ofNullable(token), Authority.of(authority), opensContent));
        } catch (IllegalArgumentException e) {
            Notice.errorAt("stream:authority", "stream.authority.notUnderstood");
            return Optional.empty();
        }
    }

    public boolean isNew() {
        return id == null;
    }

    /** The name under which the stream is saved; {@code null} for a new one. */
    public String getSavedLabel() {
        return savedLabel;
    }

    /** When the stored token was entered, or {@code null} where there is none. */
    public Instant getTokenSetAt() {
        return tokenSetAt;
    }

    public StreamAddress.Kind[] getKinds() {
        return StreamAddress.Kind.values();
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public StreamAddress.Kind getKind() {
        return kind;
    }

    public void setKind(StreamAddress.Kind kind) {
        this.kind = kind;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getAuthority() {
        return authority;
    }

    public void setAuthority(String authority) {
        this.authority = authority;
    }

    public boolean isOpensContent() {
        return opensContent;
    }

    public void setOpensContent(boolean opensContent) {
        this.opensContent = opensContent;
    }

    public boolean isFromBeginning() {
        return fromBeginning;
    }

    public void setFromBeginning(boolean fromBeginning) {
        this.fromBeginning = fromBeginning;
    }

    public TypedSecret getToken() {
        return null;
    }

    public void setToken(TypedSecret token) {
        this.token = TypedSecret.take(token);
    }
}
