package kontor.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a GRANT gives, as {@code SHOW GRANTS} tells it or as a script says it.
 *
 * @param privileges in capitals; those on columns with the columns' names, and a role by its name
 * @param written what they are on, as it was written; the empty string where it is a role that is granted
 * @param account whom they are given to, as it was written
 * @param transferable whether they may be passed on
 */
record Grant(Set<String> privileges, String written, String account, boolean transferable) {
    private static final String GRANT_OPTION = "GRANT OPTION";
    private static final Pattern ON_SOMETHING = Pattern.compile(
            "GRANT (.+?) ON (?:TABLE )?(.+?) TO (.+?)(?: (?:IDENTIFIED|REQUIRE|WITH) .*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLE =
            Pattern.compile("GRANT (.+?) TO (.+?)(?: WITH ADMIN OPTION)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_PRIVILEGES = Pattern.compile(",\\s*(?![^(]*\\))");
    /** A character of a schema's name, or of a pattern of names: % and _ as in LIKE, unless after a backslash. */
    private static final Pattern NAME_PART = Pattern.compile("\\\\?.", Pattern.DOTALL);

    private static final Pattern OPTION =
            Pattern.compile(".* WITH .*\\b(?:GRANT|ADMIN) OPTION\\b.*", Pattern.CASE_INSENSITIVE);

    /** Empty where the text is no GRANT at all. */
    static Optional<Grant> of(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        boolean transferable = OPTION.matcher(line).matches();
        Matcher grant = ON_SOMETHING.matcher(line);
        if (grant.matches()) {
            return Optional.of(new Grant(privileges(grant.group(1)), grant.group(2), grant.group(3), transferable));
        }
        Matcher role = ROLE.matcher(line);
        return role.matches()
                ? Optional.of(new Grant(Set.of(role.group(1)), "", role.group(2), transferable))
                : Optional.empty();
    }

    private static Set<String> privileges(String list) {
        Set<String> privileges = new TreeSet<>();
        Arrays.stream(BETWEEN_PRIVILEGES.split(list))
                .map(privilege -> inCapitals(privilege.strip()))
                .forEach(privileges::add);
        return privileges;
    }

    /** Without the columns it is on: a REVOKE must name them as the GRANT did. */
    private static String inCapitals(String privilege) {
        int columns = privilege.indexOf('(');
        return columns < 0
                ? privilege.toUpperCase(Locale.ROOT)
                : privilege.substring(0, columns).toUpperCase(Locale.ROOT) + privilege.substring(columns);
    }

    /** What they are on, in lower case and without quotes, like {@code kontor.company} or {@code procedure kontor.x}. */
    String object() {
        return written.replace("`", "").toLowerCase(Locale.ROOT);
    }

    /** The same on an object of that schema, where the script leaves the schema out. */
    Grant in(String schema) {
        String qualified =
                written.contains(" ") ? written.replaceFirst(" ", " " + schema + ".") : schema + "." + written;
        return new Grant(privileges, qualified, account, transferable);
    }

    boolean isOfEveryone() {
        return account.equalsIgnoreCase("PUBLIC");
    }

    /** Whether it is on something of that schema, or on all schemas of which that is one. */
    boolean reaches(String schema) {
        String name = object().replaceFirst("^.* ", "").replaceFirst("\\.[^.]*$", "");
        StringBuilder pattern = new StringBuilder();
        Matcher parts = NAME_PART.matcher(name);
        while (parts.find()) {
            String part = parts.group();
            pattern.append(
                    switch (part) {
                        case "%", "*" -> ".*";
                        case "_" -> ".";
                        default -> Pattern.quote(part.substring(part.length() - 1));
                    });
        }
        return name.isEmpty() || schema.toLowerCase(Locale.ROOT).matches(pattern.toString());
    }

    /** What there is of it beyond these privileges; USAGE is no privilege. */
    Set<String> beyond(Set<String> allowed) {
        Set<String> beyond = new TreeSet<>(privileges);
        beyond.removeAll(allowed);
        beyond.remove("USAGE");
        if (transferable) {
            beyond.add(written.isEmpty() ? "ADMIN OPTION" : GRANT_OPTION);
        }
        return beyond;
    }

    /** The statements that take these of its privileges away. ALL PRIVILEGES can't be in one with the option to grant them. */
    String revoking(Set<String> some) {
        if (written.isEmpty()) {
            return "REVOKE " + String.join(", ", privileges) + " FROM " + account + ";";
        }
        List<String> statements = new ArrayList<>();
        Set<String> privilegesAlone = new TreeSet<>(some);
        if (privilegesAlone.remove(GRANT_OPTION)) {
            statements.add("REVOKE " + GRANT_OPTION + " ON " + written + " FROM " + account + ";");
        }
        if (!privilegesAlone.isEmpty()) {
            statements.add(
                    "REVOKE " + String.join(", ", privilegesAlone) + " ON " + written + " FROM " + account + ";");
        }
        return String.join(" ", statements);
    }
}
