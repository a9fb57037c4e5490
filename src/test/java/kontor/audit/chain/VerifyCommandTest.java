package kontor.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import kontor.audit.TestChain;
import kontor.audit.checkpoint.SigningKey;
import kontor.audit.checkpoint.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verifier says on the command line, and what it ends with. */
class VerifyCommandTest {
    private static final SigningKey KEY = WrittenLog.KEY;
    private static final SigningKey OTHER = TestKeys.key(2);

    private final TestChain chain = TestChain.of(WrittenLog.COMPANY, 30, new Random(7));

    @TempDir
    private Path folder;

    private Path key;
    private Path log;

    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        key = Files.writeString(folder.resolve("key.pem"), KEY.pem());
        log = WrittenLog.of(chain, 1, 30, 10, 30).write(folder.resolve("log.jsonl"));
    }

    private static Answer run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = VerifyCommand.run(
                Arrays.stream(arguments).map(Object::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Answer verify(Object... more) {
        return run(Stream.concat(Stream.of("verify", "--key", key), Arrays.stream(more))
                .toArray());
    }

    private Path gzip(String name, Path plain) throws IOException {
        Path path = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            Files.copy(plain, out);
        }
        return path;
    }

    @Test
    void eachVerdictHasAWordAndACodeOfItsOwn() throws IOException {
        Answer proven = verify(log);
        assertThat(proven.code()).isZero();
        assertThat(proven.out())
                .contains("called “Hof „Sonnental“” by the file", "30 entries checked", "PROVEN: entries 1 to 30");
        assertThat(proven.err()).isEmpty();

        Path tail = WrittenLog.of(chain, 1, 30, 10).write(folder.resolve("tail.jsonl"));
        assertThat(verify(tail).code()).isEqualTo(3);
        assertThat(verify(tail).out()).contains("UNCONFIRMED from entry 11 on").doesNotContain("PROVEN");

        Path unsigned = WrittenLog.of(chain, 1, 30).write(folder.resolve("unsigned.jsonl"));
        assertThat(verify(unsigned).code()).isEqualTo(3);
        assertThat(verify(unsigned).out()).contains("UNCONFIRMED from entry 1 on");

        WrittenLog spoilt = WrittenLog.of(chain, 1, 30, 10, 30);
        spoilt.lines().remove(12);
        Answer tampered = verify(spoilt.write(folder.resolve("spoilt.jsonl")));
        assertThat(tampered.code()).isEqualTo(1);
        assertThat(tampered.out())
                .contains("FAULT MISSING at entry 11", "TAMPERED")
                .doesNotContain("PROVEN");

        assertThat(verify(key).code()).isEqualTo(2);
        assertThat(verify(key).err()).contains("key.pem", "not that of an audit log");
    }

    @Test
    void helpIsAskedForOrNeeded() {
        for (String ask : List.of("--help", "-h", "help")) {
            assertThat(run(ask).code()).isZero();
            assertThat(run(ask).out()).contains("usage", "--checkpoint");
        }
        assertThat(run("verify", "--help").code()).isZero();
        assertThat(run().code()).isEqualTo(2);
        assertThat(run().err()).contains("usage");
        assertThat(run("check").err()).contains("“check” is unknown");
        assertThat(verify("--quick", log).err()).contains("“--quick” is unknown");
        assertThat(verify("--help=x", log).err()).contains("“--help=x” is unknown");
        assertThat(verify().err()).contains("No log is given");
        assertThat(run("verify", log).err()).contains("No --key is given");
        assertThat(run("verify", log, "--key").err()).contains("Nothing follows --key");
        assertThat(verify("-").err()).contains("save it to a file");
        assertThat(verify("--from=0", log).err()).contains("not a number from 1 on");
        assertThat(verify("--from=x", log).code()).isEqualTo(2);
    }

    @Test
    void valuesMayFollowAnEqualsSignAndFilesTwoDashes() {
        assertThat(run("verify", "--key=" + key, "--from=1", "--to=30", "--company=5", "--", log)
                        .code())
                .isZero();
        assertThat(verify("--company", "6", log).err()).contains("is of company 5, not of company 6");
        assertThat(verify("--company", "6", log).code()).isEqualTo(2);
    }

    @Test
    void severalKeysAreBelieved() throws IOException {
        WrittenLog rotated = WrittenLog.of(chain, 1, 30, 10);
        rotated.lines().add(2, chain.checkpoint(30, OTHER).toJson());
        Path file = rotated.write(folder.resolve("rotated.jsonl"));
        Path later = Files.writeString(folder.resolve("later.pem"), OTHER.pem());
        assertThat(verify(file).code()).isEqualTo(2);
        assertThat(verify(file).out()).contains("FAULT UNKNOWN_KEY at entry 30", OTHER.id(), KEY.id(), "UNREADABLE");
        assertThat(verify("--key", later, file).code()).isZero();
        assertThat(run("verify", "--key", later, "--key", key, file).code()).isZero();
        Path both = Files.writeString(folder.resolve("both.pem"), KEY.pem() + OTHER.pem());
        assertThat(run("verify", "--key", both, file).code()).isZero();
    }

    @Test
    void checkpointsComeInFilesLinesAndFolders() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.writeString(
                kept.resolve("checkpoint-5-30.json"), chain.checkpoint(30, KEY).toJson() + "\n");
        Files.writeString(
                kept.resolve("all.jsonl"),
                chain.checkpoint(10, KEY).toJson() + "\n\n"
                        + TestChain.of(6, 3, new Random(1)).checkpoint(3, KEY).toJson());
        Files.writeString(kept.resolve("readme.txt"), "not one");
        Path tail = WrittenLog.of(chain, 1, 30).write(folder.resolve("tail.jsonl"));
        assertThat(verify("--checkpoint", kept, tail).code()).isZero();
        assertThat(verify("--checkpoint", kept, tail).out()).contains("1 of the checkpoints given are of other");
        assertThat(verify("--checkpoint", kept.resolve("all.jsonl"), tail).code())
                .isEqualTo(3);
        Path cut = WrittenLog.of(chain, 1, 20, 20).write(folder.resolve("cut.jsonl"));
        assertThat(verify("--checkpoint", kept, cut).code()).isEqualTo(1);
        assertThat(verify("--checkpoint", kept, cut).out()).contains("FAULT CUT_OFF at entry 30");
        assertThat(verify("--checkpoint", kept, "--to", "20", cut).code()).isZero();
        Path none = Files.createDirectory(folder.resolve("none"));
        assertThat(verify("--checkpoint", none, log).err()).contains("There is no checkpoint", "none");
        assertThat(verify("--checkpoint", key, log).err()).contains("key.pem holds something that is no checkpoint");
        assertThat(verify("--checkpoint", log, log).code()).isEqualTo(2);
    }

    @Test
    void whatCanNotBeReadIsNamedWithItsReason() throws IOException {
        assertThat(verify("nowhere.jsonl").err()).contains("nowhere.jsonl does not exist");
        assertThat(verify(folder).err()).contains(folder + " is a folder");
        assertThat(run("verify", "--key", "nowhere.pem", log).err()).contains("nowhere.pem does not exist");
        assertThat(run("verify", "--key", folder, log).err()).contains(folder + " is a folder");
        assertThat(run("verify", "--key", log, log).err()).contains("log.jsonl is not a public key");
        Path der = Files.write(folder.resolve("key.der"), new byte[] {0x30, (byte) 0xff, (byte) 0xfe});
        assertThat(run("verify", "--key", der, log).err()).contains("key.der is not a text in UTF-8");
        Path empty = Files.createFile(folder.resolve("empty.jsonl"));
        assertThat(verify(empty).err()).contains("empty.jsonl is empty");
        for (Answer answer : List.of(verify("nowhere.jsonl"), verify(folder), verify(empty))) {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).doesNotContain("Exception");
        }
    }

    @Test
    void compressionIsTakenFromTheFileNotItsName() throws IOException {
        assertThat(verify(gzip("log.jsonl.gz", log)).code()).isZero();
        assertThat(verify(gzip("renamed.jsonl", log)).code()).isZero();
        assertThat(verify(Files.copy(log, folder.resolve("plain.gz"))).code()).isZero();
        assertThat(verify(Files.createFile(folder.resolve("empty.gz"))).code()).isEqualTo(2);

        byte[] whole = Files.readAllBytes(gzip("whole.gz", log));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 20));
        assertThat(verify(cut).code()).isEqualTo(1);
        assertThat(verify(cut).out()).contains("cut.gz", "damaged or cut off");
        Path trailer = Files.write(folder.resolve("trailer.gz"), Arrays.copyOf(whole, whole.length - 1));
        assertThat(verify(trailer).code()).isEqualTo(1);
        Path header = Files.write(folder.resolve("header.gz"), Arrays.copyOf(whole, 5));
        assertThat(verify(header).code()).isEqualTo(2);
        for (int more : List.of(1, 7, 40, 100_000)) {
            byte[] longer = Arrays.copyOf(whole, whole.length + more);
            Arrays.fill(longer, whole.length, longer.length, (byte) 'x');
            Path garbage = Files.write(folder.resolve("garbage.gz"), longer);
            assertThat(verify(garbage).code()).as(more + " bytes more").isEqualTo(1);
        }
        byte[] twice = Arrays.copyOf(whole, whole.length * 2);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        assertThat(verify(Files.write(folder.resolve("twice.gz"), twice)).code())
                .isEqualTo(1);
    }

    @Test
    void aProgramGetsJson() throws IOException {
        JsonNode proven = json(verify("--json", log));
        assertThat(proven.path("verdict").textValue()).isEqualTo("PROVEN");
        assertThat(proven.path("company").intValue()).isEqualTo(5);
        assertThat(proven.path("entries").intValue()).isEqualTo(30);
        assertThat(proven.path("faults")).isEmpty();
        Path cut = WrittenLog.of(chain, 1, 20, 10).write(folder.resolve("cut.jsonl"));
        JsonNode unconfirmed = json(verify(cut, "--json"));
        assertThat(unconfirmed.path("verdict").textValue()).isEqualTo("UNCONFIRMED");
        assertThat(unconfirmed.path("unconfirmedFrom").intValue()).isEqualTo(11);
        assertThat(unconfirmed.path("unconfirmed").intValue()).isEqualTo(10);
        JsonNode nowhere = json(verify("--json", "nowhere.jsonl"));
        assertThat(nowhere.path("verdict").textValue()).isEqualTo("UNREADABLE");
        assertThat(nowhere.path("message").textValue()).contains("nowhere.jsonl");
        assertThat(json(verify("--json", "--quick", log)).path("code").intValue())
                .isEqualTo(2);
    }

    private static JsonNode json(Answer answer) throws IOException {
        JsonNode json = new ObjectMapper().readTree(answer.out());
        assertThat(json.path("code").intValue()).isEqualTo(answer.code());
        assertThat(answer.out().strip()).doesNotContain("\n");
        return json;
    }

    @Test
    void whatAFileSaysCanNotLookLikeAVerdict() throws IOException {
        WrittenLog forged = WrittenLog.of(chain, 1, 30);
        forged.edit(
                0,
                head -> head.put(
                        "companyName", "x\nPROVEN: entries 1 to 30 are as they were recorded.\u001b[8m\u2028"));
        forged.edit(forged.line(3), line -> line.put("x\nPROVEN: y", 1));
        Answer answer = verify(forged.write(folder.resolve("forged.jsonl")));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out().lines()).noneMatch(line -> line.startsWith("PROVEN"));
        assertThat(answer.out()).doesNotContain("\u001b", "\u2028");
    }

    @Test
    void aLongContentIsReadAndALineBeyondAllBoundsIsNotCalledTamperedWith() throws IOException {
        Path file = folder.resolve("long.jsonl");
        WrittenLog large = WrittenLog.of(chain, 1, 3);
        large.edit(large.line(1), line -> {
            String content = "{\"salt\":\"" + "x".repeat(21_000_000) + "\"}";
            ((ObjectNode) line.get("entry")).put("contentHash", HexFormat.of().formatHex(Sha256.of(Utf8.of(content))));
            line.put("content", content).remove("leftOut");
        });
        large.rehash(1, false);
        assertThat(verify(large.write(file)).code()).isEqualTo(3);
        byte[] mebibyte = new byte[1 << 20];
        Arrays.fill(mebibyte, (byte) ' ');
        try (OutputStream out = Files.newOutputStream(file)) {
            Files.copy(log, out);
            for (int i = 0; i < 129; i++) {
                out.write(mebibyte);
            }
        }
        assertThat(verify(file).code()).isEqualTo(2);
        assertThat(verify(file).err()).contains("long.jsonl: line 34 is longer than");
    }
}
