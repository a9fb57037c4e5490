package kontor.change.report;

import java.io.IOException;
import java.io.OutputStream;
import kontor.audit.export.LogFormat;

/** The file that an export becomes, whose kind has to be known before its first byte. */
interface LogFile {
    /** What it is called, without its ending. */
    String name();

    /**
     * Begins it, once.
     *
     * @param ending what its name ends with, without a dot
     */
    OutputStream begin(String mediaType, String ending) throws IOException;

    /** Begins it as what the format says. */
    default OutputStream begin(LogFormat format) throws IOException {
        return begin(format.mediaType(), format.ending());
    }
}
