package kontor.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a process still has hold of after a full collection. Gone when it is closed. */
public final class HeapDump implements AutoCloseable {
    private static final int BLOCK = 1 << 20;

    private final Path file;

    private HeapDump(Path file) {
        this.file = file;
    }

    /** Has the process collect all that nothing leads to any more, and write down the rest. */
    public static HeapDump of(long process, Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        String said =
                command(process, file, "GC.heap_dump", file.toAbsolutePath().toString());
        if (!Files.exists(file)) {
            throw new IOException("no heap dump: " + said);
        }
        return new HeapDump(file);
    }

    /** How many objects of a class a process has hold of after a full collection. */
    public static long instances(long process, Path file, String type) throws IOException, InterruptedException {
        return command(process, file, "GC.class_histogram")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length >= 4 && row[3].equals(type))
                .mapToLong(row -> Long.parseLong(row[1]))
                .sum();
    }

    private static String command(long process, Path file, String... command) throws IOException, InterruptedException {
        Path said = file.resolveSibling(file.getFileName() + ".log");
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process)));
        line.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int end = jcmd.waitFor();
            String text = Files.readString(said);
            if (end != 0) {
                throw new IOException("jcmd fails: " + text);
            }
            return text;
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** Those of some ASCII texts that are in it, in whatever form, and how often. */
    public Map<String, Integer> found(Collection<String> texts) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        List<List<Sought>> byFirst = byFirst(texts);
        int longest = 2 * texts.stream().mapToInt(String::length).max().orElse(1);
        byte[] block = new byte[BLOCK + longest];
        int kept = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK)) {
            for (int read = in.readNBytes(block, 0, BLOCK); read > 0; read = in.readNBytes(block, kept, BLOCK)) {
                int filled = kept + read;
                int end = read < BLOCK ? filled : filled - longest;
                for (int at = 0; at < end; at++) {
                    for (Sought each : byFirst.get(block[at] & 0xFF)) {
                        if (each.isAt(block, at, filled)) {
                            found.merge(each.text, 1, Integer::sum);
                        }
                    }
                }
                kept = filled - end;
                System.arraycopy(block, end, block, 0, kept);
            }
        }
        return found;
    }

    /** Characters of one byte each, and of two in either order: between the first and the last these are the same. */
    private static List<List<Sought>> byFirst(Collection<String> texts) {
        List<List<Sought>> byFirst = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            byFirst.add(new ArrayList<>());
        }
        for (String text : texts) {
            byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
            List<Sought> sought = byFirst.get(text.charAt(0));
            sought.add(new Sought(text, text.getBytes(StandardCharsets.US_ASCII)));
            sought.add(new Sought(text, Arrays.copyOf(wide, wide.length - 1)));
        }
        return byFirst;
    }

    private record Sought(String text, byte[] bytes) {
        boolean isAt(byte[] block, int at, int filled) {
            return at + bytes.length <= filled && Arrays.equals(bytes, 0, bytes.length, block, at, at + bytes.length);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
