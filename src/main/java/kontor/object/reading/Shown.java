package kontor.object.reading;

import java.util.List;

/**
 * A value as the page shows it: one text or link after another.
 *
 * @param parts empty where there is no value
 * @param separate whether each part stands on its own, as the values of a list do
 * @param lines whether line breaks are kept
 */
public record Shown(List<Part> parts, boolean separate, boolean lines) {
    /** No value. */
    static final Shown NOTHING = new Shown(List.of(), false, false);

    /**
     * A text, or a link.
     *
     * @param href where it leads, or {@code null}
     * @param away whether it leads out of the portal
     */
    public record Part(String text, String href, boolean away) {
        static Part text(String text) {
            return new Part(text, null, false);
        }
    }

    public Shown {
        parts = List.copyOf(parts);
    }

    static Shown text(String text) {
        return text.isEmpty() ? NOTHING : new Shown(List.of(Part.text(text)), false, false);
    }

    static Shown lines(String text) {
        return text.isEmpty() ? NOTHING : new Shown(List.of(Part.text(text)), false, true);
    }

    static Shown link(String text, String href, boolean away) {
        return new Shown(List.of(new Part(text, href, away)), false, false);
    }

    public boolean isNothing() {
        return parts.isEmpty();
    }
}
