package kontor.web;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Names that go before those of the portal in the {@link Vocabulary}, for the thread that works where they hold. */
public final class OwnNames {
    private static final ThreadLocal<Source> CURRENT = new ThreadLocal<>();

    private OwnNames() {}

    /** What knows names. */
    @FunctionalInterface
    public interface Source {
        /** Has no name of its own for anything. */
        Source NONE = (thing, locale) -> Optional.empty();

        /** What the thing is called in a language; empty where it goes by the portal's name. */
        Optional<String> name(Thing thing, Locale locale);
    }

    /** Does something with these names, and puts back those that held before, whatever happens. */
    public static <T> T call(Source names, Callable<T> work) throws Exception {
        Source before = CURRENT.get();
        CURRENT.set(names);
        try {
            return work.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** {@link #call} for what throws nothing checked. */
    public static <T> T get(Source names, Supplier<T> work) {
        try {
            return call(names, work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a Supplier throws nothing checked", e);
        }
    }

    static Optional<String> of(Thing thing, Locale locale) {
        Source names = CURRENT.get();
        return names == null ? Optional.empty() : names.name(thing, locale);
    }
}
