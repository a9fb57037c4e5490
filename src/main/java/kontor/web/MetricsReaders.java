package kontor.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The machines that gather metrics, which can't sign in: those in KONTOR_METRICS_READERS. */
@ApplicationScoped
public class MetricsReaders {
    private final List<AddressRange> readers;
    private final TrustedProxies proxies;

    protected MetricsReaders() {
        this(Optional.empty(), null);
    }

    /**
     * @param setting addresses and CIDR ranges with commas between them; empty for none
     * @throws IllegalArgumentException when one of them is neither
     */
    @Inject
    public MetricsReaders(
            @ConfigProperty(name = "kontor.metrics.readers") Optional<String> setting, TrustedProxies proxies) {
        readers = AddressRange.listed("KONTOR_METRICS_READERS", setting);
        this.proxies = proxies;
    }

    /** Has a setting that can't be understood fail the start instead of the first request. */
    public void refuseWhatIsNoAddress() {
        // Calling it makes the bean, and its constructor refuses.
    }

    /** Whether the request comes from one of them. */
    public boolean include(HttpServletRequest request) {
        Optional<InetAddress> reader = AddressRange.address(proxies.addressOf(request));
        return reader.isPresent() && readers.stream().anyMatch(range -> range.contains(reader.get()));
    }
}
