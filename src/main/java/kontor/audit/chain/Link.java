package kontor.audit.chain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * One entry as far as its place in the chain is concerned.
 *
 * @param company whose chain it says it belongs to
 * @param sequence the place it says it has there, from 1
 * @param format its format; from 2 on, times never go back
 * @param happenedAt when it says it happened
 * @param canonical its canonical form, which its hash covers
 * @param previousHash the hash it says the entry before has
 * @param hash the hash it says it has itself
 * @param sealedFits whether what is sealed is what the entry says; true where that isn't at hand
 * @param contentFits whether the opened content is what the entry says; true where that isn't at hand
 */
public record Link(
        long company,
        long sequence,
        long format,
        Instant happenedAt,
        byte[] canonical,
        byte[] previousHash,
        byte[] hash,
        boolean sealedFits,
        boolean contentFits) {
    public Link {
        Objects.requireNonNull(happenedAt);
        Objects.requireNonNull(canonical);
        Objects.requireNonNull(previousHash);
        Objects.requireNonNull(hash);
    }

    boolean hashFits() {
        return Arrays.equals(hash, Sha256.of(canonical));
    }

    boolean follows(byte[] hashBefore) {
        return Arrays.equals(previousHash, hashBefore);
    }

    boolean isEarlierThan(Link before) {
        return format > 1 && before.format > 1 && happenedAt.isBefore(before.happenedAt);
    }
}
