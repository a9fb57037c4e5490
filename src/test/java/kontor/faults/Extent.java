package kontor.faults;

/**
 * How much is to happen in a campaign.
 *
 * @param seed what goes wrong and when follows from it, as far as threads allow
 * @param changes how many changes people try
 * @param portalKills how often the portal's process is killed
 * @param databaseKills how often MariaDB's is
 * @param clerks how many people work at the same time
 */
record Extent(long seed, int changes, int portalKills, int databaseKills, int clerks) {
    /** The long form, or what was asked for with {@code -Dfaults.seed}, {@code -Dfaults.changes}, {@code -Dfaults.kills}. */
    static Extent ofProperties() {
        int kills = Integer.getInteger("faults.kills", 12);
        return new Extent(someSeed(), Integer.getInteger("faults.changes", 500), kills - kills / 3, kills / 3, 8);
    }

    /** One that is done while others wait. */
    static Extent small() {
        return new Extent(someSeed(), 60, 1, 1, 6);
    }

    private static long someSeed() {
        return Long.getLong("faults.seed", System.nanoTime() & Integer.MAX_VALUE);
    }
}
