package kontor.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kontor.launch.Installation;

/** Kills the portal's process and MariaDB's while people work, and starts them again. */
final class Killer {
    private enum Victim {
        PORTAL,
        DATABASE
    }

    private static final int POLL_MILLIS = 20;

    private final Installation installation;
    private final Progress progress;
    private final Extent extent;
    private final Random random;
    private int portalKills;
    private int databaseKills;

    Killer(Installation installation, Progress progress, Extent extent) {
        this.installation = installation;
        this.progress = progress;
        this.extent = extent;
        this.random = new Random(extent.seed());
    }

    /** Kills what is to be killed, spread over the campaign. */
    void work(BooleanSupplier over) throws IOException, InterruptedException {
        List<Victim> victims = new ArrayList<>(Collections.nCopies(extent.databaseKills(), Victim.DATABASE));
        victims.addAll(Collections.nCopies(extent.portalKills(), Victim.PORTAL));
        Collections.shuffle(victims, random);
        for (int i = 0; i < victims.size(); i++) {
            double share = (i + 0.2 + 0.6 * random.nextDouble()) / victims.size();
            int at = (int) (share * 0.95 * extent.changes());
            int later = random.nextInt(400);
            while (progress.triedSoFar() < at && !over.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            TimeUnit.MILLISECONDS.sleep(later);
            kill(victims.get(i));
        }
    }

    private void kill(Victim victim) throws IOException, InterruptedException {
        if (victim == Victim.DATABASE) {
            int away = random.nextInt(2500);
            installation.killDatabase();
            databaseKills++;
            TimeUnit.MILLISECONDS.sleep(away);
            installation.startDatabase();
        } else {
            installation.killPortal();
            portalKills++;
            installation.startPortal();
        }
    }

    int portalKills() {
        return portalKills;
    }

    int databaseKills() {
        return databaseKills;
    }
}
