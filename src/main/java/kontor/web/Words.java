package kontor.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** {@link Messages} with placeholders, for pages. */
@Named
@RequestScoped
public class Words {
    public String say(String key, Object argument) {
        return Messages.text(key, argument);
    }

    public String say(String key, Object first, Object second) {
        return Messages.text(key, first, second);
    }

    public String say(String key, Object first, Object second, Object third) {
        return Messages.text(key, first, second, third);
    }

    /** The text of a key, or another text where there is none. */
    public String orElse(String key, String otherwise) {
        return Messages.textOr(key, otherwise);
    }
}
