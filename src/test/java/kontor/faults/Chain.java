package kontor.faults;

import java.util.ArrayList;
import java.util.List;

/** The chain of a company's entries, as it lies in the database. */
final class Chain {
    /** One entry's place in it; hashes in hex. */
    record Link(long sequence, String previous, String hash) {}

    private static final String BEGINNING = "00".repeat(32);

    private final List<Link> links;
    private final Link head;

    /**
     * @param links by sequence
     * @param head the place and hash that the next entry is to follow
     */
    Chain(List<Link> links, Link head) {
        this.links = links;
        this.head = head;
    }

    /** Where an entry does not follow the one before it; empty when each does. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        long sequence = 0;
        String hash = BEGINNING;
        for (Link link : links) {
            if (link.sequence() != sequence + 1 || !link.previous().equals(hash)) {
                gaps.add("entry " + link.sequence() + " does not follow entry " + sequence);
            }
            sequence = link.sequence();
            hash = link.hash();
        }
        if (head.sequence() != sequence || !head.hash().equals(hash)) {
            gaps.add("the head is not at entry " + sequence);
        }
        return gaps;
    }
}
