package kontor.company.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import kontor.company.Actor;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.company.access.Address.Refusal;
import kontor.http.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class AddressesTest {
    private static final java.nio.file.Path WEBAPP = java.nio.file.Path.of("src/main/webapp");

    /** What the server brings along. */
    private static final Set<String> OF_THE_SERVER =
            Set.of("/jakarta.faces.resource/", "/health", "/health/", "/metrics", "/metrics/");

    private static final CompanyId OWN = new CompanyId(2);
    private static final Scope CLERK = scope(false, Right.WORK_ON_OBJECTS);
    private static final Scope AUDITOR = scope(false, Right.READ_AUDIT_LOG);

    private static Scope scope(boolean operates, Right... rights) {
        return new Scope(new Actor(7L, "Kai", "192.0.2.1", "s"), Map.of(OWN, Set.of(rights)), operates);
    }

    private static Address address(String path) {
        return Addresses.TABLE.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Refusal> refusal(Scope scope, String path, Map<String, String> parameters) {
        return address(path)
                .refuses(
                        scope,
                        name -> parameters.containsKey(name)
                                ? parameters.get(name).split(" ", -1)
                                : null,
                        true);
    }

    @Test
    void theTableHasEachPageAndServletThereIsAndNoOther() throws IOException {
        Set<String> there = new TreeSet<>(OF_THE_SERVER);
        there.addAll(pages());
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("kontor");
        classes.stream()
                .filter(type -> type.isAssignableTo(HttpServlet.class))
                .filter(type -> !type.isEquivalentTo(Folders.Nothing.class)) // Whose addresses have nothing.
                .map(type -> type.getAnnotationOfType(WebServlet.class).value())
                .flatMap(Stream::of)
                .forEach(there::add);
        assertThat(classes)
                .as("resources need addresses of their own")
                .noneMatch(type -> type.isAnnotatedWith(Path.class));
        Set<String> table = Addresses.TABLE.stream().map(Address::path).collect(Collectors.toCollection(TreeSet::new));
        assertThat(table).isEqualTo(there);
        assertThat(Addresses.TABLE).hasSameSizeAs(table);
    }

    private static Set<String> pages() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(WEBAPP)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("/WEB-INF/"))
                    .map(file -> file.replaceFirst("\\.xhtml$", ""))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void onlySignInHealthAndResourcesAreForEveryone() {
        assertThat(Addresses.TABLE.stream().filter(Address::isPublic).map(Address::path))
                .containsExactlyInAnyOrder("/sign-in", "/jakarta.faces.resource/", "/health", "/health/");
    }

    /** What the container lets through without a sign-in is what the table has for those who have none. */
    @Test
    void theContainerLetsStrangersThroughWhereTheTableDoes() throws Exception {
        NodeList constraints = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(WEBAPP.resolve("WEB-INF/web.xml").toFile())
                .getElementsByTagName("security-constraint");
        Set<String> open = new TreeSet<>();
        for (int i = 0; i < constraints.getLength(); i++) {
            Element constraint = (Element) constraints.item(i);
            NodeList patterns = constraint.getElementsByTagName("url-pattern");
            if (constraint.getElementsByTagName("auth-constraint").getLength() == 0) {
                for (int j = 0; j < patterns.getLength(); j++) {
                    open.add(patterns.item(j).getTextContent());
                }
            }
        }
        assertThat(open)
                .isEqualTo(Addresses.TABLE.stream()
                        .filter(each -> each.isPublic() || each.isForMachines())
                        .map(Address::path)
                        .map(path -> path.endsWith("/") ? path + "*" : path)
                        .filter(path ->
                                !Set.of("/health", "/metrics").contains(path)) // Part of the pattern below them.
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aRightCountsInItsCompanyOnly() {
        assertThat(refusal(CLERK, "/objects/list", Map.of("company", "2"))).isEmpty();
        assertThat(refusal(CLERK, "/objects/list", Map.of("company", "3"))).hasValue(Refusal.COMPANY);
        assertThat(refusal(AUDITOR, "/objects/list", Map.of("company", "2"))).hasValue(Refusal.COMPANY);
        assertThat(refusal(CLERK, "/audit/log", Map.of())).hasValue(Refusal.RIGHT);
        assertThat(refusal(AUDITOR, "/audit/log", Map.of())).isEmpty();
        assertThat(refusal(scope(true), "/companies/company", Map.of())).isEmpty();
        assertThat(refusal(CLERK, "/companies/company", Map.of())).hasValue(Refusal.RIGHT);
        assertThat(refusal(CLERK, "/people/all", Map.of())).hasValue(Refusal.RIGHT);
        assertThat(refusal(scope(true), "/people/all", Map.of())).isEmpty();
        assertThat(refusal(scope(true), "/metrics", Map.of())).hasValue(Refusal.RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-2", "2 2", "2 3", "+2", "02", "2.0", "0x2", "99999999999999999999", "２"})
    void whatIsNoIdIsRefusedWhereverOneIsTaken(String id) {
        assertThat(refusal(CLERK, "/objects/list", Map.of("company", id))).hasValue(Refusal.MALFORMED);
        assertThat(refusal(CLERK, "/objects/list", Map.of("company", "2", "credential", id)))
                .hasValue(Refusal.MALFORMED);
        assertThat(refusal(CLERK, "/index", Map.of("company", id))).hasValue(Refusal.MALFORMED);
    }

    @Test
    void whatIsMissingIsRefusedUnlessAFormGoesOn() {
        assertThat(refusal(CLERK, "/objects/list", Map.of())).hasValue(Refusal.MALFORMED);
        assertThat(refusal(CLERK, "/objects/object", Map.of("company", "2"))).hasValue(Refusal.MALFORMED);
        assertThat(address("/objects/object").refuses(CLERK, name -> null, false))
                .isEmpty();
        assertThat(address("/objects/object")
                        .refuses(CLERK, name -> name.equals("company") ? new String[] {"3"} : null, false))
                .hasValue(Refusal.COMPANY);
    }

    /** Forms name no company; whether theirs may still be theirs is asked when their page is known. */
    @Test
    void aFormIsOfItsPagesCompany() {
        assertThat(address("/companies/company").refuses(CLERK, name -> null, false))
                .isEmpty();
        assertThat(address("/companies/company").refuses(CLERK, Optional.empty()))
                .hasValue(Refusal.RIGHT);
        assertThat(address("/companies/company").refuses(scope(true), Optional.empty()))
                .isEmpty();
        assertThat(address("/companies/company").refuses(CLERK, Optional.of(new CompanyId(2))))
                .hasValue(Refusal.COMPANY);
        assertThat(address("/objects/object").refuses(CLERK, Optional.of(new CompanyId(2))))
                .isEmpty();
        assertThat(address("/objects/object").refuses(CLERK, Optional.of(new CompanyId(3))))
                .hasValue(Refusal.COMPANY);
        assertThat(address("/index").refuses(CLERK, Optional.empty())).isEmpty();
    }

    @Test
    void anEmptyCompanyIsNoneWhereFormsSendIt() {
        assertThat(refusal(AUDITOR, "/audit/log", Map.of("company", ""))).isEmpty();
        assertThat(refusal(AUDITOR, "/audit/log", Map.of("company", " "))).hasValue(Refusal.MALFORMED);
        assertThat(refusal(AUDITOR, "/audit/export", Map.of("company", ""))).hasValue(Refusal.MALFORMED);
    }
}
