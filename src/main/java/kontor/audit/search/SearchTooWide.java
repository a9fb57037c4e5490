package kontor.audit.search;

import jakarta.ejb.ApplicationException;

/** A search took so long that it was given up: what is looked for has to be narrowed. */
@ApplicationException
public class SearchTooWide extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchTooWide(Throwable cause) {
        super("a search of the log took too long", cause);
    }
}
