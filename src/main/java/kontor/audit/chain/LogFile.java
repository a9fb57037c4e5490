package kontor.audit.chain;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A log in JSON Lines, read line by line; compressed where it begins as gzip does, whatever its name. */
final class LogFile implements Closeable {
    static final int LONGEST_LINE_BYTES = 128 * 1024 * 1024;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private boolean ended;
    private long number;

    /** @throws CannotCheck when there is no such file, or it can't be read */
    LogFile(Path path) throws CannotCheck {
        this.path = path;
        try {
            if (Files.isDirectory(path)) {
                throw new CannotCheck(path + " is a folder, not a log");
            }
            in = open(path);
        } catch (NoSuchFileException e) {
            throw new CannotCheck(path + " does not exist", e);
        } catch (EOFException | ZipException e) {
            throw new CannotCheck(path + " is not a log: it begins as a compressed file does, and is none", e);
        } catch (CannotCheck e) {
            throw e;
        } catch (IOException e) {
            throw new CannotCheck(path + " can't be read", e);
        }
    }

    private static InputStream open(Path path) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            file.mark(2);
            boolean compressed = file.read() == 0x1f && file.read() == 0x8b;
            file.reset();
            return compressed ? new Gzip(new Counted(file), Files.size(path)) : file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /**
     * The first line.
     *
     * @throws CannotCheck when it isn't that of a log, or of one that is newer than this verifier
     * @throws IllegalArgumentException when it is, and not as it was written
     */
    LogLine.Head head() throws CannotCheck {
        try {
            return LogLine.head(text().orElseThrow(() -> new CannotCheck(path + " is empty")));
        } catch (LogLine.NoLog | UnknownFormat e) {
            throw new CannotCheck(path + " can't be checked: " + e.getMessage(), e);
        }
    }

    /**
     * The next line, or empty at the end.
     *
     * @throws IllegalArgumentException when it is none that such a file may hold; one may go on behind it
     * @throws CannotCheck when it can't be told what the line holds
     */
    Optional<LogLine> next() throws CannotCheck {
        return text().map(LogLine::of);
    }

    /** Passes over so many lines that were looked at before, and told of where they are wrong. */
    void skip(long lines) throws CannotCheck {
        try {
            while (number < lines && read(new ByteArrayOutputStream())) {
                // Nothing of it is of interest any more.
            }
        } catch (EOFException | ZipException e) {
            ended = true;
        } catch (CannotCheck e) {
            throw e;
        } catch (IOException e) {
            throw new CannotCheck(path + " can't be read", e);
        }
    }

    private Optional<String> text() throws CannotCheck {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
            return read(line) ? Optional.of(Utf8.text(line.toByteArray())) : Optional.empty();
        } catch (EOFException | ZipException e) {
            ended = true;
            throw new IllegalArgumentException("what is compressed is damaged or cut off: " + e.getMessage(), e);
        } catch (CannotCheck e) {
            throw e;
        } catch (IOException e) {
            throw new CannotCheck(path + " can't be read", e);
        }
    }

    private boolean read(ByteArrayOutputStream line) throws IOException {
        if (!fill()) {
            return false;
        }
        number++;
        do {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, at, end - at);
            at = end + 1;
            if (end < filled) {
                return true;
            }
            if (line.size() > LONGEST_LINE_BYTES) {
                throw new CannotCheck(path + ": line " + number + " is longer than " + LONGEST_LINE_BYTES + " bytes");
            }
        } while (fill());
        return true;
    }

    private boolean fill() throws IOException {
        if (!ended && at >= filled) {
            filled = in.read(buffer);
            at = 0;
            ended = filled < 0;
        }
        return !ended;
    }

    @Override
    public void close() throws CannotCheck {
        try {
            in.close();
        } catch (IOException e) {
            throw new CannotCheck(path + " can't be read", e);
        }
    }

    /** Java reads over what follows the compressed data, so that a reader of bytes could find more in a file than is checked. */
    private static final class Gzip extends GZIPInputStream {
        private static final int TRAILER_BYTES = 8;

        private final long headerBytes;
        private final long size;

        private Gzip(Counted file, long size) throws IOException {
            super(file, BUFFER_BYTES);
            this.headerBytes = file.count;
            this.size = size;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count < 0 && size != headerBytes + inf.getBytesRead() + TRAILER_BYTES) {
                throw new ZipException("something follows the compressed data");
            }
            return count;
        }
    }

    private static final class Counted extends InputStream {
        private final InputStream in;
        private long count;

        private Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            count += Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
