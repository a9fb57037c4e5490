package kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kontor.audit.Finding;
import kontor.audit.LogEntry;
import kontor.audit.mail.MailFailed;
import kontor.audit.stream.Undelivered;
import kontor.change.revert.Obstacle;
import kontor.change.revert.job.RevertItem;
import kontor.change.revert.job.RevertJob;
import kontor.frachtpilot.Problem;
import org.junit.jupiter.api.Test;

/** Both languages say everything, and nothing is said that no page asks for. */
class MessagesTest {
    private static final Pattern IN_PAGES = Pattern.compile("(?:msg\\['|say\\(')([a-zA-Z.-]+[a-zA-Z])'[,\\])]");
    private static final Pattern IN_CODE =
            Pattern.compile("(?:Notice\\.\\w+\\(|Messages\\.text\\(|errorAt\\([^,]+,)\\s*\"([a-zA-Z.-]+[a-zA-Z])\"");

    private static final Pattern LOCAL_CHANGES =
            Pattern.compile("(?:record|LocalChange)\\([^;\"]*\"([a-z_]+\\.[a-z_.]+)\"");

    private static final Pattern LOCAL_OBJECTS =
            Pattern.compile("LocalChange\\([^;]*?\"([a-z_]+)/\"|String (?:SIGN_IN|ACCESS) = \"([a-z_]+)\"");

    private static Properties language(String name) throws IOException {
        return bundle("messages", name);
    }

    private static Properties bundle(String bundle, String language) throws IOException {
        Properties messages = new Properties();
        try (InputStream file =
                MessagesTest.class.getResourceAsStream("/kontor/" + bundle + "_" + language + ".properties")) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return messages;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(new TreeSet<>(language("de").stringPropertyNames()))
                .isEqualTo(new TreeSet<>(language("en").stringPropertyNames()));
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() throws IOException {
        Properties english = language("en");
        language("de")
                .forEach((key, german) -> assertThat(
                                new MessageFormat(english.getProperty((String) key)).getFormatsByArgumentIndex().length)
                        .as("%s", key)
                        .isEqualTo(new MessageFormat((String) german).getFormatsByArgumentIndex().length));
    }

    @Test
    void apostrophesAreTypographicSinceStraightOnesQuotePlaceholders() throws IOException {
        for (String name : List.of("de", "en")) {
            assertThat(language(name).values())
                    .noneMatch(text -> text.toString().contains("'"));
        }
    }

    @Test
    void pagesAndCodeAskForNothingThatIsMissing() throws IOException {
        Set<String> asked = new TreeSet<>();
        collect(Path.of("src/main/webapp"), IN_PAGES, asked);
        collect(Path.of("src/main/java"), IN_CODE, asked);
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(language("de").stringPropertyNames()).containsAll(asked);
    }

    @Test
    void everyProblemHasWordsAndAWayOut() throws IOException {
        for (Problem.Kind kind : Problem.Kind.values()) {
            assertThat(language("de").stringPropertyNames())
                    .contains("problem." + kind.key(), "problem." + kind.key() + ".todo");
        }
    }

    @Test
    void everyFindingHasWords() throws IOException {
        for (Finding.Reason reason : Finding.Reason.values()) {
            assertThat(language("de").stringPropertyNames()).contains("finding." + reason.key());
        }
    }

    @Test
    void everyReasonWhyNothingIsSentHasWords() throws IOException {
        for (Undelivered.Reason reason : Undelivered.Reason.values()) {
            assertThat(language("de").stringPropertyNames())
                    .contains("stream.failure." + reason.name().toLowerCase(Locale.ROOT));
        }
        for (MailFailed.Reason reason : MailFailed.Reason.values()) {
            assertThat(language("de").stringPropertyNames())
                    .contains("mailing.failure." + reason.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyStateHasWords() throws IOException {
        for (LogEntry.State state : LogEntry.State.values()) {
            assertThat(language("de").stringPropertyNames())
                    .contains("log.state." + state.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyLocalChangeHasASentence() throws IOException {
        Set<String> actions = new TreeSet<>();
        collect(Path.of("src/main/java"), LOCAL_CHANGES, actions);
        assertThat(actions)
                .contains("company.create", "credential.register", "person.password", "sign_in.refuse.unknown")
                .hasSizeGreaterThan(18);
        assertThat(language("de").stringPropertyNames())
                .containsAll(actions.stream().map(action -> "log." + action).toList());
    }

    @Test
    void whateverLocalChangesAreOfHasANameForOneAndForMany() throws IOException {
        Set<String> objects = new TreeSet<>();
        collect(Path.of("src/main/java"), LOCAL_OBJECTS, objects);
        assertThat(objects).contains("checkpoint", "company", "sign_in").hasSizeGreaterThan(9);
        for (String language : List.of("de", "en")) {
            assertThat(bundle("vocabulary", language).stringPropertyNames())
                    .containsAll(objects.stream()
                            .flatMap(object -> Stream.of("resource." + object, "resource." + object + ".one"))
                            .toList());
        }
    }

    @Test
    void everyObstacleToTakingBackHasWords() throws IOException {
        for (Obstacle obstacle : Obstacle.values()) {
            assertThat(language("de").stringPropertyNames()).contains("revert.obstacle." + obstacle.key());
        }
    }

    @Test
    void everyResultOfTakingBackHasWords() throws IOException {
        for (RevertItem.State state : RevertItem.State.values()) {
            assertThat(language("de").stringPropertyNames())
                    .contains("revert.item." + state.name().toLowerCase(Locale.ROOT));
        }
        for (RevertJob.State state : RevertJob.State.values()) {
            String key = state.name().toLowerCase(Locale.ROOT);
            assertThat(language("de").stringPropertyNames())
                    .contains("revert.job.state." + key, "revert.job.text." + key, "revert.job.said." + key);
        }
    }

    @Test
    void theVocabularyIsTheSameInBothLanguages() throws IOException {
        assertThat(new TreeSet<>(bundle("vocabulary", "de").stringPropertyNames()))
                .isEqualTo(new TreeSet<>(bundle("vocabulary", "en").stringPropertyNames()));
    }

    private static void collect(Path folder, Pattern pattern, Set<String> into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(xhtml|java)"))
                    .toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    into.add(matcher.group(matcher.group(1) == null ? 2 : 1));
                }
            }
        }
    }
}
