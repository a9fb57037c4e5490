package kontor.audit.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One line as a syslog message (RFC 5424): facility 13 (log audit), severity informational, without structured data, the
 * line itself as the message. It is UTF-8 without a byte order mark, which receivers would take for a part of the JSON.
 */
record SyslogMessage(Batch.Line line) {
    private static final int PRIORITY = 13 * 8 + 6;

    private byte[] bytes() {
        String header = "<" + PRIORITY + ">1 " + line.happenedAt() + " - kontor - " + (line.isTest() ? "test" : "audit")
                + " - ";
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(line.bytes());
        return message.toByteArray();
    }

    /** The message with its length before it (RFC 5425, 4.3). */
    byte[] frame() {
        byte[] message = bytes();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(message);
        return frame.toByteArray();
    }
}
