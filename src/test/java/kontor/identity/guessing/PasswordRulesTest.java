package kontor.identity.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final PasswordRules RULES =
            new PasswordRules(List.of("anna@berger.example", "Anna Berger", "Hof Sonnental", "Biohof Lindenau"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "passwordpassword",
                "Passwort1234!",
                "P4ssw0rt!P4ssw0rt!",
                "qwertyuiop12",
                "1q2w3e4r5t6z",
                "aaaaaaaaaaaa",
                "abcabcabcabcabc",
                "abcdefghijklmnop",
                "24.12.198524.12.1985",
                "letmeinletmein",
                "iloveyou-2026!!",
                "Willkommen2026!",
                "Gärtnerei-2026",
                "Sommer2026!!!!"
            })
    void whatManyPeopleUseIsGuessable(String password) {
        assertThat(RULES.isGuessable(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kontor-kontor-1",
                "Kontor!Kontor!Kontor",
                "Frachtpilot2026",
                "FrachtPilot-2026!",
                "HofSonnental2026!",
                "hof sonnental hof sonnental",
                "Sonnental-Lindenau-1",
                "anna@berger.example1",
                "Anna.Berger-2026",
                "AnnaBerger!AnnaBerger!",
                "bergerberger1985",
                "ＫＯＮＴＯＲ-kontor-99"
            })
    void whatNamesThePersonTheirCompaniesOrTheProductIsGuessable(String password) {
        assertThat(RULES.isGuessable(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a sentence of my own",
                "der rote hund schläft",
                "korrekt pferd batterie klammer",
                "Anna füttert im Hof drei blaue Ziegen",
                "x7$kQ2!m9Zp4",
                "83920184756102",
                "vjkwqzrmtbnxcd"
            })
    void sentencesAndChanceAreNot(String password) {
        assertThat(RULES.isGuessable(password)).isFalse();
    }

    @Test
    void noneOfTheThirtyThousandMostCommonPasswordsIsTakenWithAnyTail() throws IOException {
        List<String> common = common();
        assertThat(common).hasSizeGreaterThan(10_000);
        // Some of each part of the list: all of it would take long.
        for (int i = 0; i < common.size(); i += 150) {
            String password = common.get(i);
            String capital = password.substring(0, 1).toUpperCase() + password.substring(1);
            for (String variant : List.of(password, password + password, password + "1234", capital + "2026!")) {
                assertThat(RULES.isGuessable(variant)).as(variant).isTrue();
            }
        }
    }

    private static List<String> common() throws IOException {
        try (BufferedReader list = new BufferedReader(new InputStreamReader(
                com.nulabinc.zxcvbn.Zxcvbn.class.getResourceAsStream("matchers/dictionaries/passwords.txt"),
                StandardCharsets.UTF_8))) {
            return list.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    @Test
    void aVeryLongOneIsMeasuredByItsBeginning() {
        assertThat(RULES.isGuessable("a".repeat(200))).isTrue();
        assertThat(RULES.isGuessable("der rote hund schläft ".repeat(9))).isFalse();
    }
}
