package kontor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestPathTest {
    @Test
    void pathsThatCanBeReadInOneWayArePlain() {
        assertThat(List.of(
                        "/",
                        "/companies/list",
                        "/companies/",
                        "/jakarta.faces.resource/jquery/jquery.js.xhtml",
                        "/a/..b/c..",
                        "/...",
                        "/k%C3%A4se",
                        "/a%20b",
                        "/~a/@b/c=d,e"))
                .allMatch(RequestPath::isPlain);
    }

    @Test
    void allOthersAreNot() {
        assertThat(List.of(
                        "",
                        "*",
                        "a",
                        "//",
                        "//evil.example/a",
                        "/a//b",
                        "/a//",
                        "/.",
                        "/..",
                        "/a/.",
                        "/a/..",
                        "/../a",
                        "/a/../b",
                        "/a/./b",
                        "/%2e%2e/a",
                        "/%2E",
                        "/a%2fb",
                        "/a%2Fb",
                        "/a%5cb",
                        "/a%5Cb",
                        "/a\\b",
                        "/a;b",
                        "/a;b/c",
                        "/a%3bb",
                        "/a%3Bb",
                        "/a%00",
                        "/a%0d%0a",
                        "/a%1f",
                        "/a%7f",
                        "/a%252e",
                        "/a%",
                        "/a%2",
                        "/a%zz",
                        "/a b",
                        "/a\tb",
                        "/a\u0001",
                        "/a\"b",
                        "/a<b",
                        "/a?b",
                        "/a#b",
                        "/käse"))
                .noneMatch(RequestPath::isPlain);
        assertThat(IntStream.rangeClosed(0, ' ').mapToObj(each -> "/a" + (char) each))
                .noneMatch(RequestPath::isPlain);
    }

    @Test
    void aLongOneIsReadInNoTime() {
        assertThat(RequestPath.isPlain("/a".repeat(100_000))).isTrue();
        assertThat(RequestPath.isPlain("/%C3".repeat(100_000) + "/..")).isFalse();
    }

    @Test
    void theWantedPageIsOneOfOurs() {
        assertThat(List.of("/", "/people/list?company=7", "/objects/list?q=%C3%A4&a=//b", "/a?to=https://evil.example"))
                .allMatch(page -> WantedPage.of(page).isPresent());
        assertThat(List.of(
                        "",
                        "people",
                        "//evil.example",
                        "https://evil.example",
                        "/\\evil.example",
                        "/a/../b",
                        "/a;b",
                        "javascript:a",
                        "/a?b\r\nSet-Cookie: c",
                        "/a?b\\c",
                        "/a#b",
                        "/a?ä",
                        "/" + "a".repeat(2000)))
                .noneMatch(page -> WantedPage.of(page).isPresent());
        assertThat(WantedPage.of(null)).isEmpty();
    }
}
