package kontor.audit;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kontor.audit.chain.Sha256;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.checkpoint.SigningKey;
import kontor.company.Actor;
import kontor.company.CompanyId;

/** A company's chain as the log would have made it, of random entries. */
public final class TestChain {
    private static final Instant BEGINNING = Instant.parse("2026-03-02T07:00:00.123456Z");
    private static final List<String> TEXTS = List.of(
            "Eier, 10er",
            "",
            "Müller & Söhne",
            "<script>alert(1)</script>",
            "\u2028\u0000\"\\",
            "🥚🥚",
            "a\nb\tc",
            "é");

    private final CompanyId company;
    private final Random random;
    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private byte[] hash = new byte[Sha256.BYTES];

    public TestChain(long company, Random random) {
        this.company = new CompanyId(company);
        this.random = random;
    }

    public static TestChain of(long company, int length, Random random) {
        TestChain chain = new TestChain(company, random);
        for (int i = 0; i < length; i++) {
            chain.grow();
        }
        return chain;
    }

    private void grow() {
        long sequence = entries.size() + 1L;
        AuditEntry entry = entry();
        byte[] content = new Images(text(), text(), null, null, null, null, null, null).toBytes();
        byte[] sealed = new byte[20 + random.nextInt(40)];
        random.nextBytes(sealed);
        entry.chain(
                sequence * 10 + company.value() % 10,
                sequence,
                BEGINNING.plusMillis(sequence * 977),
                hash,
                content,
                sealed);
        entries.add(entry);
        contents.add(content);
        hash = entry.hash();
    }

    private AuditEntry entry() {
        AuditEntry.Kind kind = AuditEntry.Kind.values()[random.nextInt(AuditEntry.Kind.values().length)];
        Actor actor = random.nextBoolean()
                ? new Actor(random.nextLong(1, 1000), text(), "192.0.2." + random.nextInt(255), "a1b2c3")
                : Actor.portalFor(7L, "Anna");
        AuditEntry entry = new AuditEntry(
                kind, company, actor, "object.patch", "customers", "/api/customers/" + random.nextInt(9));
        AuditEntry intent = new AuditEntry(
                        AuditEntry.Kind.INTENT, company, actor, "object.patch", "customers", "/api/customers/1")
                .ofIntent(intent(), new UUID(random.nextLong(), random.nextLong()));
        intent.chain(1 + random.nextInt(50), 1, BEGINNING, hash, new byte[0], new byte[0]);
        return switch (kind) {
            case INTENT -> entry.ofIntent(intent(), new UUID(random.nextLong(), random.nextLong()));
            case OUTCOME ->
                entry.ofOutcome(
                        intent,
                        new Outcome(Outcome.Result.APPLIED, 200, Duration.ofMillis(random.nextInt(9000)), null, null));
            case RESOLUTION, REVIEW -> entry.ofFinding(intent, Outcome.Result.NOT_APPLIED);
            case LOCAL -> entry;
        };
    }

    private Intent intent() {
        return new Intent(
                company,
                random.nextLong(1, 99),
                "",
                "object.patch",
                "customers",
                "/api/customers/1",
                "",
                "PATCH",
                "/api/customers/1",
                null,
                Json.createObjectBuilder().build(),
                null,
                random.nextInt(4) == 0 ? 1L + random.nextInt(30) : null);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    public long company() {
        return company.value();
    }

    /** The entries in their order; the list may be changed, the entries themselves are the chain's. */
    public List<AuditEntry> entries() {
        return entries;
    }

    /** What is sealed in the entry of that place, opened. */
    public byte[] content(int sequence) {
        return contents.get(sequence - 1).clone();
    }

    public byte[] headHash() {
        return hash.clone();
    }

    /** A checkpoint of the entry at that place. */
    public SignedCheckpoint checkpoint(int sequence, SigningKey key) {
        return key.sign(company, sequence, entries.get(sequence - 1).hash(), BEGINNING.plusSeconds(86_400));
    }

    /** The chain as lines of JSON Lines, with the opened contents. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            lines.add(entries.get(i).line(contents.get(i), random.nextBoolean()));
        }
        return lines;
    }
}
