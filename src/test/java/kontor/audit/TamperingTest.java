package kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import kontor.audit.chain.ChainCheck;
import kontor.audit.chain.Faults;
import kontor.audit.chain.SignedCheckpoint;
import kontor.audit.chain.Verdict;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.checkpoint.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whether each way of tampering with the rows of a log is found, at random places, by what reads those rows. Whoever
 * tampers may do everything to the database; they have neither the signing key nor the checkpoints that have left it.
 */
class TamperingTest {
    private static final int TIMES = 10_000;
    private static final int LENGTH = 14;
    private static final SigningKey KEY = TestKeys.key(1);
    private static final SigningKey FORGER = TestKeys.key(2);

    private enum Way {
        CHANGE_A_COLUMN,
        REMOVE,
        REMOVE_AND_RENUMBER,
        INSERT_A_COPY,
        INSERT_A_FORGERY,
        EXCHANGE_PLACES,
        EXCHANGE_ROWS,
        EXCHANGE_BETWEEN_COMPANIES,
        MOVE_TO_ANOTHER_COMPANY,
        CUT_THE_TAIL,
        CUT_THE_TAIL_AND_FORGE_THE_HEAD,
        REBUILD_FROM_HERE,
        REBUILD_WITHOUT_AN_ENTRY,
        REBUILD_AND_SIGN_ANEW
    }

