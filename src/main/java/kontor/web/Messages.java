package kontor.web;

import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The portal's words, by key, in the language of the page that is being shown. */
public final class Messages {

    private static final String BUNDLE = "kontor.messages";

    private Messages() {}

    /**
     * @param key by feature and meaning, like {@code credential.test.refused}
     * @param arguments for the placeholders of {@link MessageFormat}
     * @return the text, or the key between question marks where there is none
     */
    public static String text(String key, Object... arguments) {
        return text(FacesContext.getCurrentInstance().getViewRoot().getLocale(), key, arguments);
    }

    /** {@link #text(String, Object...)} in a given language. */
    public static String text(Locale locale, String key, Object... arguments) {
        try {
            return new MessageFormat(
                            ResourceBundle.getBundle(
                                            BUNDLE,
                                            locale,
                                            ResourceBundle.Control.getNoFallbackControl(
                                                    ResourceBundle.Control.FORMAT_PROPERTIES))
                                    .getString(key),
                            locale)
                    .format(arguments);
        } catch (MissingResourceException e) {
            return "???" + key + "???";
        }
    }
}
