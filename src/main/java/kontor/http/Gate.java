package kontor.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import kontor.web.Preferences;
import kontor.web.ServerRequest;

/**
 * What every request passes first: it must have one meaning, ask for this portal, use a method that the address has and, where
 * it may change something, come from a page of the portal. Asked before anyone is looked up, so that strangers are told nothing
 * else.
 */
@ApplicationScoped
public class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class.getName());
    private static final String PASSED = Gate.class.getName();
    private static final long BETWEEN_LINES_MILLIS = 60_000;

    @Inject
    private OwnAddresses addresses;

    @Inject
    private Preferences preferences;

    private final Map<Refusal, Long> lastLines = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();

    /**
     * Sets what every answer carries, and answers the request when it may go no further.
     *
     * @return whether it was answered
     */
    public boolean stops(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(PASSED) != null) {
            return false;
        }
        Headers.on(request, response);
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            refuse(refusal.get(), request, response);
            return true;
        }
        request.setAttribute(PASSED, true);
        return false;
    }

    private Optional<Refusal> refusal(HttpServletRequest request) {
        if (!hasOneMeaning(request)) {
            return Optional.of(Refusal.MALFORMED);
        }
        if (!isSchemeKnown(request)) {
            return Optional.of(Refusal.SCHEME);
        }
        // What checks whether the portal lives may know it by any name: it learns nothing else.
        if (!addresses.isOwn(request.getHeader("Host")) && !isHealthCheck(request)) {
            return Optional.of(Refusal.MISDIRECTED);
        }
        if (!Methods.of(request).contains(request.getMethod())) {
            return Optional.of(Refusal.METHOD);
        }
        if (!isSentAsItShould(request)) {
            return Optional.of(Refusal.MALFORMED);
        }
        return "POST".equals(request.getMethod()) && !isFromHere(request)
                ? Optional.of(Refusal.ELSEWHERE)
                : Optional.empty();
    }

    private static boolean hasOneMeaning(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        String query = request.getQueryString();
        return RequestPath.isPlain(request.getRequestURI())
                && isPath(ServerRequest.sentUri(request))
                && (query == null || query.chars().allMatch(each -> each > ' ' && each != 127))
                && List.of("HTTP/1.0", "HTTP/1.1").contains(request.getProtocol())
                && hosts.size() == 1
                && OwnAddresses.isHost(hosts.getFirst())
                && (request.getHeader("Content-Length") == null || request.getHeader("Transfer-Encoding") == null);
    }

    /** The server takes session ids out of what it shows, and the host of a whole address for the one asked for. */
    private static boolean isPath(String sent) {
        return sent.startsWith("/") && !sent.contains(";");
    }

    /** What a page would take for one of its forms is sent as forms are. */
    private static boolean isSentAsItShould(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return !SentForm.is(request);
        }
        return SentForm.isReadable(request) || SentForm.isJson(request) && Methods.takesJson(request);
    }

    /** The server believes the header about TLS, and takes whatever it says for the scheme. */
    private static boolean isSchemeKnown(HttpServletRequest request) {
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-Proto"));
        return forwarded.isEmpty()
                || forwarded.size() == 1
                        && ("http".equalsIgnoreCase(forwarded.getFirst())
                                || "https".equalsIgnoreCase(forwarded.getFirst()));
    }

    private static boolean isHealthCheck(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return path.equals("/health") || path.startsWith("/health/");
    }

    /**
     * Browsers say where a form comes from, in at least one of three ways. A program that says nothing is let through as long as
     * it brings no session along: there is nothing that it could be made to misuse.
     */
    private boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site != null && !"same-origin".equals(site)) {
            return false;
        }
        return origin == null
                ? site != null || request.getRequestedSessionId() == null
                : addresses.isOwnOrigin(origin, request.getScheme(), request.getHeader("Host"));
    }

    /** Answers a request that may go no further. */
    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log(refusal, request);
        if (refusal == Refusal.METHOD) {
            response.setHeader("Allow", String.join(", ", Methods.of(request)));
        }
        refusal.answer(response, preferences.getLocale());
    }

    /** Once a minute at most: strangers must not be able to fill the log. */
    private void log(Refusal refusal, HttpServletRequest request) {
        long now = clock.millis();
        boolean due = now - lastLines.getOrDefault(refusal, 0L) >= BETWEEN_LINES_MILLIS;
        if (due && refusal != Refusal.MALFORMED && refusal != Refusal.METHOD) {
            lastLines.put(refusal, now);
            LOG.warning(() -> "turned away: " + refusal + " host=" + printable(request.getHeader("Host")) + " scheme="
                    + printable(request.getScheme()) + " origin=" + printable(request.getHeader("Origin")) + " site="
                    + printable(request.getHeader("Sec-Fetch-Site")) + ". KONTOR_URL must hold the address at which "
                    + "people reach the portal, and a reverse proxy pass on Host and set X-Forwarded-Proto");
        }
    }

    private static String printable(String header) {
        String plain = String.valueOf(header).replaceAll("[^A-Za-z0-9.:/\\[\\]-]", "?");
        return plain.substring(0, Math.min(plain.length(), 100));
    }
}
