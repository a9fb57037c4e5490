package kontor.change.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kontor.audit.GeneratedLog;
import kontor.audit.Images;
import kontor.audit.LogEntry;
import kontor.audit.chain.Fault;
import kontor.audit.chain.Faults;
import kontor.audit.chain.Verdict;
import kontor.audit.export.LogExport;
import kontor.audit.export.RangeCheck;
import kontor.change.story.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReportTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Telling GERMAN = new Telling(Locale.GERMANY, BERLIN, true, Told::plainly);
    private static final Telling ENGLISH = new Telling(Locale.UK, BERLIN, true, Told::plainly);
    private final GeneratedLog log = new GeneratedLog();

    private static RangeCheck.Result proven() {
        return new RangeCheck.Result(Verdict.PROVEN, 12, 12, new Faults());
    }

    private byte[] report(Telling telling, RangeCheck.Result check, Iterable<LogEntry> lines) throws IOException {
        return report(telling, check, lines, log.export("Hof Sonnental"));
    }

    private static byte[] report(Telling telling, RangeCheck.Result check, Iterable<LogEntry> lines, LogExport export)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportHead head =
                new ReportHead(export, new FilterWords(export.filters(), telling, "", ""), check, Optional.empty());
        try (PdfParts parts = new PdfParts(new WrittenFile(out), head)) {
            for (LogEntry line : lines) {
                parts.take(line);
            }
        }
        return out.toByteArray();
    }

    private static JsonObject price(String net) {
        return Json.createObjectBuilder().add("priceNet", net).build();
    }

    private static JsonObject name(String name) {
        return Json.createObjectBuilder().add("name", name).build();
    }

    @Test
    void aLineThatWasAlteredSaysSo() throws IOException {
        LogEntry line = log.next();
        LogEntry altered = new LogEntry(
                new LogEntry.Opened(line.entry(), Images.ALTERED),
                new LogEntry.Opened(line.outcome().entry(), Images.ALTERED),
                null,
                null);
        String words = "Die Einträge 1, 2 sind nicht so, wie sie aufgezeichnet wurden.";
        assertThat(ReportText.of(report(GERMAN, proven(), List.of(altered)))).contains(words);
        assertThat(ReportText.of(report(GERMAN, proven(), List.of(line)))).doesNotContain("nicht so, wie");
    }

    @Test
    void oneEntryIsNotSeveral() throws IOException {
        RangeCheck.Result one = new RangeCheck.Result(Verdict.PROVEN, 1, 1, new Faults());
        assertThat(ReportText.of(report(GERMAN, one, List.of(log.next())), 1)).contains("Bewiesen: 1 Eintrag geprüft");
        assertThat(ReportText.of(report(ENGLISH, one, List.of(log.next())), 1)).contains("Proven: 1 entry checked");
    }

    @Test
    void theFirstPageTellsWhatItIsAndWhatACheckHasShown() throws IOException {
        List<LogEntry> lines = List.of(log.next(), log.next());
        String cover = ReportText.of(report(GERMAN, proven(), lines), 1);
        assertThat(cover)
                .contains("Protokoll von Hof Sonnental")
                .contains("Umfang Alle Einträge", "Zeitraum Ohne Begrenzung", "Einträge 1 bis 4")
                .contains("Exportiert 1. April 2026, 09:00:00 MESZ (2026-04-01 07:00:00 UTC)", "Von Olga Prüfer")
                .contains("Bewiesen: 12 Einträge geprüft", "Bis Eintrag 12 durch Unterschriften bestätigt")
                .contains("Schlüssel 0123456789abcdef")
                .contains(lines.get(1).outcome().entry().getHashHex())
                .contains("java -jar kontor.war verify --key kontor-0123456789abcdef.pem log.jsonl");
    }

    @Test
    void whatIsWrongWithTheLogStandsOnTheFirstPage() throws IOException {
        Faults faults = new Faults();
        for (int i = 1; i <= 20; i++) {
            faults.add(new Fault(Fault.Kind.CHANGED, i, ""));
        }
        String cover = ReportText.of(
                report(ENGLISH, new RangeCheck.Result(Verdict.TAMPERED, 40, 0, faults), List.of(log.next())), 1);
        assertThat(cover)
                .contains("Tampered with: 40 entries checked")
                .contains("Entry 1 was changed", "and 8 more places")
                .doesNotContain("???", "Confirmed", "confirms");
    }

    @Test
    void whatNoSignatureConfirmsIsNotSaidToBeProven() throws IOException {
        RangeCheck.Result some = new RangeCheck.Result(Verdict.UNCONFIRMED, 12, 9, new Faults());
        assertThat(ReportText.of(report(GERMAN, some, List.of(log.next())), 1))
                .contains("Stimmig, aber nicht ganz bestätigt: 12 Einträge geprüft")
                .contains("Bis Eintrag 9 durch Unterschriften bestätigt.")
                .doesNotContain("Bewiesen", "???");
        RangeCheck.Result none = new RangeCheck.Result(Verdict.UNCONFIRMED, 12, 0, new Faults());
        assertThat(ReportText.of(report(ENGLISH, none, List.of(log.next())), 1))
                .contains("Consistent, but not confirmed throughout: 12 entries checked", "No checkpoint confirms")
                .doesNotContain("Proven", "???");
    }

    @Test
    void whatCanNotBeCheckedIsNotSaidToBeTamperedWith() throws IOException {
        Faults faults = new Faults();
        faults.add(new Fault(Fault.Kind.UNKNOWN_KEY, 3, ""));
        RangeCheck.Result unknown = new RangeCheck.Result(faults.verdict(), 12, 0, faults);
        assertThat(ReportText.of(report(ENGLISH, unknown, List.of(log.next())), 1))
                .contains("Can’t be checked: 12 entries checked", "with a key that isn’t known here")
                .doesNotContain("ampered", "Proven", "???");
    }

    @Test
    void linesTellWhoDidWhatWhenAndWhatDiffers() throws IOException {
        LogEntry line = log.change("Eier, 10er", "Preisrunde", price("3.20"), price("3.50"));
        assertThat(ReportText.of(report(GERMAN, proven(), List.of(line)), 2))
                .contains("Montag, 2. März 2026")
                .contains("08:00:37 Anna Weber", "„Eier, 10er“", "übernommen")
                .contains("Grund: Preisrunde")
                .contains("3.20 → 3.50")
                .contains("Eintrag 1 · " + line.entry().getHashHex().substring(0, 16) + "… · 192.0.2.7")
                .contains("Ende des Berichts: ein Vorgang");
    }

    @Test
    void withoutContentsNothingSealedIsInIt() throws IOException {
        LogEntry line = log.change("Eier, 10er", "Preisrunde", price("3.20"), price("3.50"));
        String pages = ReportText.of(
                report(new Telling(Locale.GERMANY, BERLIN, false, Told::plainly), proven(), List.of(line)));
        assertThat(pages)
                .contains("/api_v2/products/12", "Ohne Namen, Gründe und Werte")
                .doesNotContain("Eier")
                .doesNotContain("Preisrunde")
                .doesNotContain("3.20");
    }

    @Test
    void eachPageHasItsNumberAndTheHeads() throws IOException {
        byte[] pdf =
                report(GERMAN, proven(), Stream.generate(log::next).limit(60).toList());
        int pages = new PdfReader(pdf).getNumberOfPages();
        assertThat(pages).isGreaterThan(4);
        for (int page = 1; page <= pages; page++) {
            assertThat(ReportText.of(pdf, page)).contains("Seite " + page).contains("von " + pages);
        }
        for (int page = 2; page <= pages; page++) {
            assertThat(ReportText.of(pdf, page)).contains("Zeit Was geschah", "Hof Sonnental");
        }
    }

    @Test
    void whatCouldMisleadIsShownByItsCodePoint() throws IOException {
        LogEntry line = log.change(
                "a\u202Egnp.exe",
                "eins\nzwei\u0000\u0007",
                name("<script>alert(1)</script>"),
                name("中 🥚 a\u202Egnp.exe"));
        assertThat(ReportText.of(report(GERMAN, proven(), List.of(line))))
                .contains("eins ¶ zwei[U+0000][U+0007]")
                .contains("<script>alert(1)</script> → [U+4E2D] [U+1F95A] a[U+202E]gnp.exe");
    }

    @Test
    void lettersOfEuropeAreWhatTheyAre() throws IOException {
        String letters = "Größe ąęłśżź čšž ćđ ñ ő ű ğ ş ı Ω Ж € „x“";
        assertThat(ReportText.of(report(GERMAN, proven(), List.of(log.change(letters, null, name("a"), name("b"))))))
                .contains(letters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "שלום עולם ", "wort ", "\n", "\uD800", "a\u0301", "%s {0} \\ "})
    void nothingIsTooLongOrTooStrangeForIt(String text) throws IOException {
        String long_ = text.repeat(20_000);
        JsonObjectBuilder many = Json.createObjectBuilder();
        IntStream.range(0, 300).forEach(i -> many.add(text + i, i));
        LogEntry line = log.change(long_, long_, name(long_), many.build());
        assertThat(ReportText.of(report(GERMAN, proven(), List.of(line, log.next()))))
                .contains("Ende des Berichts: 2");
    }

    @Test
    void aReportOfNothingSaysSo() throws IOException {
        assertThat(ReportText.of(
                        report(ENGLISH, new RangeCheck.Result(Verdict.UNCONFIRMED, 0, 0, new Faults()), List.of())))
                .contains("nothing was done");
    }

    @Test
    void itsFontsAreInItAndItsLanguageIsTold() throws IOException {
        PdfReader reader = new PdfReader(report(GERMAN, proven(), List.of(log.next())));
        assertThat(reader.getCatalog().get(PdfName.LANG)).hasToString("de-DE");
        PdfDictionary fonts = reader.getPageN(2).getAsDict(PdfName.RESOURCES).getAsDict(PdfName.FONT);
        assertThat(fonts.getKeys()).isNotEmpty().allSatisfy(name -> {
            PdfDictionary font = fonts.getAsDict(name);
            assertThat(font.getAsArray(PdfName.DESCENDANTFONTS))
                    .as("%s", font.get(PdfName.BASEFONT))
                    .isNotNull();
            PdfDictionary inside = (PdfDictionary) PdfReader.getPdfObject(
                    font.getAsArray(PdfName.DESCENDANTFONTS).getPdfObject(0));
            assertThat(inside.getAsDict(PdfName.FONTDESCRIPTOR).get(PdfName.FONTFILE2))
                    .isNotNull();
        });
    }
}
