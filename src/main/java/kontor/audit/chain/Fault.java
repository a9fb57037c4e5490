package kontor.audit.chain;

import java.util.Locale;
import java.util.Objects;

/**
 * Something that isn't as it was recorded, or that keeps a log from being checked.
 *
 * @param kind what is wrong
 * @param sequence the place in the chain, or of the checkpoint; 0 where it concerns none
 * @param detail what tells more, in English, for the command line; the empty string where there is nothing more
 */
public record Fault(Kind kind, long sequence, String detail) {
    /** What can be wrong with a log. */
    public enum Kind {
        /** The entry's hash isn't that of its content: something in it was changed. */
        CHANGED,
        /** What is sealed in the entry was changed. */
        SEALED_CHANGED,
        /** The opened content is not what was sealed. */
        CONTENT_CHANGED,
        /** The entry doesn't follow the one before it: one was changed with its hash, exchanged, or forged from here on. */
        UNLINKED,
        /** Entries are missing before this one. */
        MISSING,
        /** The entry stands behind one that it belongs before, or is there twice. */
        OUT_OF_ORDER,
        /** The entry says an earlier time than the one before it. */
        EARLIER,
        /** The entry belongs to another company's chain. */
        FOREIGN,
        /** The chain ends before the place that a checkpoint, its head or the file names. */
        CUT_OFF,
        /** The chain goes on behind its head. */
        BEYOND_HEAD,
        /** The file holds other entries than its first line names. */
        NOT_AS_NAMED,
        /** The entry is not the one that a checkpoint was signed for: the chain was rebuilt. */
        NOT_AS_SIGNED,
        /** Two checkpoints were signed for different entries of one place. */
        CONTRADICTION,
        /** The checkpoint's signature isn't that of the key it names. */
        SIGNATURE,
        /** A line that no log holds. */
        MALFORMED,
        /** An archive isn't the file that was written. */
        ARCHIVE,
        /** An archive isn't there, or can't be read. */
        ARCHIVE_MISSING(Verdict.UNREADABLE),
        /** The checkpoint was signed with a key that isn't known here. */
        UNKNOWN_KEY(Verdict.UNREADABLE),
        /** It can't be read at all. */
        UNREADABLE(Verdict.UNREADABLE);

        private final Verdict verdict;

        Kind() {
            this(Verdict.TAMPERED);
        }

        Kind(Verdict verdict) {
            this.verdict = verdict;
        }

        /** What it makes of the log, unless something else makes more of it. */
        public Verdict verdict() {
            return verdict;
        }

        /** The end of the message key that tells of it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Fault {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(detail);
    }
}
