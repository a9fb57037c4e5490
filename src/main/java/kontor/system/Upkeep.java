package kontor.system;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Work that timers do again and again. */
final class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class.getName());

    private Upkeep() {}

    /**
     * Does it, and only logs what goes wrong: the server takes a timer that has failed twice away for good, and a database
     * that is down for a minute must not end it.
     */
    static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, what + " has to wait for the next time", e);
        }
    }
}
