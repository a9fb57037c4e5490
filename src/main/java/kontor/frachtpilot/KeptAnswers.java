package kontor.frachtpilot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers to reads, kept for a short while, apart for each access. Bounded in bytes and time; those that carry a
 * validator are kept longer, to be asked about rather than read again.
 */
@ApplicationScoped
class KeptAnswers {
    /** How long an answer is new enough to be shown without asking. */
    static final Duration FRESH = Duration.ofSeconds(20);

    private static final Duration REVALIDATED = Duration.ofMinutes(10);
    private static final long MOST_BYTES = 48L * 1024 * 1024;
    private static final int BYTES_FOR_AN_ANSWER = 2_000;

    /**
     * What is read.
     *
     * @param account the credential with its edition; one that has no id yet keeps nothing
     * @param writes how many writes of ours went before
     */
    record Key(String account, long writes, URI address, String accept) {}

    /** An answer, and from when on it is too old to be shown without asking. */
    record Answer(Reply reply, long staleAtNanos) {
        boolean isFresh() {
            return staleAtNanos - System.nanoTime() > 0;
        }
    }

    private final Cache<Key, Answer> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Answer answer) ->
                    BYTES_FOR_AN_ANSWER + answer.reply().size())
            .expireAfterWrite(REVALIDATED)
            .build();

    private final Duration fresh;
    private final Map<String, AtomicLong> writes = new ConcurrentHashMap<>();

    KeptAnswers() {
        this(FRESH);
    }

    /** Keeps answers fresh for another time. */
    KeptAnswers(Duration fresh) {
        this.fresh = fresh;
    }

    /** What is read now; another key than before the account's latest write. */
    Key key(Account account, URI address, String accept) {
        String access = access(account);
        return new Key(access, writes(access).get(), address, accept);
    }

    Optional<Answer> get(Key key) {
        return Optional.ofNullable(answers.getIfPresent(key));
    }

    /** Keeps a successful answer, unless the account was written to since the key was made, or doesn't want it kept. */
    void keep(Key key, Reply reply) {
        boolean current = writes(key.account()).get() == key.writes();
        if (reply.isSuccess() && reply.json().isPresent() && reply.storable() && current) {
            answers.put(key, new Answer(reply, System.nanoTime() + fresh.toNanos()));
        }
    }

    /** Something was, or is about to be, changed in the account. */
    void forget(Account account) {
        String access = access(account);
        writes(access).incrementAndGet();
        answers.asMap().keySet().removeIf(key -> key.account().equals(access));
    }

    private AtomicLong writes(String access) {
        return writes.computeIfAbsent(access, each -> new AtomicLong());
    }

    private static String access(Account account) {
        return account.credential() + "/" + account.edition();
    }
}
