package kontor.catalogue.openapi;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kontor.catalogue.Note;
import kontor.catalogue.UnusableDocument.Reason;
import kontor.limit.Excerpt;

/**
 * What may be made of one document. A few lines of JSON can stand for more schemas than there are atoms, so that it is not
 * the document's size that is bounded but the work on it and what is kept of it: for each value, for each resource type and
 * in all, so that one that takes too much leaves enough for the others. What exceeds it is left out and noted.
 */
final class Budget {
    /** Of the schema of one value: parts merged, and what each of them says. */
    static final int STEPS_OF_A_VALUE = 5_000;

    /** Of one resource type. */
    static final int STEPS_OF_A_TYPE = 50_000;

    /** Of a document; one of 150 kB takes 2,000. */
    static final int STEPS = 500_000;

    /** Of one value: what it may be. */
    static final int ALTERNATIVES = 200;

    /** Of one resource type, those within objects included. */
    static final int FIELDS_OF_A_TYPE = 2_000;

    /** Of a document, filters included. */
    static final int FIELDS = 20_000;

    static final int TYPES = 1_000;

    /** Of names, and of all else that must be kept whole or not at all. */
    static final int LONGEST_NAME = 200;

    /** Of what is chosen from. */
    static final int VALUES = 500;

    static final int LONGEST_DESCRIPTION = 500;

    /** Kept of one resource type, in characters. */
    static final int TEXT_OF_A_TYPE = 300_000;

    /** Kept in all. */
    static final int TEXT = 3_000_000;

    /** What keeping one costs beside its characters. */
    private static final int CHARACTERS_FOR_A_TEXT = 20;

    private static final int NOTES = 200;
    private static final int STEPS_BETWEEN_LOOKS = 1_000;

    /** A budget is used up. Has no stack trace, since it may happen often. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("more than is taken", null, false, false);
        }
    }

    /** There is no time left, or nobody wants the document any more. */
    static final class TimeIsUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TimeIsUp() {
            super(Reason.TOO_SLOW.name(), null, false, false);
        }
    }

    /** Read of a document, in characters. */
    private static final int MARKDOWN = 3_000_000;

    private final long end;
    private final Set<Note> notes = new LinkedHashSet<>();
    private int stepsLeft = STEPS;
    private int markdownLeft = MARKDOWN;
    private int stepsLeftOfType = STEPS_OF_A_TYPE;
    private int fieldsLeft = FIELDS;
    private int fieldsLeftOfType = FIELDS_OF_A_TYPE;
    private int textLeft = TEXT;
    private int textLeftOfType = TEXT_OF_A_TYPE;
    private int stepsUntilLook = STEPS_BETWEEN_LOOKS;

    /** @param time how long reading may take from now on */
    Budget(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    /** What one value's schema may take. */
    final class Share {
        private int steps = STEPS_OF_A_VALUE;
        private int alternatives = ALTERNATIVES;

        void step(int count) {
            steps -= count;
            if (steps < 0) {
                throw new Exceeded();
            }
            Budget.this.step(count);
        }

        void alternative() {
            if (--alternatives < 0) {
                throw new Exceeded();
            }
        }
    }

    Share share() {
        return new Share();
    }

    /** From here on another resource type is read. */
    void beginType() {
        stepsLeftOfType = STEPS_OF_A_TYPE;
        fieldsLeftOfType = FIELDS_OF_A_TYPE;
        textLeftOfType = TEXT_OF_A_TYPE;
    }

    /** @throws Exceeded when the resource type, or the document, has had its steps */
    void step(int count) {
        stepsUntilLook -= count;
        if (stepsUntilLook < 0) {
            stepsUntilLook = STEPS_BETWEEN_LOOKS;
            look();
        }
        stepsLeft -= count;
        stepsLeftOfType -= count;
        if (stepsLeft < 0 || stepsLeftOfType < 0) {
            throw new Exceeded();
        }
    }

    /** @throws TimeIsUp when there is none left */
    void look() {
        if (Thread.currentThread().isInterrupted() || System.nanoTime() - end > 0) {
            throw new TimeIsUp();
        }
    }

    /** Whether one more field, or filter, is kept. */
    boolean field() {
        return --fieldsLeftOfType >= 0 && --fieldsLeft >= 0;
    }

    /** Whether these texts are kept beside what is kept already. */
    boolean keeps(List<String> texts) {
        int length = texts.stream()
                .mapToInt(text -> text.length() + CHARACTERS_FOR_A_TEXT)
                .sum();
        if (length > textLeft || length > textLeftOfType) {
            return false;
        }
        textLeft -= length;
        textLeftOfType -= length;
        return true;
    }

    /** As much of a text for people as is kept; the empty string where there is none. */
    String keep(String text, int longest) {
        String kept = text == null ? "" : Excerpt.of(text.strip(), longest);
        return keeps(List.of(kept)) ? kept : "";
    }

    /** {@link #keep} for a description, which is Markdown; as it came where there was too much of that already. */
    String keepDescription(String markdown) {
        look();
        markdownLeft -= markdown == null ? 0 : Math.min(markdown.length(), PlainMarkdown.LONGEST);
        return keep(markdownLeft < 0 ? markdown : PlainMarkdown.text(markdown), LONGEST_DESCRIPTION);
    }

    /** Whether it is short enough to be the name of something. */
    static boolean isName(String text) {
        return text != null && text.length() <= LONGEST_NAME;
    }

    void note(Note.Kind kind, String where) {
        if (notes.size() < NOTES) {
            notes.add(new Note(kind, Excerpt.of(where, LONGEST_NAME)));
        }
    }

    /** What was found that can't be used, or isn't taken. */
    List<Note> notes() {
        return List.copyOf(notes);
    }
}
