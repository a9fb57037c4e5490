package kontor.demo;

import java.util.List;

/** Who can sign in to the demo, and which accounts are in it. */
public final class DemoPeople {
    /**
     * @param company the company's name
     * @param mail the address of its key, or the empty string
     * @param key a key that only the sandbox knows
     * @param clerk whether the clerk works there
     */
    public record Account(String company, String mail, String key, boolean clerk) {}

    public static final String ADMINISTRATOR = "anna@kontor.example";
    public static final String CLERK = "kai@kontor.example";
    public static final String AUDITOR = "olga@kontor.example";
    /** The password of all three. */
    public static final String PASSWORD = "kontor-demo-2026";

    public static final List<Account> ACCOUNTS = List.of(
            new Account("Hof Sonnental", "kontor@hof-sonnental.example", "demo-Sonnental-Schlüssel-7311", true),
            new Account("Biohof Lindenau", "", "demo-lindenau-5530", true),
            new Account("Gärtnerei Morgentau", "büro@morgentau.example", "demo-morgentau-9042", false));

    private DemoPeople() {}
}
