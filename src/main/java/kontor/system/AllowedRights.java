package kontor.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the application's account may do in the database: exactly what the script grants that runs after each migration,
 * so that the two can't differ.
 */
record AllowedRights(String schema, Map<String, Set<String>> byObject) {
    static final String SCRIPT = "/db/migration/afterMigrate__rights.sql";

    private static final Set<String> INSERT_ONLY = Set.of("SELECT", "INSERT");

    /** As the script that runs after each migration has it, in that schema. */
    static AllowedRights inSchema(String schema) {
        try (InputStream script = AllowedRights.class.getResourceAsStream(SCRIPT)) {
            return of(new String(script.readAllBytes(), StandardCharsets.UTF_8), schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when there is anything but grants in the script */
    static AllowedRights of(String script, String schema) {
        Map<String, Set<String>> byObject = new HashMap<>();
        Stream.of(script.replaceAll("(?m)--.*$", "").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .map(statement -> Grant.of(statement)
                        .filter(grant -> !grant.object().isEmpty() && !grant.transferable())
                        .orElseThrow(() -> new IllegalArgumentException(SCRIPT + " may only grant: " + statement)))
                .map(grant -> grant.in(schema))
                .forEach(grant -> byObject.computeIfAbsent(grant.object(), object -> new TreeSet<>())
                        .addAll(grant.privileges()));
        return new AllowedRights(schema, Map.copyOf(byObject));
    }

    /**
     * What a grant gives beyond what is allowed on its object. What every account may do in other schemas (MariaDB comes
     * with such rights for trying out) is not this account's.
     */
    Set<String> beyond(Grant grant) {
        if (grant.isOfEveryone() && !grant.reaches(schema)) {
            return Set.of();
        }
        return grant.beyond(byObject.getOrDefault(grant.object(), Set.of()));
    }

    /** Tables of the log that can be added to and nothing else, without their schema. */
    List<String> logTables() {
        return byObject.entrySet().stream()
                .filter(object -> object.getValue().equals(INSERT_ONLY))
                .map(object -> object.getKey().replaceFirst(".*\\.", ""))
                .filter(name -> name.startsWith("audit_") && !name.endsWith("_seq"))
                .sorted()
                .toList();
    }
}
