package kontor.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The triggers that keep the log from being changed, by name, as the migrations make them; the latest of a name counts. */
record LogTriggers(Map<String, LogTrigger> byName) {
    /**
     * One of them.
     *
     * @param event UPDATE or DELETE, before which it runs
     * @param body what it does, as the script has it
     */
    record LogTrigger(String name, String event, String table, String body) {
        /** Whether a trigger of the database does the same, however it is laid out. */
        boolean isLike(String otherEvent, String otherTable, String timing, String otherBody) {
            return event.equalsIgnoreCase(otherEvent)
                    && table.equalsIgnoreCase(otherTable)
                    && timing.equalsIgnoreCase("BEFORE")
                    && plain(body).equals(plain(otherBody));
        }

        private static String plain(String sql) {
            return sql.replaceAll("\\s+", " ").strip();
        }

        /** The statement that makes it. */
        String statement() {
            return "CREATE OR REPLACE TRIGGER " + name + " BEFORE " + event + " ON " + table + " FOR EACH ROW "
                    + plain(body);
        }
    }

    private static final Pattern CREATION = Pattern.compile(
            "create\\s+trigger\\s+(\\w+)\\s+before\\s+(update|delete)\\s+on\\s+(\\w+)\\s+for\\s+each\\s+row\\s+"
                    + "(begin\\b.*?\\bend(?=\\s*//)|[^;]*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** @param names of the migrations' scripts, in the order in which they ran */
    static LogTriggers ofScripts(List<String> names) {
        return of(names.stream().map(LogTriggers::read).toList());
    }

    static LogTriggers of(List<String> scripts) {
        Map<String, LogTrigger> byName = new TreeMap<>();
        for (String script : scripts) {
            Matcher creation = CREATION.matcher(script.replaceAll("(?m)^--.*$", ""));
            while (creation.find()) {
                byName.put(
                        creation.group(1),
                        new LogTrigger(
                                creation.group(1),
                                creation.group(2).toUpperCase(Locale.ROOT),
                                creation.group(3),
                                creation.group(4)));
            }
        }
        return new LogTriggers(byName);
    }

    Collection<LogTrigger> all() {
        return byName.values();
    }

    private static String read(String name) {
        try (InputStream script = LogTriggers.class.getResourceAsStream("/db/migration/" + name)) {
            return script == null ? "" : new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
