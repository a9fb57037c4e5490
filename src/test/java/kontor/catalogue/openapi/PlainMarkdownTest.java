package kontor.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Descriptions are Markdown, and are shown as text. */
class PlainMarkdownTest {
    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("Labels of the shop's own.", "Labels of the shop's own."),
                Arguments.of("The code of origin [carrier](https://carriers.example)", "The code of origin carrier"),
                Arguments.of("See <https://carriers.example>.", "See https://carriers.example."),
                Arguments.of("See [](https://carriers.example).", "See https://carriers.example."),
                Arguments.of("**Never** `null`, _not_ ~this~", "Never null, not ~this~"),
                Arguments.of("# Status\n\nOne of:\n\n* open\n* done\n", "Status\nOne of:\n– open\n– done"),
                Arguments.of("First line\nsame line\n\nnext", "First line same line\nnext"),
                Arguments.of("1. one\n2. two", "– one\n– two"),
                Arguments.of("A <b>bold</b> word<br/>and more", "A bold word\nand more"),
                Arguments.of("<script>alert(1)</script>", "alert(1)"),
                Arguments.of("<p>Als <em>HTML</em></p>", "Als HTML"),
                Arguments.of("![Picture](https://p.example/p.png) of it", "Picture of it"),
                Arguments.of("```json\n{\"a\": 1}\n```", "{\"a\": 1}"),
                Arguments.of("5 > 3 &amp; 2 < 4", "5 > 3 & 2 < 4"),
                Arguments.of("snake_case_name and 2*3*4", "snake_case_name and 234"),
                Arguments.of("   ", ""),
                Arguments.of(null, ""));
    }

    @ParameterizedTest
    @MethodSource("written")
    void isReadAsText(String markdown, String text) {
        assertThat(PlainMarkdown.text(markdown)).isEqualTo(text);
    }

    @Test
    void whatIsWrittenToTakeLongDoesNot() {
        Stream.of(
                        ">",
                        "[",
                        "![",
                        "*a ",
                        "**",
                        "_",
                        "`",
                        "<",
                        "- ",
                        "[a](",
                        "&",
                        "\\",
                        "~~~\n",
                        "1. ",
                        "a\n\n",
                        "[a]: b\n")
                .forEach(part -> Assertions.assertThat(org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                                Duration.ofSeconds(2), () -> PlainMarkdown.text(part.repeat(100_000))))
                        .as(part)
                        .hasSizeLessThanOrEqualTo(PlainMarkdown.LONGEST * 3));
    }
}
