package kontor.limit;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;

/**
 * Reads JSON that comes from outside: what is too deep, too much or has numbers beyond reason is refused before it is
 * parsed, and whatever else the parser stumbles over has one name.
 */
public final class ForeignJson {
    private ForeignJson() {}

    /** The text can't be read as JSON, or is more of it than is taken. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final JsonExtent.Excess excess;
        private final long line;
        private final long column;

        private Unreadable(JsonExtent.Excess excess, long line, long column) {
            super(excess.name());
            this.excess = excess;
            this.line = line;
            this.column = column;
        }

        /** What there is too much of; {@code NONE} where it is no JSON at all. */
        public JsonExtent.Excess excess() {
            return excess;
        }

        /** Whether it is JSON that would be read if it were less. */
        public boolean isTooMuch() {
            return excess != JsonExtent.Excess.NONE;
        }

        /** Where it was noticed, from 1. */
        public long line() {
            return line;
        }

        /** Where in the line it was noticed, from 1. */
        public long column() {
            return column;
        }
    }

    /** @throws Unreadable when it is no JSON, or too much of it */
    public static JsonValue read(String text) throws Unreadable {
        measure(text);
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonParsingException e) {
            throw new Unreadable(
                    JsonExtent.Excess.NONE,
                    Math.max(1, e.getLocation().getLineNumber()),
                    Math.max(1, e.getLocation().getColumnNumber()));
        } catch (JsonException | IllegalStateException e) {
            throw new Unreadable(JsonExtent.Excess.NONE, 1, 1);
        } catch (ArithmeticException | NumberFormatException | UnsupportedOperationException e) {
            throw new Unreadable(JsonExtent.Excess.DIGITS, 1, 1); // What the parser says of exponents beyond its own.
        }
    }

    /** @throws Unreadable when there is too much of it to be parsed */
    public static JsonExtent measure(String text) throws Unreadable {
        JsonExtent extent = JsonExtent.of(text);
        if (extent.isBearable()) {
            return extent;
        }
        String before = text.substring(0, extent.at());
        throw new Unreadable(
                extent.excess(),
                1 + before.chars().filter(each -> each == '\n').count(),
                before.length() - before.lastIndexOf('\n'));
    }
}
