package kontor.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file of rows that is written while it is sent: memory doesn't grow with the number of rows. */
public sealed interface TableFile extends Closeable permits CsvFile, XlsxFile {
    void write(List<Cell> row) throws IOException;

    /** Ends the file. One that isn't closed isn't whole, and can be told from one that is. */
    @Override
    void close() throws IOException;
}
