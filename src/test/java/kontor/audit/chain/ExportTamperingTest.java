package kontor.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kontor.audit.TestChain;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.checkpoint.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the verdict is on exports that were tampered with, at random places. Whoever tampers has the file, a text editor and
 * SHA-256; they have neither the signing key nor checkpoints of another log.
 */
class ExportTamperingTest {
    private static final int TIMES_EACH = 10;
    private static final int LENGTH = 14;
    private static final SigningKey FORGER = TestKeys.key(2);

    private enum Way {
        // The same, written otherwise.
        NOTHING(Verdict.PROVEN),
        REORDER_MEMBERS(Verdict.PROVEN),
        RESPELL_WITH_ESCAPES(Verdict.PROVEN),
        ADD_SPACES(Verdict.PROVEN),
        END_LINES_AS_WINDOWS_DOES(Verdict.PROVEN),
        LEAVE_OUT_THE_LAST_LINE_BREAK(Verdict.PROVEN),
        REPEAT_A_CHECKPOINT(Verdict.PROVEN),
        REORDER_CHECKPOINTS(Verdict.PROVEN),
        LEAVE_OUT_THE_EARLIER_CHECKPOINT(Verdict.PROVEN),
        LEAVE_OUT_CONTENTS(Verdict.PROVEN),
        // What nothing covers, and what therefore must not change anything.
        RENAME_THE_COMPANY(Verdict.PROVEN),
        CALL_IT_A_SELECTION(Verdict.PROVEN),
        // Nothing is wrong with what is there, and nothing shows that it is genuine.
        REMOVE_ALL_CHECKPOINTS(Verdict.UNCONFIRMED),
        REMOVE_THE_LAST_CHECKPOINT(Verdict.UNCONFIRMED),
        FORGE_WITHOUT_CHECKPOINTS(Verdict.UNCONFIRMED),
        FORGE_BEHIND_THE_LAST_CHECKPOINT(Verdict.UNCONFIRMED),
        CUT_THE_TAIL_AND_ALL_THAT_TELLS_OF_IT(Verdict.UNCONFIRMED),
        CUT_THE_BEGINNING_AND_FIT_THE_HEAD(Verdict.UNCONFIRMED),
        REMOVE_ALL_ENTRIES_AND_FIT_THE_HEAD(Verdict.UNCONFIRMED),
        // It can't be told.
        SIGN_ANEW_WITH_ANOTHER_KEY(Verdict.UNREADABLE),
        REMOVE_THE_HEAD(Verdict.UNREADABLE),
        NAME_ANOTHER_FORMAT(Verdict.UNREADABLE),
        NAME_ANOTHER_KIND_OF_FILE(Verdict.UNREADABLE),
        PUT_A_BYTE_ORDER_MARK_FIRST(Verdict.UNREADABLE),
        // Found.
        CHANGE_A_BYTE_OF_A_LINE,
        CHANGE_A_BYTE_OF_A_CHECKPOINT(
                Verdict.TAMPERED, Verdict.UNREADABLE), // Its key or its format may be another now.
        CHANGE_A_TEXT,
        CHANGE_A_NUMBER,
        RESPELL_A_NUMBER,
        NORMALISE_A_TEXT,
        REMOVE_A_MEMBER,
        SET_A_MEMBER_TO_NULL,
        REPEAT_A_MEMBER,
        ADD_A_MEMBER_TO_AN_ENTRY,
        ADD_A_MEMBER_TO_A_LINE,
        ADD_A_MEMBER_TO_A_CHECKPOINT,
        ADD_A_MEMBER_TO_A_CHECKPOINTS_LINE,
        ADD_A_MEMBER_TO_THE_HEAD,
        MAKE_THE_SELECTION_A_TEXT,
        CHANGE_THE_HEADS_COMPANY,
        CHANGE_THE_HEADS_FIRST,
        CHANGE_THE_HEADS_LAST,
        PUT_HALF_A_SURROGATE_PAIR_FOR_A_QUESTION_MARK,
        PUT_HALF_A_SURROGATE_PAIR_IN_A_NAME,
        CHANGE_CONTENT,
        EXCHANGE_CONTENTS,
        RESPELL_CONTENT,
        ATTACH_CONTENT_TO_AN_ENTRY_WITHOUT_A_DIGEST,
        CALL_AN_ENTRY_LEFT_OUT_THAT_HAS_CONTENT,
        RESPELL_THE_TIME_OF_A_CHECKPOINT,
        RESPELL_A_SIGNATURE,
        SIGN_ANEW_IN_THE_NAME_OF_THE_KEY,
        REMOVE,
        REMOVE_AND_CALL_IT_A_SELECTION,
        REMOVE_RENUMBER_AND_REHASH,
        REPEAT_A_LINE,
        EXCHANGE_LINES,
        EXCHANGE_WITH_ANOTHER_COMPANYS,
        APPEND_ANOTHER_COMPANYS,
        APPEND_THE_WHOLE_AGAIN,
        FORGE_AN_ENTRY,
        FORGE_AN_ENTRY_AND_CALL_IT_A_SELECTION,
        FORGE_AND_REHASH,
        INSERT_A_FORGERY_AND_REHASH,
        PUT_ENTRIES_BEFORE_THE_FIRST,
        SET_A_TIME_BACK_WITHOUT_CHECKPOINTS,
        CUT_THE_TAIL,
        CUT_THE_TAIL_AND_FIT_THE_HEAD,
        CUT_THE_TAIL_AND_CALL_IT_A_SELECTION,
        CUT_THE_BEGINNING,
        CUT_IN_A_LINE,
        REMOVE_ALL_ENTRIES,
        PUT_A_BLANK_LINE_IN,
        PUT_A_CHECKPOINT_AMONG_THE_ENTRIES;

