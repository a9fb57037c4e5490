package kontor.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shows the metrics to the machines in KONTOR_METRICS_READERS, without a sign-in, as those that gather metrics need them. To
 * everyone else there is no such address: nobody's role in a company has anything to do with them.
 */
public class MetricsReaders extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    @ConfigProperty(name = "kontor.metrics.readers")
    private transient Optional<String> setting;

    @Inject
    private transient TrustedProxies proxies;

    private transient List<AddressRange> readers;

    @Override
    public void init() {
        readers = AddressRange.listed("KONTOR_METRICS_READERS", setting);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<InetAddress> reader = AddressRange.address(proxies.addressOf(request));
        if (reader.isPresent() && readers.stream().anyMatch(range -> range.contains(reader.get()))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
