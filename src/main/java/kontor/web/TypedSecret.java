package kontor.web;

import java.io.Serializable;

/**
 * What someone has typed and nobody is to see. It is held until it is taken, and never longer than the request: pages keep
 * the values of inputs with them where one of the others is filled in wrongly.
 */
public final class TypedSecret implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient String text;

    TypedSecret(String text) {
        this.text = text;
    }

    /** What was typed, which is gone from here then; {@code null} where nothing was. */
    public static String take(TypedSecret typed) {
        if (typed == null) {
            return null;
        }
        String taken = typed.text;
        typed.forget();
        return taken;
    }

    int length() {
        return text == null ? 0 : text.length();
    }

    void forget() {
        text = null;
    }

    @Override
    public String toString() {
        return "TypedSecret[hidden]";
    }
}
