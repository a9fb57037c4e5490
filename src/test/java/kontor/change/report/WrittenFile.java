package kontor.change.report;

import java.io.OutputStream;

/** A file whose bytes go to a stream, and which knows what it became. */
final class WrittenFile implements LogFile {
    private final OutputStream out;
    private String mediaType;
    private String ending;

    WrittenFile(OutputStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "Protokoll";
    }

    @Override
    public OutputStream begin(String type, String end) {
        if (mediaType != null) {
            throw new IllegalStateException("begun twice");
        }
        mediaType = type;
        ending = end;
        return out;
    }

    boolean isBegun() {
        return mediaType != null;
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }
}