        private final Set<Verdict> verdicts;

        Way() {
            this(Verdict.TAMPERED);
        }

        Way(Verdict... verdicts) {
            this.verdicts = Set.of(verdicts);
        }
    }

    private static final Set<Way> IN_BYTES = EnumSet.of(
            Way.LEAVE_OUT_THE_LAST_LINE_BREAK,
            Way.END_LINES_AS_WINDOWS_DOES,
            Way.CUT_IN_A_LINE,
            Way.PUT_A_BYTE_ORDER_MARK_FIRST);

    @TempDir
    private Path folder;

    private Random random;
    private List<TestChain> chains;
    private TestChain others;
    private TestChain chain;
    private WrittenLog log;
    private int signed;

    @BeforeEach
    void begin() {
        random = new Random(20261128);
        chains = Stream.generate(() -> TestChain.of(WrittenLog.COMPANY, LENGTH, random))
                .limit(12)
                .toList();
        others = TestChain.of(6, LENGTH, random);
    }

    @Test
    void theVerdictOnEachWayIsWhatItShouldBe() throws IOException {
        Map<Way, String> wrong = new LinkedHashMap<>();
        for (Way way : Way.values()) {
            for (int i = 0; i < TIMES_EACH; i++) {
                set();
                String text = tamper(way);
                Verdict verdict = verdict(text);
                if (!way.verdicts.contains(verdict)) {
                    wrong.put(way, verdict + "\n" + text);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void set() {
        chain = chains.get(random.nextInt(chains.size()));
        signed = 3 + random.nextInt(LENGTH - 6);
        log = WrittenLog.of(chain, 1, LENGTH, signed, LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            if (random.nextInt(4) == 0) {
                log.lines().set(log.line(i), chain.entries().get(i).lineLeftOut());
            }
        }
    }

    private Verdict verdict(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), text);
        try {
            return FileCheck.of(List.of(file), WrittenLog.KEY.believed(), List.of())
                    .verdict();
        } catch (CannotCheck e) {
            return Verdict.UNREADABLE;
        }
    }

    private String tamper(Way way) {
        if (!IN_BYTES.contains(way)) {
            tamperWithLines(way);
        }
        String text = String.join("\n", log.lines()) + "\n";
        return switch (way) {
            case LEAVE_OUT_THE_LAST_LINE_BREAK -> text.strip();
            case END_LINES_AS_WINDOWS_DOES -> text.replace("\n", "\r\n");
            case CUT_IN_A_LINE -> text.substring(0, text.indexOf("\"entry\"") + random.nextInt(text.length() / 2));
            case PUT_A_BYTE_ORDER_MARK_FIRST -> "\uFEFF" + text;
            default -> text;
        };
    }

    private void tamperWithLines(Way way) {
        int entry = random.nextInt(LENGTH);
        int line = log.line(entry);
        int checkpoint = 1 + random.nextInt(2);
        switch (way) {
            case NOTHING -> {}
            case REORDER_MEMBERS -> log.edit(line, this::reorder);
            case RESPELL_WITH_ESCAPES ->
                log.replace(line, "object.patch", "object\\u002Epatch").replace(0, "Hof", "\\u0048of");
            case ADD_SPACES -> log.replace(line, "\"entry\":{", " \"entry\" :\t{ ");
            case REPEAT_A_CHECKPOINT -> log.lines().add(1, log.lines().get(checkpoint));
            case REORDER_CHECKPOINTS -> Collections.swap(log.lines(), 1, 2);
            case LEAVE_OUT_THE_EARLIER_CHECKPOINT -> log.lines().remove(1);
            case LEAVE_OUT_CONTENTS -> everywhere(each -> each.remove(List.of("content", "sealed")));
            case RENAME_THE_COMPANY -> log.replace(0, "Sonnental", "Mondental");
            case CALL_IT_A_SELECTION -> callItASelection();
            case REMOVE_ALL_CHECKPOINTS -> log.withoutCheckpoints();
            case REMOVE_THE_LAST_CHECKPOINT -> log.lines().remove(2);
            case FORGE_WITHOUT_CHECKPOINTS -> {
                forge(line);
                log.withoutCheckpoints().rehash(entry, false);
            }
            case FORGE_BEHIND_THE_LAST_CHECKPOINT -> {
                log.lines().remove(2);
                int behind = signed + random.nextInt(LENGTH - signed);
                forge(log.line(behind));
                log.rehash(behind, false);
            }
            case CUT_THE_TAIL_AND_ALL_THAT_TELLS_OF_IT -> {
                log.lines().remove(2);
                cutAfter(signed + 1 + random.nextInt(LENGTH - signed - 1));
                log.headFits();
            }
            case CUT_THE_BEGINNING_AND_FIT_THE_HEAD -> {
                cutBefore(1 + random.nextInt(LENGTH - 1));
                log.headFits();
            }
            case REMOVE_ALL_ENTRIES_AND_FIT_THE_HEAD -> {
                cutAfter(0);
                log.withoutCheckpoints().edit(0, head -> head.put("first", 0).put("last", 0));
            }
            case SIGN_ANEW_WITH_ANOTHER_KEY -> {
                if (random.nextBoolean()) {
                    forge(line);
                    log.rehash(entry, false);
                }
                signAnew(FORGER.id());
            }
            case REMOVE_THE_HEAD -> log.lines().remove(0);
            case NAME_ANOTHER_FORMAT -> log.edit(0, head -> head.put("format", 3 + random.nextInt(5)));
            case NAME_ANOTHER_KIND_OF_FILE -> log.replace(0, "kontor-audit-log", "kontor-audit-lag");
            case CHANGE_A_BYTE_OF_A_LINE -> log.change(line, this::changeByte);
            case CHANGE_A_BYTE_OF_A_CHECKPOINT -> log.change(checkpoint, this::changeByte);
            case CHANGE_A_TEXT -> edit(line, "entry", each -> change(each, JsonNode::isTextual));
            case CHANGE_A_NUMBER -> edit(line, "entry", each -> change(each, JsonNode::isNumber));
            case RESPELL_A_NUMBER ->
                log.replace(
                        line, "\"company\":5", "\"company\":" + pick(List.of("5.0", "5e0", "0.5e1", "50E-1", "\"5\"")));
            case NORMALISE_A_TEXT -> {
                while (log.lines().stream().noneMatch(each -> each.contains("é"))) {
                    set();
                }
                int place = entryWith("é");
                log.change(log.line(place), text -> Normalizer.normalize(text, Normalizer.Form.NFD));
            }
            case REMOVE_A_MEMBER -> edit(line, "entry", each -> each.remove(anyName(each)));
            case SET_A_MEMBER_TO_NULL -> edit(line, "entry", each -> each.putNull(anyName(each)));
            case REPEAT_A_MEMBER ->
                log.replace(
                        line,
                        "\"action\":",
                        pick(List.of("\"action\":\"x\",\"action\":", "\"\\u0061ction\":\"x\",\"action\":")));
            case ADD_A_MEMBER_TO_AN_ENTRY -> edit(line, "entry", each -> each.put("note", "checked"));
            case ADD_A_MEMBER_TO_A_LINE ->
                log.edit(line, each -> each.put(pick(List.of("actorName", "conJent", "checkpoint", "file")), "x"));
            case ADD_A_MEMBER_TO_A_CHECKPOINT -> edit(checkpoint, "checkpoint", each -> each.put("note", "checked"));
            case ADD_A_MEMBER_TO_A_CHECKPOINTS_LINE -> log.edit(checkpoint, each -> each.putObject("entry"));
            case ADD_A_MEMBER_TO_THE_HEAD -> log.edit(0, head -> head.put("checkedBy", "Notar"));
            case MAKE_THE_SELECTION_A_TEXT -> log.edit(0, head -> head.put("selection", "true"));
            case CHANGE_THE_HEADS_COMPANY -> log.edit(0, head -> head.put("company", 6));
            case CHANGE_THE_HEADS_FIRST -> log.edit(0, head -> head.put("first", random.nextInt(2) * 2));
            case CHANGE_THE_HEADS_LAST ->
                log.edit(0, head -> head.put("last", LENGTH + (random.nextBoolean() ? 1 : -1)));
            case PUT_HALF_A_SURROGATE_PAIR_FOR_A_QUESTION_MARK -> putHalf(line, entry);
            case PUT_HALF_A_SURROGATE_PAIR_IN_A_NAME ->
                log.change(line, text -> text.replaceFirst("\"action\"", "\"" + half() + "\":1,$0"));
            case CHANGE_CONTENT ->
                log.change(log.line(entryWith("\"content\"")), text -> text.replace("\\\"label\\\"", "\\\"lable\\\""));
            case EXCHANGE_CONTENTS -> {
                int first = entryWith("\"content\"");
                log.edit(log.line(first), each -> each.put("content", content((first + 1) % LENGTH)));
            }
            case RESPELL_CONTENT ->
                log.change(log.line(entryWith("\"content\"")), text -> text.replace("{\\\"salt", "{ \\\"salt"));
            case ATTACH_CONTENT_TO_AN_ENTRY_WITHOUT_A_DIGEST -> {
                edit(line, "entry", each -> each.remove("contentHash"));
                log.edit(line, each -> each.put("content", "{}"));
                log.edit(line, each -> each.remove("leftOut"));
                log.withoutCheckpoints().rehash(entry, false);
            }
            case CALL_AN_ENTRY_LEFT_OUT_THAT_HAS_CONTENT ->
                log.edit(log.line(entryWith("\"content\"")), each -> each.put("leftOut", true));
            case RESPELL_THE_TIME_OF_A_CHECKPOINT ->
                log.change(
                        checkpoint,
                        text -> text.replaceFirst(
                                "Z\"", pick(List.of("+00:00\"", "000Z\"", "z\"", "+01:00\"", "-00:00\""))));
            case RESPELL_A_SIGNATURE ->
                log.change(
                        checkpoint, text -> text.replace("==\"}", pick(List.of("\"}", "=\"}", "==\\n\"}", "== \"}"))));
            case SIGN_ANEW_IN_THE_NAME_OF_THE_KEY -> {
                forge(line);
                log.rehash(entry, false);
                signAnew(WrittenLog.KEY.id());
            }
            case REMOVE -> log.lines().remove(line);
            case REMOVE_AND_CALL_IT_A_SELECTION -> {
                log.lines().remove(line);
                callItASelection();
            }
            case REMOVE_RENUMBER_AND_REHASH -> {
                log.lines().remove(line);
                log.rehash(entry, true).edit(0, head -> head.put("last", LENGTH - 1));
            }
            case REPEAT_A_LINE -> log.lines().add(line, log.lines().get(line));
            case EXCHANGE_LINES -> Collections.swap(log.lines(), line, log.line((entry + 1) % LENGTH));
            case EXCHANGE_WITH_ANOTHER_COMPANYS ->
                log.lines().set(line, others.lines().get(entry));
            case APPEND_ANOTHER_COMPANYS -> log.lines().add(others.lines().get(entry));
            case APPEND_THE_WHOLE_AGAIN -> log.lines().addAll(new ArrayList<>(log.lines()));
            case FORGE_AN_ENTRY -> {
                forge(line);
                rehashOnly(entry);
            }
            case FORGE_AN_ENTRY_AND_CALL_IT_A_SELECTION -> {
                forge(line);
                rehashOnly(entry);
                log.lines().remove(log.line(Math.min(entry + 1, LENGTH - 1)));
                callItASelection();
            }
            case FORGE_AND_REHASH -> {
                forge(line);
                log.rehash(entry, false);
            }
            case INSERT_A_FORGERY_AND_REHASH -> {
                log.lines().add(line, log.lines().get(line));
                forge(line);
                log.rehash(entry, true).edit(0, head -> head.put("last", LENGTH + 1));
            }
            case PUT_ENTRIES_BEFORE_THE_FIRST -> {
                int many = 1 + random.nextInt(3);
                for (int i = 0; i < many; i++) {
                    log.lines().add(log.firstEntry(), log.lines().get(log.firstEntry()));
                    edit(log.firstEntry(), "entry", each -> each.put("sequence", -random.nextInt(2)));
                    forge(log.firstEntry());
                    rehashOnly(0);
                }
            }
            case SET_A_TIME_BACK_WITHOUT_CHECKPOINTS -> {
                int later = 1 + random.nextInt(LENGTH - 1);
                edit(log.line(later), "entry", each -> each.put("happenedAt", "2025-01-01T00:00:00Z"));
                log.withoutCheckpoints().rehash(later, false);
            }
            case CUT_THE_TAIL -> cutAfter(entry);
            case CUT_THE_TAIL_AND_FIT_THE_HEAD -> {
                cutAfter(1 + random.nextInt(LENGTH - 1));
                log.headFits();
            }
            case CUT_THE_TAIL_AND_CALL_IT_A_SELECTION -> {
                cutAfter(1 + random.nextInt(LENGTH - 1));
                callItASelection();
            }
            case CUT_THE_BEGINNING -> cutBefore(1 + random.nextInt(LENGTH - 1));
            case REMOVE_ALL_ENTRIES -> {
                cutAfter(0);
                if (random.nextBoolean()) {
                    callItASelection();
                }
            }
            case PUT_A_BLANK_LINE_IN ->
                log.lines().add(1 + random.nextInt(log.lines().size()), pick(List.of("", " ")));
            case PUT_A_CHECKPOINT_AMONG_THE_ENTRIES ->
                log.lines().add(line + 1, log.lines().get(checkpoint));
            default -> throw new IllegalArgumentException(way + " is not done to lines");
        }
    }

    private void everywhere(Consumer<ObjectNode> change) {
        for (int i = 0; i < log.entries(); i++) {
            log.edit(log.line(i), change);
        }
    }

    private void edit(int line, String member, Consumer<ObjectNode> change) {
        log.edit(line, each -> change.accept((ObjectNode) each.get(member)));
    }

    private void reorder(ObjectNode json) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
        members.addAll(json.properties());
        Collections.shuffle(members, random);
        json.removeAll();
        for (Map.Entry<String, JsonNode> member : members) {
            if (member.getValue() instanceof ObjectNode inner) {
                reorder(inner);
            }
            json.set(member.getKey(), member.getValue());
        }
    }

    private void callItASelection() {
        log.edit(0, head -> head.put("selection", true));
    }

    private void forge(int line) {
        edit(line, "entry", each -> each.put("actorName", "Kai Lorenz (erfunden)"));
    }

    /** The entry alone hangs together again, not the one after it. */
    private void rehashOnly(int entry) {
        List<String> after = new ArrayList<>(
                log.lines().subList(log.line(entry) + 1, log.lines().size()));
        log.rehash(entry, false);
        log.lines().subList(log.line(entry) + 1, log.lines().size()).clear();
        log.lines().addAll(after);
    }

    private void cutAfter(int entries) {
        log.lines().subList(log.line(entries), log.lines().size()).clear();
    }

    private void cutBefore(int entries) {
        log.lines().subList(log.firstEntry(), log.line(entries)).clear();
    }

    private void signAnew(String keyId) {
        for (int i = 1; i <= 2; i++) {
            Checkpoint said = SignedCheckpoint.of(log.lines().get(i)).checkpoint();
            JsonNode entry = Json.read(log.lines().get(log.line((int) said.sequence() - 1)));
            Checkpoint forged =
                    new Checkpoint(said.company(), said.sequence(), Json.hash(entry, "hash"), said.issuedAt(), keyId);
            byte[] signature = FORGER.sign(
                            chain.entries().get(0).company(), said.sequence(), forged.hash(), said.issuedAt())
                    .signature();
            log.lines().set(i, new SignedCheckpoint(forged, signature).toJson());
        }
    }

    private String changeByte(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(bytes.length);
        while (bytes[at] < 0) {
            at = random.nextInt(bytes.length);
        }
        byte old = bytes[at];
        while (bytes[at] == old) {
            bytes[at] = (byte) (33 + random.nextInt(94));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void change(ObjectNode entry, Predicate<JsonNode> which) {
        List<String> names = new ArrayList<>();
        entry.fieldNames().forEachRemaining(name -> {
            if (which.test(entry.get(name))) {
                names.add(name);
            }
        });
        String name = pick(names);
        if (entry.get(name).isTextual()) {
            entry.put(name, entry.get(name).textValue() + "x");
        } else {
            entry.put(name, entry.get(name).longValue() + 1 + random.nextInt(9));
        }
    }

    private String anyName(ObjectNode entry) {
        List<String> names = new ArrayList<>();
        entry.fieldNames().forEachRemaining(names::add);
        return pick(names);
    }

    private int entryWith(String text) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            if (log.lines().get(log.line(i)).contains(text)) {
                found.add(i);
            }
        }
        return pick(found);
    }

    private String content(int entry) {
        return new String(chain.content(entry + 1), StandardCharsets.UTF_8);
    }

    /** As if a question mark had been recorded and signed: Java's own UTF-8 has one for what it can't write. */
    private void putHalf(int line, int entry) {
        edit(line, "entry", each -> each.put("objectId", "Was?"));
        log.rehash(entry, false);
        signAll();
        log.change(line, text -> text.replaceFirst("Was[?]", "Was" + half()));
    }

    private void signAll() {
        for (int i = 1; i <= 2; i++) {
            Checkpoint said = SignedCheckpoint.of(log.lines().get(i)).checkpoint();
            JsonNode entry = Json.read(log.lines().get(log.line((int) said.sequence() - 1)));
            log.lines()
                    .set(
                            i,
                            WrittenLog.KEY
                                    .sign(
                                            chain.entries().get(0).company(),
                                            said.sequence(),
                                            Json.hash(entry, "hash"),
                                            said.issuedAt())
                                    .toJson());
        }
    }

    private String half() {
        return String.format("\\\\u%04x", 0xd800 + random.nextInt(0x800));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
