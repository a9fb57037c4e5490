package kontor.identity.guessing;

import java.util.Map;

/**
 * A try that has begun.
 *
 * @param who who tries and for which account, by which tries are told apart
 * @param network the network it comes from
 * @param known whether the account's person has signed in from there before
 * @param counted what it was counted by
 */
public record Guess(String who, String network, boolean known, Map<Limit, Counted> counted) {
    /**
     * Where it is counted.
     *
     * @param what the count's key
     * @param as how many in vain there were with it
     */
    record Counted(String what, int as) {}
}
