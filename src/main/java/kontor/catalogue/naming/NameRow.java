package kontor.catalogue.naming;

import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Stream;
import kontor.web.Thing;

/** A thing as the form shows it: what the portal calls it, and what the company does. */
public final class NameRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Thing thing;
    private final Names usual;
    private final Names before;
    private String german;
    private String english;

    NameRow(Thing thing, Names usual, Names names) {
        this.thing = thing;
        this.usual = usual;
        this.before = names;
        this.german = names.german();
        this.english = names.english();
    }

    /** Whether a search finds it: by its name on the wire, or by any that people read. */
    boolean isCalled(String sought) {
        String part = sought.toLowerCase(Locale.ROOT);
        return Stream.of(getWire(), usual.german(), usual.english(), before.german(), before.english(), thing.field())
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part));
    }

    Thing thing() {
        return thing;
    }

    Names names() {
        return new Names(german, english);
    }

    /** What is called as the portal calls it anyway needs no name of its own. */
    boolean isChanged() {
        return !names().equals(before);
    }

    public String getKind() {
        return thing.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Its name on the wire. */
    public String getWire() {
        return switch (thing.kind()) {
            case PLURAL, ONE -> thing.type();
            case FIELD -> thing.field();
            case VALUE -> thing.value();
        };
    }

    public Names getUsual() {
        return usual;
    }

    /** What the portal calls it in German. */
    public String getUsualGerman() {
        return usual.german();
    }

    /** What the portal calls it in English. */
    public String getUsualEnglish() {
        return usual.english();
    }

    public String getGerman() {
        return german;
    }

    public void setGerman(String german) {
        this.german = german;
    }

    public String getEnglish() {
        return english;
    }

    public void setEnglish(String english) {
        this.english = english;
    }
}
