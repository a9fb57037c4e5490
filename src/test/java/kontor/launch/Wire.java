package kontor.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What comes back over a bare connection, to requests that no client would send. */
public final class Wire {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length: ([0-9]+)");

    private final String head;
    private final String body;

    private Wire(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        head = end < 0 ? answer : answer.substring(0, end);
        body = end < 0 ? "" : answer.substring(end + 4);
    }

    /**
     * Asks with a host and nothing else.
     *
     * @param line method and path
     * @param headers whole lines
     */
    public static Wire asks(URI portal, String line, String... headers) throws IOException {
        return sends(
                portal,
                line + " HTTP/1.1\r\nHost: " + portal.getAuthority() + "\r\nConnection: close\r\n"
                        + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n");
    }

    /** Sends just this. */
    public static Wire sends(URI portal, String request) throws IOException {
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new Wire(read(socket.getInputStream(), request.startsWith("CONNECT ")));
        }
    }

    /** To the end of the answer, or of the connection; whoever asks for a tunnel has no length said. */
    private static String read(InputStream from, boolean tunnel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            for (int count = from.read(some); count >= 0; count = from.read(some)) {
                all.write(some, 0, count);
                String answer = all.toString(StandardCharsets.UTF_8);
                if (isWhole(answer) || tunnel && answer.contains("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            all.write("\r\nand then nothing".getBytes(StandardCharsets.UTF_8));
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static boolean isWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(answer);
        return end >= 0
                && length.find()
                && answer.substring(end + 4).getBytes(StandardCharsets.UTF_8).length
                        >= Integer.parseInt(length.group(1));
    }

    public int status() {
        Matcher status = STATUS.matcher(head);
        return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
    }

    /** The values of a header, each of its lines by itself. */
    public List<String> headers(String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /** The value of a header that comes once at most. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        if (values.size() > 1) {
            throw new IllegalStateException(name + " comes twice: " + values);
        }
        return values.stream().findFirst();
    }

    public String body() {
        return body;
    }

    @Override
    public String toString() {
        return head + "\r\n\r\n" + body;
    }
}
