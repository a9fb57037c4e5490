package kontor.frachtpilot;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/**
 * Leaves each header once that can have one value only, where servers or what is in front of them have sent it twice. What
 * says two things says nothing.
 */
final class OnceEach implements ClientResponseFilter {
    private static final List<String> NAMES = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_LANGUAGE,
            HttpHeaders.ETAG,
            HttpHeaders.DATE,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER);

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        for (String name : NAMES) {
            List<String> values = response.getHeaders().get(name);
            if (values == null || values.size() < 2) {
                continue;
            }
            if (values.stream().map(String::strip).distinct().count() == 1) {
                response.getHeaders().putSingle(name, values.getFirst());
            } else {
                response.getHeaders().remove(name);
            }
        }
    }
}
