package kontor.limit;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A member that an object has twice. JSON allows it, and whoever reads it takes one of the two without a word (RFC 8259,
 * section 4): where a person typed both, one of them would be lost.
 *
 * @param name what it is called
 * @param line where its second name ends, from 1
 * @param column where in the line that is, from 1
 */
public record DoubledName(String name, long line, long column) {
    /**
     * The first in a text that {@link ForeignJson} reads; empty where each object has each name once.
     *
     * @throws JsonParsingException when the text goes on after its value, or ends too soon
     */
    public static Optional<DoubledName> in(String json) {
        Deque<Set<String>> objects = new ArrayDeque<>();
        try (JsonParser parser = Json.createParser(new StringReader(json))) {
            while (parser.hasNext()) {
                Event event = parser.next();
                if (event == Event.START_OBJECT) {
                    objects.push(new HashSet<>());
                } else if (event == Event.END_OBJECT) {
                    objects.pop();
                } else if (event == Event.KEY_NAME && !objects.peek().add(parser.getString())) {
                    return Optional.of(new DoubledName(
                            parser.getString(),
                            parser.getLocation().getLineNumber(),
                            parser.getLocation().getColumnNumber()));
                }
            }
        }
        return Optional.empty();
    }
}
