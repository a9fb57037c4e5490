package kontor.company;

import java.util.List;
import java.util.function.Supplier;

/**
 * Tells Hibernate which companies' rows the current thread may see. Every entity that belongs to a company carries the
 * filter {@value #FILTER}, which is enabled in each session by itself and also guards look-ups by key.
 */
public class ScopedCompanies implements Supplier<List<Long>> {

    /** Name of the filter, and of its parameter. */
    public static final String FILTER = "companies";

    private static final List<Long> NONE = List.of(-1L);

    @Override
    public List<Long> get() {
        List<Long> ids =
                Scope.current().rights().keySet().stream().map(CompanyId::value).toList();
        return ids.isEmpty() ? NONE : ids;
    }
}
