package kontor.faults;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kontor.faults.Errand.Again;
import kontor.faults.Errand.Kind;
import kontor.sandbox.Sandbox;
import kontor.sandbox.SandboxAccount;

/** What people want done: drawn by lot, some of it on objects that others change at the same time. */
final class Errands {
    private static final String ROOT = "/api_v2/";
    private static final int DEPOTS = 8;
    private static final int CUSTOMERS = 40;
    /** The first of each kind are the ones that everyone is at. */
    private static final int BUSY = 2;

    /** What is said by changes that never reach the account, that it refuses, and whose answer is lost: whatever the lot says. */
    static final String LOST = "Verloren ";

    static final String REFUSED = "Abgelehnt ";
    static final String UNANSWERED = "Unbeantwortet ";
    private static final List<String> CERTAIN = List.of(LOST, REFUSED, UNANSWERED);
    private static final int OF_EACH_CERTAIN = 2;
    private static final List<Again> BY_LOT = List.of(Again.NEVER, Again.AT_ONCE, Again.LATER);

    private final long seed;
    private final List<Place> places;
    private final Map<Integer, String> doomed = new HashMap<>();

    private Errands(long seed, List<Place> places) {
        this.seed = seed;
        this.places = places;
    }

    /** Draws them and puts what they need into the accounts, behind the portal's back. */
    static List<Errand> drawn(Extent extent, List<Place> places, Sandbox sandbox) {
        Errands errands = new Errands(extent.seed(), places);
        places.forEach(place -> furnish(sandbox.account(place.account())));
        errands.doom(extent.changes(), sandbox);
        List<Errand> drawn = new ArrayList<>();
        for (int number = 0; number < extent.changes(); number++) {
            drawn.add(errands.errand(number));
        }
        // A short campaign would else now and then see none of these, and mean nothing.
        for (int i = 0; i < OF_EACH_CERTAIN * CERTAIN.size(); i++) {
            drawn.add(errands.certain(drawn.size(), CERTAIN.get(i % CERTAIN.size()), 1 + CUSTOMERS + i));
        }
        return drawn;
    }

    /** On a customer that nobody else is at. */
    private Errand certain(int number, String what, int customer) {
        return new Errand(
                number,
                places.get(0),
                Kind.PATCH,
                "customers",
                ROOT + "customers/" + customer,
                "deliveryInstructions",
                what + number,
                false,
                Again.UNTIL_TOLD);
    }

    private static void furnish(SandboxAccount account) {
        while (account.iris("depots").size() < DEPOTS) {
            account.create(
                    "depots",
                    Json.createObjectBuilder()
                            .add("name", "Lager " + account.iris("depots").size())
                            .add(
                                    "address",
                                    Json.createObjectBuilder()
                                            .add("street", "Am Hafen 1")
                                            .add("zip", "21335")
                                            .add("city", "Lüneburg"))
                            .build());
        }
    }

    private void doom(int changes, Sandbox sandbox) {
        IntStream.range(0, changes)
                .filter(number -> kind(number) == Kind.DELETE)
                .forEach(number -> doomed.put(
                        number,
                        sandbox.account(place(number).account())
                                .create(
                                        "deposits",
                                        Json.createObjectBuilder()
                                                .add("name", "Pfand " + number)
                                                .build())));
    }

    /** Now and then two people want the same, at about the same time. */
    private Errand errand(int number) {
        boolean same = number > 0 && kind(number - 1) != Kind.DELETE && new Dice(seed, "same", number).hits(8);
        Dice dice = new Dice(seed, "errand", number);
        Again again = BY_LOT.get(dice.below(BY_LOT.size()));
        return drawn(same ? number - 1 : number, number, dice.hits(20), again);
    }

    private Errand drawn(int what, int number, boolean stale, Again again) {
        Place place = place(what);
        Dice dice = new Dice(seed, "object", what);
        String marker = "Kampagne " + what;
        return switch (kind(what)) {
            case PATCH ->
                new Errand(
                        number,
                        place,
                        Kind.PATCH,
                        "customers",
                        ROOT + "customers/" + object(dice, CUSTOMERS),
                        "deliveryInstructions",
                        marker,
                        stale,
                        again);
            case REPLACE ->
                new Errand(
                        number,
                        place,
                        Kind.REPLACE,
                        "depots",
                        ROOT + "depots/" + object(dice, DEPOTS),
                        "note",
                        marker,
                        stale,
                        again);
            case CREATE ->
                new Errand(
                        number,
                        place,
                        Kind.CREATE,
                        "customer_groups",
                        ROOT + "customer_groups",
                        "name",
                        marker,
                        false,
                        again);
            case DELETE ->
                new Errand(number, place, Kind.DELETE, "deposits", doomed.get(what), "", marker, false, again);
        };
    }

    private static int object(Dice dice, int all) {
        return dice.hits(40) ? 1 + dice.below(BUSY) : 1 + BUSY + dice.below(all - BUSY);
    }

    private Place place(int number) {
        return places.get(new Dice(seed, "place", number).below(places.size()));
    }

    private Kind kind(int number) {
        int drawn = new Dice(seed, "kind", number).below(100);
        return drawn < 40 ? Kind.PATCH : drawn < 65 ? Kind.REPLACE : drawn < 82 ? Kind.CREATE : Kind.DELETE;
    }
}