    /** Without what the database makes of others by itself, and lets nobody set. */
    private static final List<Field> COLUMNS = Arrays.stream(AuditEntry.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .filter(field -> !field.isAnnotationPresent(Column.class)
                    || field.getAnnotation(Column.class).insertable())
            .peek(field -> field.setAccessible(true))
            .toList();

    private Random random;
    private List<TestChain> chains;
    private TestChain others;
    private TestChain chain;
    private List<AuditEntry> rows;
    private int lastSigned;
    private long headSequence;
    private byte[] headHash;
    private List<SignedCheckpoint> checkpoints;
    private Faults faults;

    @BeforeEach
    void begin() {
        random = new Random(20261124);
        chains =
                Stream.generate(() -> TestChain.of(3, LENGTH, random)).limit(50).toList();
        others = TestChain.of(4, LENGTH, random);
    }

    @Test
    void findsEveryWayOfTamperingWhereverItIsDone() {
        Map<Way, Integer> undetected = new EnumMap<>(Way.class);
        Map<Way, Integer> done = new EnumMap<>(Way.class);
        for (int i = 0; i < TIMES; i++) {
            Way way = Way.values()[i % Way.values().length];
            set();
            tamper(way);
            done.merge(way, 1, Integer::sum);
            if (!isDetected(way, check().verdict())) {
                undetected.merge(way, 1, Integer::sum);
            }
        }
        System.out.println("Tampered with " + done + ", undetected " + undetected);
        assertThat(done.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(10_000);
        assertThat(undetected).isEmpty();
    }

    @Test
    void findsAChangeOfEachColumn() {
        for (Field column : COLUMNS) {
            for (int i = 0; i < 5; i++) {
                set();
                change(column, random.nextInt(LENGTH));
                assertThat(check().verdict()).as(column.getName()).isEqualTo(Verdict.TAMPERED);
            }
        }
    }

    @Test
    void findsNothingWhereNothingWasDone() {
        for (int i = 0; i < 200; i++) {
            set();
            ChainCheck check = check();
            assertThat(faults.first()).isEmpty();
            assertThat(check.verdict()).isEqualTo(lastSigned == LENGTH ? Verdict.PROVEN : Verdict.UNCONFIRMED);
            assertThat(check.covered()).isEqualTo(lastSigned);
        }
    }

    /** Whoever signs anew with a key of their own can't be told from someone who was given the wrong key. */
    private static boolean isDetected(Way way, Verdict verdict) {
        return verdict == Verdict.TAMPERED || way == Way.REBUILD_AND_SIGN_ANEW && verdict == Verdict.UNREADABLE;
    }

    private void set() {
        chain = chains.get(random.nextInt(chains.size()));
        rows = new ArrayList<>();
        chain.entries().forEach(entry -> rows.add(copy(entry)));
        lastSigned = 2 + random.nextInt(LENGTH - 1);
        int earlier = 1 + random.nextInt(lastSigned - 1);
        checkpoints = new ArrayList<>(List.of(chain.checkpoint(earlier, KEY), chain.checkpoint(lastSigned, KEY)));
        headSequence = LENGTH;
        headHash = chain.headHash();
    }

    private ChainCheck check() {
        faults = new Faults();
        ChainCheck check =
                new ChainCheck(chain.company(), faults).after(0, new byte[32]).against(checkpoints, KEY.believed());
        // As the database gives them: those of the company, by their places.
        rows.stream()
                .filter(row -> row.company().value() == chain.company())
                .sorted((a, b) -> Long.compare(a.getSequence(), b.getSequence()))
                .forEach(row -> check.add(row.link()));
        check.end(headSequence, headHash);
        return check;
    }

    private void tamper(Way way) {
        int at = random.nextInt(LENGTH);
        int signed = random.nextInt(lastSigned);
        switch (way) {
            case CHANGE_A_COLUMN -> change(COLUMNS.get(random.nextInt(COLUMNS.size())), at);
            case REMOVE -> rows.remove(at);
            case REMOVE_AND_RENUMBER -> {
                rows.remove(random.nextInt(LENGTH - 1));
                renumber();
                headSequence = rows.size();
            }
            case INSERT_A_COPY -> {
                rows.add(at, copy(rows.get(at)));
                if (random.nextBoolean()) {
                    renumber();
                    headSequence = rows.size();
                }
            }
            case INSERT_A_FORGERY -> {
                AuditEntry forged = copy(TestChain.of(3, 1, random).entries().get(0));
                rows.add(signed, forged);
                rebuild(signed, true);
            }
            case EXCHANGE_PLACES -> exchange("sequence", at, other(at));
            case EXCHANGE_ROWS -> {
                int other = other(at);
                for (Field column : COLUMNS) {
                    if (!List.of("sequence", "id", "hash", "previousHash").contains(column.getName())) {
                        exchange(column.getName(), at, other);
                    }
                }
            }
            case EXCHANGE_BETWEEN_COMPANIES -> {
                AuditEntry other = copy(others.entries().get(at));
                if (random.nextBoolean()) {
                    put(other, "companyId", 3L);
                }
                rows.set(at, other);
            }
            case MOVE_TO_ANOTHER_COMPANY -> put(rows.get(at), "companyId", 4L);
            case CUT_THE_TAIL -> rows.subList(at, LENGTH).clear();
            case CUT_THE_TAIL_AND_FORGE_THE_HEAD -> {
                rows.subList(signed, LENGTH).clear();
                forgeHead();
            }
            case REBUILD_FROM_HERE -> {
                change(field("action"), signed);
                rebuild(signed, false);
            }
            case REBUILD_WITHOUT_AN_ENTRY -> {
                rows.remove(signed);
                rebuild(signed, true);
            }
            case REBUILD_AND_SIGN_ANEW -> {
                change(field("actorName"), signed);
                rebuild(signed, false);
                checkpoints.clear();
                checkpoints.add(signedBy(FORGER, rows.get(LENGTH - 1)));
            }
        }
    }

    private int other(int than) {
        return (than + 1 + random.nextInt(LENGTH - 1)) % LENGTH;
    }

    private SignedCheckpoint signedBy(SigningKey key, AuditEntry row) {
        SignedCheckpoint forged = key.sign(row.company(), row.getSequence(), row.hash(), Instant.EPOCH);
        if (random.nextBoolean()) {
            return forged;
        }
        // As if the true key had signed it.
        return new SignedCheckpoint(
                KEY.sign(row.company(), row.getSequence(), row.hash(), Instant.EPOCH)
                        .checkpoint(),
                forged.signature());
    }

    private void renumber() {
        for (int i = 0; i < rows.size(); i++) {
            put(rows.get(i), "sequence", i + 1L);
        }
    }

    /** Hashes all from there on again, so that they hang together. */
    private void rebuild(int from, boolean renumbered) {
        if (renumbered) {
            renumber();
        }
        byte[] previous = from == 0 ? new byte[32] : rows.get(from - 1).hash();
        for (AuditEntry row : rows.subList(from, rows.size())) {
            put(row, "previousHash", previous);
            put(row, "hash", row.computeHash());
            previous = row.hash();
        }
        forgeHead();
    }

    private void forgeHead() {
        headSequence = rows.size();
        headHash = rows.isEmpty() ? new byte[32] : rows.get(rows.size() - 1).hash();
    }

    private void change(Field column, int at) {
        AuditEntry row = rows.get(at);
        put(row, column.getName(), another(column, get(column, row)));
    }

    private Object another(Field column, Object value) {
        Class<?> type = column.getType();
        if (value != null && !type.isPrimitive() && isOptional(column) && random.nextInt(3) == 0) {
            return null;
        }
        if (type == String.class) {
            return value == null ? "x" : value + "x";
        }
        if (type == byte[].class) {
            byte[] bytes = value == null ? new byte[32] : ((byte[]) value).clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return bytes;
        }
        if (type == Instant.class) {
            return ((Instant) value).plus(1 + random.nextInt(1000), ChronoUnit.MICROS);
        }
        if (type == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .filter(each -> !each.equals(value))
                    .skip(random.nextInt(type.getEnumConstants().length - 1))
                    .findFirst()
                    .orElseThrow();
        }
        long number = value == null ? 0 : ((Number) value).longValue() + 1 + random.nextInt(5);
        if (type == Integer.class) {
            return (int) number;
        }
        return type == short.class ? (Object) (short) number : (Object) number;
    }

    private static boolean isOptional(Field column) {
        return !List.of(
                        "id",
                        "companyId",
                        "kind",
                        "happenedAt",
                        "actorName",
                        "action",
                        "objectType",
                        "objectId",
                        "sealed",
                        "previousHash",
                        "hash")
                .contains(column.getName());
    }

    private void exchange(String column, int a, int b) {
        Object first = get(field(column), rows.get(a));
        put(rows.get(a), column, get(field(column), rows.get(b)));
        put(rows.get(b), column, first);
    }

    private static Field field(String name) {
        return COLUMNS.stream()
                .filter(column -> column.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AuditEntry copy(AuditEntry entry) {
        try {
            Constructor<AuditEntry> empty = AuditEntry.class.getDeclaredConstructor();
            empty.setAccessible(true);
            AuditEntry copy = empty.newInstance();
            for (Field column : COLUMNS) {
                column.set(copy, column.get(entry));
            }
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object get(Field column, AuditEntry row) {
        try {
            return column.get(row);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(AuditEntry row, String column, Object value) {
        try {
            field(column).set(row, value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
