package kontor.credential;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.frachtpilot.ApiKey;
import kontor.frachtpilot.Probe;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.UnsendableKey;
import kontor.frachtpilot.gate.Ceilings;
import kontor.frachtpilot.gate.GateState;
import kontor.web.Notice;
import kontor.web.TypedSecret;

/**
 * One credential: register, test, replace, remove. The key that someone types lives for one request only; the input
 * keeps it in their browser, and no answer ever carries it back.
 */
@Named
@ViewScoped
public class CredentialPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "Europe/Vienna",
            "Europe/Zurich",
            "Europe/Amsterdam",
            "Europe/Brussels",
            "Europe/Copenhagen",
            "Europe/Luxembourg",
            "Europe/Paris",
            "UTC");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Credentials credentials;

    private CompanyId company;
    private Long id;
    private String label;
    private String baseUrl = Registration.USUAL_BASE_URL;
    private String mail;
    private String zone = Registration.USUAL_ZONE;
    private String fingerprint;
    private int parallel = Ceilings.USUAL.parallel();
    private int perSecond = Ceilings.USUAL.perSecond();
    private transient String key;
    private Probe probe;
    private boolean saveRefused;

    @PostConstruct
    void open() {
        company = frame.companyId();
        if (request.getParameter("credential") != null) {
            id = Ids.required(request, "credential");
            show(credentials.get(company, id));
        }
    }

    private void show(Credential credential) {
        label = credential.getLabel();
        baseUrl = credential.getBaseUrl();
        mail = credential.getMail();
        zone = credential.getZone();
        fingerprint = credential.getFingerprint();
        parallel = credential.ceilings().parallel();
        perSecond = credential.ceilings().perSecond();
    }

    /** Tests what has been entered, and saves nothing. */
    public void test() {
        saveRefused = false;
        probe = null;
        registration().ifPresent(this::test);
        key = null;
    }

    /** Tests, and saves when the account lets the key in. */
    public String save() {
        saveRefused = false;
        probe = null;
        try {
            Optional<Registration> registration = registration();
            if (registration.isEmpty() || !test(registration.get())) {
                saveRefused = probe != null && !probe.isWorking();
                return null;
            }
            return keep(registration.get(), true);
        } finally {
            key = null;
        }
    }

    /** Saves although the test failed, say because the account is being moved. */
    public String saveUntested() {
        try {
            return registration().map(registration -> keep(registration, false)).orElse(null);
        } catch (KeyNeeded e) {
            Notice.errorAt("credential:key", "credential.key.neededForAddress");
            return null;
        } finally {
            key = null;
        }
    }

    public String remove() {
        credentials.remove(company, id);
        Notice.successOnNextPage("credential.removed", label);
        return list();
    }

    private boolean test(Registration registration) {
        try {
            probe = credentials.test(company, id, registration);
            return probe.isWorking();
        } catch (KeyNeeded e) {
            Notice.errorAt("credential:key", "credential.key.neededForAddress");
            return false;
        }
    }

    private String keep(Registration registration, boolean tested) {
        try {
            if (id == null) {
                credentials.register(company, registration, tested);
                Notice.successOnNextPage(tested ? "credential.registered" : "credential.registeredUntested", label);
            } else {
                credentials.replace(company, id, registration, tested);
                Notice.successOnNextPage("credential.replaced", label);
            }
            return list();
        } catch (LabelTaken e) {
            Notice.errorAt("credential:label", "credential.label.taken");
            return null;
        }
    }

    private String list() {
        return "/credentials/list?faces-redirect=true&company=" + company;
    }

    /** What has been entered, or empty with a message at each input that is wrong. */
    private Optional<Registration> registration() {
        Optional<URI> address = BaseUrl.read(baseUrl);
        if (address.isEmpty()) {
            Notice.errorAt("credential:baseUrl", "credential.baseUrl.notUnderstood");
        }
        boolean taken = credentials.labelTaken(company, label, id);
        if (taken) {
            Notice.errorAt("credential:label", "credential.label.taken");
        }
        try {
            Optional<ApiKey> typed = Optional.ofNullable(key).map(ApiKey::new);
            return address.filter(right -> !taken)
                    .map(right -> new Registration(
                            label.strip(),
                            right,
                            mail == null ? "" : mail.strip(),
                            ZoneId.of(ZONES.contains(zone) ? zone : Registration.USUAL_ZONE),
                            typed,
                            new Ceilings(parallel, perSecond)));
        } catch (UnsendableKey e) {
            Notice.errorAt("credential:key", "credential.key.unsendable", ApiKey.LONGEST);
            return Optional.empty();
        }
    }

    /** The credential, or {@code null} for a new one. */
    public Long getId() {
        return id;
    }

    public boolean isNew() {
        return id == null;
    }

    /** What the last test found, or {@code null} when there was none. */
    public Probe getProbe() {
        return probe;
    }

    /** Whether nothing is there where the test looked: at an address that isn't an account's. */
    public boolean isNotThere() {
        return probe != null && !probe.isWorking() && probe.problem().kind() == Problem.Kind.NOT_FOUND;
    }

    /** Whether saving was refused because the test failed, so that the person may save all the same. */
    public boolean isSaveRefused() {
        return saveRefused;
    }

    /** Whether the account's clock is so far off that signatures can fail. */
    public boolean isClockOff() {
        return probe != null
                && probe.clockDifferenceSeconds() != null
                && Math.abs(probe.clockDifferenceSeconds()) > GateState.CLOCK_TOLERANCE_SECONDS;
    }

    public String getFingerprint() {
        return fingerprint;
    }

    public List<String> getZones() {
        return ZONES;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getMail() {
        return mail;
    }

    public void setMail(String mail) {
        this.mail = mail;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public int getParallel() {
        return parallel;
    }

    public void setParallel(int parallel) {
        this.parallel = parallel;
    }

    public int getPerSecond() {
        return perSecond;
    }

    public void setPerSecond(int perSecond) {
        this.perSecond = perSecond;
    }

    public TypedSecret getKey() {
        return null;
    }

    public void setKey(TypedSecret key) {
        this.key = TypedSecret.take(key);
    }
}
