package kontor.change.story;

import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kontor.web.Messages;

/** What someone did, in parts that pages set off from each other. Whatever a part says is text, and never markup. */
public record Sentence(List<Part> parts) {
    /** What a part is. */
    public enum Role {
        WORDS,
        /** The object's own name. */
        OBJECT,
        /** A field's value. */
        VALUE
    }

    /** A part of a sentence. */
    public record Part(String text, Role role) {
        public boolean isWords() {
            return role == Role.WORDS;
        }

        public boolean isObject() {
            return role == Role.OBJECT;
        }

        public boolean isValue() {
            return role == Role.VALUE;
        }
    }

    public Sentence {
        parts = List.copyOf(parts);
    }

    /** A message whose parameters keep their roles, whatever they hold. */
    static Sentence of(Locale locale, String key, Part... parameters) {
        String pattern = Messages.textOr(locale, key, "???" + key + "???");
        Object[] texts = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            texts[i] = parameters[i].text();
        }
        AttributedCharacterIterator told = new MessageFormat(pattern, locale).formatToCharacterIterator(texts);
        List<Part> parts = new ArrayList<>();
        while (told.getIndex() < told.getEndIndex()) {
            Object parameter = told.getAttribute(MessageFormat.Field.ARGUMENT);
            int end = told.getRunLimit(MessageFormat.Field.ARGUMENT);
            Role role = parameter instanceof Integer at ? parameters[at].role() : Role.WORDS;
            parts.add(new Part(text(told, end), role));
        }
        return new Sentence(parts);
    }

    private static String text(AttributedCharacterIterator told, int end) {
        StringBuilder text = new StringBuilder();
        for (char each = told.current(); told.getIndex() < end && each != CharacterIterator.DONE; each = told.next()) {
            text.append(each);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
