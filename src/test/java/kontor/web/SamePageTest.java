package kontor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamePageTest {
    private static final String OWN = "kontor.example:443";

    @Test
    void leadsBackToThePageThatTheFormWasOn() {
        assertThat(SamePage.of("https://kontor.example/people/list?company=7", OWN, "/a"))
                .isEqualTo("/people/list?company=7");
        assertThat(SamePage.of("https://kontor.example", OWN, "/a")).isEqualTo("/");
    }

    @Test
    void neverLeadsElsewhere() {
        assertThat(SamePage.of(null, OWN, "//companies/list")).isEqualTo("/companies/list");
        assertThat(SamePage.of(null, OWN, "/\\companies/list")).isEqualTo("/companies/list");
        assertThat(SamePage.of("https://kontor.example//evil.example/a", OWN, "/a"))
                .isEqualTo("/evil.example/a");
        assertThat(SamePage.of("https://evil.example/a", OWN, "/b")).isEqualTo("/b");
        assertThat(SamePage.of("https://kontor.example:8443/a", OWN, "/b")).isEqualTo("/b");
        assertThat(SamePage.of("http://[", OWN, "//b")).isEqualTo("/b");
    }
}
