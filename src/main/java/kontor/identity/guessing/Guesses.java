package kontor.identity.guessing;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kontor.company.Companies;
import kontor.company.CompanyId;
import kontor.company.Scope;
import kontor.company.access.Internal;
import kontor.vault.Blinding;

/**
 * Makes guessing slow, on all nodes together, and locks nobody out: each wrong password has the next try wait longer, for
 * the account and from the address. Where the account's person has signed in before, only what is tried from there counts.
 * Names that nobody has are counted like others, so that waiting tells nobody which there are.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
@Internal("sign-in, and wherever a password is asked for")
public class Guesses {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_NETWORKS = 20;
    private static final Duration NETWORK_KEPT = Duration.ofDays(180);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Companies companies;

    @Inject
    private Blinding blinding;

    private final Clock clock = Clock.systemUTC();

    /**
     * Someone is about to try a password. It counts as a wrong one until {@link #right} or {@link #notMade}.
     *
     * @throws TooManyGuesses when it comes too soon; it doesn't count then
     */
    public Guess begin(String signInName, String address) {
        String name = signInName.strip();
        String network = Network.of(address);
        boolean known = isKnown(name, network);
        Map<Limit, String> keys = keys(name, network);
        if (known) {
            keys.keySet().retainAll(EnumSet.of(Limit.ACCOUNT_FROM_ADDRESS));
        }
        Instant now = clock.instant();
        Map<Limit, GuessCount> counts = locked(keys);
        Duration pause = counts.values().stream()
                .map(count -> count.pause(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (!pause.isZero()) {
            throw new TooManyGuesses(pause);
        }
        Map<Limit, Guess.Counted> counted = new EnumMap<>(Limit.class);
        counts.forEach(
                (limit, count) -> counted.put(limit, new Guess.Counted(keys.get(limit), count.count(limit, now))));
        return new Guess(keys.get(Limit.ACCOUNT_FROM_ADDRESS), network, known, counted);
    }

    private boolean isKnown(String name, String network) {
        return !entities.createNativeQuery(
                        "select user_id from known_network join portal_user on id = user_id"
                                + " where sign_in_name = :name and network = :network",
                        Long.class)
                .setParameter("name", name)
                .setParameter("network", network)
                .getResultList()
                .isEmpty();
    }

    private Map<Limit, String> keys(String name, String network) {
        String same = sameForTheDatabase(name);
        List<byte[]> blind =
                blind(List.of("guess from " + network + " " + same, "guess " + same, "guess from " + network));
        Map<Limit, String> keys = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            keys.put(limit, HexFormat.of().formatHex(blind.get(limit.ordinal())));
        }
        return keys;
    }

    /** What all names have in common that the database takes for this one: it cares neither for case nor for accents. */
    private String sameForTheDatabase(String name) {
        String start = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return (String) entities.createNativeQuery(
                        "select hex(weight_string(coalesce((select sign_in_name from portal_user where 1 = 0), :name)))",
                        String.class)
                .setParameter("name", start)
                .getSingleResult();
    }

    /** By the installation's own key: without it, nobody can try which name or mistyped password a digest is of. */
    private List<byte[]> blind(List<String> texts) {
        CompanyId installation = companies.installation().orElseThrow();
        try {
            return Scope.ofPortal(Set.of(installation)).call(() -> {
                Optional<List<byte[]>> blind = blinding.of(installation, texts);
                if (blind.isPresent()) {
                    return blind.get();
                }
                blinding.giveKey(installation);
                return blinding.of(installation, texts).orElseThrow();
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("blinding throws nothing checked", e);
        }
    }

    /** In the order of their ids, so that nobody waits in a circle. */
    private Map<Limit, GuessCount> locked(Map<Limit, String> keys) {
        Map<Limit, GuessCount> counts = new EnumMap<>(Limit.class);
        keys.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(key -> {
            // Not by the entity: of several who are the first at the same time, none may fail.
            entities.createNativeQuery("insert into guess_count (what) values (:what)"
                            + " on duplicate key update failures = failures")
                    .setParameter("what", key.getValue())
                    .executeUpdate();
            counts.put(key.getKey(), entities.find(GuessCount.class, key.getValue(), LockModeType.PESSIMISTIC_WRITE));
        });
        return counts;
    }

    /** The password was the person's. Where they signed in from is known from now on. */
    public void right(Guess guess, long userId) {
        Instant now = clock.instant();
        locked(guess).forEach((limit, count) -> {
            if (limit == Limit.ACCOUNT_FROM_ADDRESS) {
                count.forget(now);
            } else {
                takeBack(guess, limit, count, now);
            }
        });
        entities.createNativeQuery(
                        "insert into known_network (user_id, network, seen_at) values (:user, :network, :now)"
                                + " on duplicate key update seen_at = :now")
                .setParameter("user", userId)
                .setParameter("network", guess.network())
                .setParameter("now", now)
                .executeUpdate();
        if (!guess.known()) {
            forgetOldest(userId);
        }
    }

    private void forgetOldest(long userId) {
        List<?> networks = entities.createNativeQuery(
                        "select network from known_network where user_id = :user order by seen_at desc", String.class)
                .setParameter("user", userId)
                .getResultList();
        networks.stream()
                .skip(MOST_NETWORKS)
                .forEach(network -> entities.createNativeQuery(
                                "delete from known_network where user_id = :user and network = :network")
                        .setParameter("user", userId)
                        .setParameter("network", network)
                        .executeUpdate());
    }

    /** The password was not even looked at. */
    public void notMade(Guess guess) {
        Instant now = clock.instant();
        locked(guess).forEach((limit, count) -> takeBack(guess, limit, count, now));
    }

    private static void takeBack(Guess guess, Limit limit, GuessCount count, Instant now) {
        count.takeBack(limit, guess.counted().get(limit).as(), now);
    }

    private Map<Limit, GuessCount> locked(Guess guess) {
        Map<Limit, String> keys = new EnumMap<>(Limit.class);
        guess.counted().forEach((limit, counted) -> keys.put(limit, counted.what()));
        return locked(keys);
    }

    /** Forgets what nobody is slowed by any more, and where nobody has signed in from for long. */
    public void forgetOld() {
        Duration longest = Limit.ACCOUNT.remembered();
        entities.createNativeQuery("delete from guess_count where last_at < :before")
                .setParameter("before", clock.instant().minus(longest))
                .executeUpdate();
        entities.createNativeQuery("delete from known_network where seen_at < :before")
                .setParameter("before", clock.instant().minus(NETWORK_KEPT))
                .executeUpdate();
    }
}
