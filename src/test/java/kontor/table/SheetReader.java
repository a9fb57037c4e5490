package kontor.table;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads a sheet of a workbook as it is stored, by its XML and not with the library that wrote it.
 *
 * @param rows the stored values
 * @param types the stored types: {@code n} for numbers and dates, {@code inlineStr} for text
 * @param xml the sheet
 * @param styles the workbook's styles
 * @param workbook the names of its sheets
 */
public record SheetReader(
        List<List<String>> rows, List<List<String>> types, String xml, String styles, String workbook) {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    public static SheetReader of(byte[] file) throws IOException {
        return of(file, 1);
    }

    /** @param sheet which one, from 1 */
    static SheetReader of(byte[] file, int sheet) throws IOException {
        Map<String, String> entries = entries(file);
        String xml = entries.get("xl/worksheets/sheet" + sheet + ".xml");
        List<String> shared = shared(entries.get("xl/sharedStrings.xml"));
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> types = new ArrayList<>();
        NodeList found = parsed(xml).getElementsByTagName("row");
        for (int i = 0; i < found.getLength(); i++) {
            List<String> values = new ArrayList<>();
            List<String> kinds = new ArrayList<>();
            NodeList cells = ((Element) found.item(i)).getElementsByTagName("c");
            for (int j = 0; j < cells.getLength(); j++) {
                Element cell = (Element) cells.item(j);
                int column = column(cell.getAttribute("r"));
                while (values.size() < column) {
                    values.add("");
                    kinds.add("");
                }
                values.add(value(cell, shared));
                kinds.add(cell.getAttribute("t").isEmpty() ? "n" : cell.getAttribute("t"));
            }
            rows.add(values);
            types.add(kinds);
        }
        return new SheetReader(rows, types, xml, entries.get("xl/styles.xml"), entries.get("xl/workbook.xml"));
    }

    /** Spaces at the ends of a text count only where the XML says so. */
    private static String value(Element cell, List<String> shared) {
        String text = cell.getTextContent();
        return switch (cell.getAttribute("t")) {
            case "s" -> shared.get(Integer.parseInt(text));
            case "inlineStr" -> decoded(text.strip());
            default -> text;
        };
    }

    private static List<String> shared(String xml) throws IOException {
        List<String> shared = new ArrayList<>();
        NodeList texts = parsed(xml).getElementsByTagName("t");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            boolean preserved = text.getAttribute("xml:space").equals("preserve");
            shared.add(decoded(
                    preserved ? text.getTextContent() : text.getTextContent().strip()));
        }
        return shared;
    }

    /** Characters by their numbers, as spreadsheets read them. */
    private static String decoded(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
    }

    static boolean isWhole(byte[] file) {
        try {
            return entries(file).containsKey("xl/workbook.xml");
        } catch (IOException e) {
            return false;
        }
    }

    private static int column(String reference) {
        int column = 0;
        for (char letter : reference.replaceAll("[0-9]", "").toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    /** By the directory at its end, as spreadsheets read it. */
    private static Map<String, String> entries(byte[] file) throws IOException {
        Map<String, String> entries = new HashMap<>();
        Path path = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(path, file);
            try (ZipFile zip = new ZipFile(path.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    entries.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(path);
        }
        return entries;
    }

    private static Document parsed(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }
}
