package kontor.change.report;

import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.Locale;

/**
 * Text as a page can show it: in embedded fonts, and every character to be seen. What a font can't show, or would do
 * something to the text around it, stands there by its code point: what isn't seen could be meant to mislead.
 */
final class PdfText {
    private static final String FOLDER = "/liberation/";

    private final BaseFont regular = font("LiberationSans-Regular.ttf");
    private final BaseFont bold = font("LiberationSans-Bold.ttf");
    private final BaseFont mono = font("LiberationMono-Regular.ttf");

    /** Read anew for each file, since a font keeps note of the characters that one has used. */
    private static BaseFont font(String name) {
        try (InputStream file = BaseFont.class.getResourceAsStream(FOLDER + name)) {
            BaseFont font = BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, file.readAllBytes(), null);
            font.setSubset(true);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DocumentException e) {
            throw new IllegalStateException("the font is one of ours", e);
        }
    }

    Font regular(float size, Color colour) {
        return new Font(regular, size, Font.NORMAL, colour);
    }

    Font struck(float size, Color colour) {
        return new Font(regular, size, Font.STRIKETHRU, colour);
    }

    Font bold(float size, Color colour) {
        return new Font(bold, size, Font.NORMAL, colour);
    }

    Font mono(float size, Color colour) {
        return new Font(mono, size, Font.NORMAL, colour);
    }

    BaseFont regular() {
        return regular;
    }

    /** @param longest how many characters to show; what is left out is counted */
    String shown(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(each -> append(shown, each));
        return length <= longest
                ? shown.toString()
                : shown.append("… [+").append(length - longest).append(']').toString();
    }

    private void append(StringBuilder shown, int character) {
        if (character == '\n') {
            shown.append(" ¶ ");
        } else if (character == '\t' || character == '\u00a0') {
            shown.append(' ');
        } else if (character != '\r' && isHidden(character)) {
            shown.append(String.format(Locale.ROOT, "[U+%04X]", character));
        } else if (character != '\r') {
            shown.appendCodePoint(character);
        }
    }

    private boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> !regular.charExists(character) || !bold.charExists(character);
        };
    }

    /** Whether the text holds something that is written from right to left. */
    static boolean isRightToLeft(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }
}
