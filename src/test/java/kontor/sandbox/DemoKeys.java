package kontor.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys that the sandbox knows. They open nothing else. */
public final class DemoKeys {
    /**
     * @param account the account's name
     * @param mail the address the key works with, or the empty string
     * @param key the key itself
     * @param zone the zone whose date the account signs with
     * @param readOnly resources the key may only read; {@code *} is all
     * @param forbidden resources the key may not even read
     */
    public record DemoKey(
            String account, String mail, String key, String zone, Set<String> readOnly, Set<String> forbidden) {}

    private static final String BERLIN = "Europe/Berlin";

    public static final DemoKey SONNENTAL = new DemoKey(
            "Hof Sonnental",
            "kontor@hof-sonnental.example",
            "demo-Sonnental-Schlüssel-7311",
            BERLIN,
            Set.of(),
            Set.of());
    public static final DemoKey SONNENTAL_READER =
            new DemoKey("Hof Sonnental", "", "demo-sonnental-lesen-2204", BERLIN, Set.of("*"), Set.of());
    public static final DemoKey LINDENAU =
            new DemoKey("Biohof Lindenau", "", "demo-lindenau-5530", BERLIN, Set.of(), Set.of());
    public static final DemoKey LINDENAU_ODD =
            new DemoKey("Biohof Lindenau", "", "demo\"odd\\;%=& key{1}", BERLIN, Set.of(), Set.of());
    public static final DemoKey MORGENTAU = new DemoKey(
            "Gärtnerei Morgentau",
            "büro@morgentau.example",
            "demo-morgentau-9042",
            BERLIN,
            Set.of("orders"),
            Set.of("invoices"));

    /** The accounts of the demo, each of another release. */
    public static final Map<String, Dialect> DIALECTS = Map.of(
            SONNENTAL.account(), Dialect.RELEASE_3_4,
            LINDENAU.account(), Dialect.RELEASE_2_7,
            MORGENTAU.account(), Dialect.RELEASE_4_1);

    private DemoKeys() {}

    public static List<DemoKey> all() {
        return List.of(SONNENTAL, SONNENTAL_READER, LINDENAU, LINDENAU_ODD, MORGENTAU);
    }
}
