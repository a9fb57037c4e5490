package kontor.audit.chain;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A log in JSON Lines, read line by line; compressed where its name ends with {@code .gz}. */
final class LogFile implements Closeable {
    private static final int LONGEST_LINE_BYTES = 128 * 1024 * 1024;

    private final InputStream in;
    private long number;

    LogFile(Path path) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in = path.toString().endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(file), 1 << 16) : file;
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /**
     * The next line, or empty at the end.
     *
     * @throws IllegalArgumentException when it is none that such a file may hold
     */
    Optional<LogLine> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        number++;
        while (next >= 0 && next != '\n') {
            if (line.size() >= LONGEST_LINE_BYTES) {
                throw new IllegalArgumentException("longer than " + LONGEST_LINE_BYTES + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        return Optional.of(LogLine.of(text(line.toByteArray())));
    }

    private static String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
