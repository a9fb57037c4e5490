package kontor;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the portal leaves alone altogether, so that nothing from outside can reach it: interpreters, and places to leave traces in. */
@AnalyzeClasses(packages = "kontor", importOptions = ImportOption.DoNotIncludeTests.class)
class SecureCodingTest {
    private static final Path CODE = Path.of("src/main/java");
    private static final Path PAGES = Path.of("src/main/webapp");

    @ArchTest
    static final ArchRule noProgramIsStarted = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(target(owner(JavaClass.Predicates.equivalentTo(Runtime.class)))
                    .and(target(name("exec"))));

    @ArchTest
    static final ArchRule noObjectsAreMadeOfWhatSomeoneSent = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .callMethodWhere(target(name("activateDefaultTyping")
                    .or(name("activateDefaultTypingAsProperty"))
                    .or(name("setDefaultTyping"))));

    @ArchTest
    static final ArchRule noXmlIsRead = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javax.xml..", "org.xml.sax..", "org.w3c.dom..", "jakarta.xml..", "org.codehaus.stax2..");

    @ArchTest
    static final ArchRule noTextIsRunAsCode = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "javax.tools..")
            .orShould()
            .callMethodWhere(target(name("createValueExpression")
                    .or(name("createMethodExpression"))
                    .or(name("evaluateExpressionGet"))));

    @ArchTest
    static final ArchRule nothingIsLookedUpInDirectories =
            noClasses().should().dependOnClassesThat().resideInAPackage("javax.naming..");

    @ArchTest
    static final ArchRule whatMustNotBeGuessedIsMadeBySecureRandom = noClasses()
            .should()
            .callMethodWhere(target(owner(JavaClass.Predicates.equivalentTo(Random.class)
                    .or(JavaClass.Predicates.equivalentTo(SplittableRandom.class))
                    .or(JavaClass.Predicates.equivalentTo(ThreadLocalRandom.class)))))
            .orShould()
            .callConstructorWhere(target(owner(JavaClass.Predicates.equivalentTo(Random.class)
                    .or(JavaClass.Predicates.equivalentTo(SplittableRandom.class)))))
            .orShould()
            .callMethodWhere(
                    target(owner(JavaClass.Predicates.equivalentTo(Math.class))).and(target(name("random"))));

    /** FrachtPilot's own definition of a header asks for MD5; it holds no secret. */
    @Test
    void algorithmsAreThoseThatAreApproved() throws IOException {
        Pattern approved = Pattern.compile(".*\\((\"SHA-(256|384|512)\"|\"Ed25519\"|\"X\\.509\"|\"TLS\")\\)");
        assertThat(found(CODE, ".java", Pattern.compile("\\w+\\.getInstance\\(\"[^\"]+\"\\)")))
                .filteredOn(each -> !approved.matcher(each).matches())
                .containsExactly("CsrfToken.java: MessageDigest.getInstance(\"MD5\")");
    }

    /** What is put into the texts of these few is the program's too; what people asked for are parameters. */
    @Test
    void queriesAreTextsOfTheProgram() throws IOException {
        assertThat(found(
                        CODE,
                        ".java",
                        Pattern.compile("(?:create(?:Native)?Query|prepareStatement|execute(?:Update|Query)?)\\("
                                + "(?:\\s|\"[^\"]*\"|\\+)*\\+\\s*[A-Za-z][\\w.()]*")))
                .extracting(each -> each.replaceFirst("(?s): .*\\s", " takes ").replaceFirst("\\)+$", ""))
                .isSubsetOf(
                        "Choices.java takes order",
                        "DataKeys.java takes condition",
                        "Exports.java takes kept",
                        "Exports.java takes whose",
                        "ObjectHistory.java takes further",
                        "OpenChanges.java takes time",
                        "Removal.java takes AT_ONCE",
                        "Removal.java takes Long.MAX_VALUE",
                        "RevertJobs.java takes rows",
                        "TermIndex.java takes rows");
    }

    @Test
    void everythingThatPagesShowIsEscaped() throws IOException {
        assertThat(found(PAGES, ".xhtml", Pattern.compile("escape\\s*=\\s*\"(?!true\")[^\"]*\"")))
                .isEmpty();
        assertThat(found(PAGES, ".xhtml", Pattern.compile("<script|<style|javascript:|\\s(?:on[a-z]+|style)=\"")))
                .isEmpty();
    }

    @Test
    void pagesMayLoadAndRunOnlyWhatIsThePortals() throws IOException {
        String settings = Files.readString(PAGES.resolve("WEB-INF/web.xml"));
        Matcher policy = Pattern.compile("primefaces\\.CSP_POLICY</param-name>\\s*<param-value>([^<]+)<")
                .matcher(settings);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1).split(";\\s*"))
                .containsExactlyInAnyOrder(
                        "default-src 'self'",
                        "img-src 'self' data:",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "script-src 'self'");
        assertThat(settings).containsPattern("primefaces\\.CSP</param-name>\\s*<param-value>true<");
    }

    @Test
    void sessionsEndAfterAnHourWithoutInputAndTravelInACookieAlone() throws IOException {
        assertThat(Files.readString(PAGES.resolve("WEB-INF/web.xml")))
                .contains(
                        "<session-timeout>60</session-timeout>",
                        "<http-only>true</http-only>",
                        "<tracking-mode>COOKIE</tracking-mode>");
    }

    @Test
    void scriptsMakeNoMarkupAndRunNoText() throws IOException {
        assertThat(found(
                        PAGES,
                        ".js",
                        Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser"
                                + "|createContextualFragment|srcdoc|\\beval\\(|new Function|setTimeout\\(\\s*[\"'`]")))
                .isEmpty();
    }

    /** What is kept of a browser's preferences is in cookies that hold a language, a theme or a zone. */
    @Test
    void scriptsKeepNothingInTheBrowser() throws IOException {
        assertThat(found(PAGES, ".js", Pattern.compile("localStorage|sessionStorage|indexedDB|caches\\.open")))
                .isEmpty();
        assertThat(found(PAGES, ".js", Pattern.compile("document\\.cookie = \"[^\"]*")))
                .containsExactly("kontor.js: document.cookie = \"kontor.browserZone=");
    }

    @Test
    void otherWindowsAreNeitherHeardNorTold() throws IOException {
        assertThat(found(PAGES, ".js", Pattern.compile("postMessage|[\"']message[\"']|WebSocket|EventSource")))
                .isEmpty();
        assertThat(found(CODE, ".java", Pattern.compile("Access-Control-Allow-\\w+|@ServerEndpoint|PushContext")))
                .isEmpty();
    }

    @Test
    void passwordsAreMaskedAndMayBePastedAndFilledIn() throws IOException {
        List<String> masked = found(PAGES, ".xhtml", Pattern.compile("<h:inputSecret[^>]*>"));
        assertThat(masked)
                .hasSizeGreaterThan(3)
                .allMatch(input -> input.matches("(?s).*autocomplete=\"(current-password|new-password)\".*"));
        assertThat(found(PAGES, ".xhtml", Pattern.compile("<h:inputText id=\"[^\"]*(?:[pP]assword|[kK]ey|[tT]oken)\"")))
                .isEmpty();
        assertThat(found(PAGES, ".js", Pattern.compile("[\"'](?:paste|copy|cut)[\"']")))
                .isEmpty();
    }

    /** Each place in the files of that kind where it is found, in order, as the file's name and what was found. */
    private static List<String> found(Path folder, String ending, Pattern what) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                Matcher matcher = what.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(file.getFileName() + ": " + matcher.group());
                }
            }
        }
        return List.copyOf(new TreeSet<>(found));
    }
}
