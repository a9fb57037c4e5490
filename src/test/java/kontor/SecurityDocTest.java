package kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whether docs/security.md counts what it lists, lists every requirement, and names tests that there are. */
class SecurityDocTest {
    private static final Path PAGE = Path.of("docs/security.md");
    private static final Path CODE = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    /** The level of each requirement of ASVS 5.0.0, by section, without the chapters on what Kontor has nothing of. */
    private static final String LEVELS = """
            1.1:22 1.2:1111122223 1.3:112222222223 1.4:222 1.5:123 2.1:122 2.2:112 2.3:12223 2.4:23 3.2:113 3.3:12223
            3.4:11222233 3.5:11122333 3.7:22333 4.1:12233 4.2:23333 4.3:22 4.4:1222 5.1:2 5.2:112333 5.3:113 5.4:222
            6.1:122 6.2:111111112222 6.3:11223333 6.4:112233 6.5:22222333 6.6:2223 6.8:2222 7.1:222 7.2:1111 7.3:22
            7.4:11222 7.5:223 7.6:22 8.1:1233 8.2:1123 8.3:133 8.4:23 11.1:2233 11.2:22233 11.3:11233 11.4:1222 11.5:23
            11.6:23 12.1:12233 12.2:11 12.3:22223 13.1:2333 13.2:222223 13.3:2233 13.4:1222233 14.1:22 14.2:12223333
            14.3:122 15.1:12233 15.2:12233 15.3:1222222 16.1:2 16.2:22222 16.3:2222 16.4:222 16.5:2223
            """;

    private static final Pattern NUMBERS = Pattern.compile(
            "Of the (\\d+) requirements .* levels 1 and 2, .* (\\d+) are met "
                    + "and held by tests, (\\d+) are met without a test, (\\d+) are for the operator to meet, (\\d+) are not met, "
                    + "and (\\d+) are about what isn't here\\. (\\d+) attackers: of (\\d+), nothing finds what they do\\.");
    private static final Pattern LINE =
            Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| (\\d) \\| (.+?) \\| (.+?) \\| (.+) \\|");
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");
    private static final Pattern NAMED_CLASS = Pattern.compile("`((?:[A-Z][a-z]+){2,})`");
    private static final Pattern NAMED_FILE = Pattern.compile("`((?:src|docker|docs)/[^`]+)`");

    /** One requirement, as the page has it. */
    private record Line(String id, String level, String state, String evidence) {
        static Line of(MatchResult match) {
            return new Line(match.group(1), match.group(2), match.group(4), match.group(5));
        }
    }

    private final String page;
    private final List<Line> lines;

    SecurityDocTest() throws IOException {
        page = Files.readString(PAGE);
        lines = LINE.matcher(page).results().map(Line::of).toList();
    }

    @Test
    void everyRequirementOfBothLevelsIsThereOnceAndInOrder() {
        assertThat(lines.stream().map(line -> line.id() + " of level " + line.level()))
                .containsExactlyElementsOf(Stream.of(LEVELS.strip().split("\\s+"))
                        .flatMap(SecurityDocTest::ofSection)
                        .toList());
    }

    private static Stream<String> ofSection(String section) {
        String[] parts = section.split(":");
        return IntStream.range(0, parts[1].length())
                .filter(each -> parts[1].charAt(each) != '3')
                .mapToObj(each -> parts[0] + "." + (each + 1) + " of level " + parts[1].charAt(each));
    }

    @Test
    void theFirstLinesCountWhatThePageLists() {
        String first = page.lines()
                .limit(6)
                .reduce("", (all, line) -> all + " " + line)
                .replaceAll("\\s+", " ");
        List<String> attackers = attackers();
        assertThat(NUMBERS.matcher(first).results().findFirst())
                .get()
                .extracting(match -> IntStream.rangeClosed(1, match.groupCount())
                        .mapToLong(group -> Long.parseLong(match.group(group)))
                        .boxed()
                        .toList())
                .isEqualTo(List.of(
                        (long) lines.size(),
                        in("met"),
                        in("met, no test"),
                        in("operator"),
                        in("not met"),
                        in("n/a"),
                        (long) attackers.size(),
                        attackers.stream()
                                .filter(row -> row.matches(".*\\| nothing\\b[^|]*\\|"))
                                .count()));
        assertThat(lines).extracting(Line::state).isSubsetOf("met", "met, no test", "operator", "not met", "n/a");
    }

    private long in(String state) {
        return lines.stream().filter(line -> line.state().equals(state)).count();
    }

    private List<String> attackers() {
        return page.substring(page.indexOf("\n## Attackers"), page.indexOf("\n## What protects what"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }

    @Test
    void whatIsMetNamesTheTestsThatHoldIt() {
        assertThat(lines)
                .filteredOn(line -> line.state().equals("met"))
                .allSatisfy(line -> assertThat(line.evidence()).containsPattern(NAMED_TEST));
    }

    @Test
    void theTestsThatAreNamedAreThereAndRun() throws Exception {
        List<String> missing = new ArrayList<>();
        for (MatchResult named : NAMED_TEST.matcher(page).results().toList()) {
            if (!isTest(named.group(1), named.group(2))) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isTest(String type, String name) throws IOException, ClassNotFoundException {
        Optional<Path> source = source(TESTS, type);
        if (source.isEmpty()) {
            return false;
        }
        String className =
                TESTS.relativize(source.get()).toString().replace(".java", "").replace('/', '.');
        Class<?> tests = Class.forName(className, false, SecurityDocTest.class.getClassLoader());
        return !tests.isAnnotationPresent(Disabled.class)
                && Stream.concat(Arrays.stream(tests.getDeclaredMethods()), Arrays.stream(tests.getDeclaredFields()))
                        .filter(member -> ((Member) member).getName().equals(name))
                        .anyMatch(SecurityDocTest::runs);
    }

    private static boolean runs(AnnotatedElement member) {
        return AnnotationSupport.isAnnotated(member, Testable.class) && !member.isAnnotationPresent(Disabled.class);
    }

    private static Optional<Path> source(Path folder, String type) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(type + ".java")).findFirst();
        }
    }

    @Test
    void whatIsMetWithoutATestOrNotAtAllSaysHowOrSinceWhen() {
        assertThat(lines)
                .filteredOn(line ->
                        line.state().equals("met, no test") || line.state().equals("operator"))
                .allSatisfy(line -> assertThat(line.evidence()).hasSizeGreaterThan(3));
        assertThat(lines)
                .filteredOn(line -> line.state().equals("not met"))
                .allSatisfy(line -> assertThat(line.evidence()).containsPattern("since |^as \\d"));
    }

    @Test
    void theFilesThatAreNamedAreThere() {
        assertThat(NAMED_FILE.matcher(page).results().map(file -> Path.of(file.group(1))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(lines)
                .filteredOn(line -> line.state().equals("met, no test"))
                .flatMap(line -> NAMED_CLASS
                        .matcher(line.evidence())
                        .results()
                        .map(type -> type.group(1))
                        .toList())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(source(CODE, type)).as(type).isPresent());
    }
}
