package kontor.web;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
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

    /** The language of the page that is being shown; empty where none is, as in work that nobody waits for. */
    public static Optional<Locale> pageLanguage() {
        return Optional.ofNullable(FacesContext.getCurrentInstance())
                .map(FacesContext::getViewRoot)
                .map(UIViewRoot::getLocale);
    }

    /** {@link #text(String, Object...)} in a given language. */
    public static String text(Locale locale, String key, Object... arguments) {
        ResourceBundle bundle = bundle(locale);
        return bundle.containsKey(key)
                ? new MessageFormat(bundle.getString(key), locale).format(arguments)
                : "???" + key + "???";
    }

    /** {@link #textOr(Locale, String, String)} in the language of the page that is being shown. */
    public static String textOr(String key, String otherwise) {
        return textOr(FacesContext.getCurrentInstance().getViewRoot().getLocale(), key, otherwise);
    }

    /** The text of a key that may be missing, as that of a field nobody has named yet. */
    public static String textOr(Locale locale, String key, String otherwise) {
        ResourceBundle bundle = bundle(locale);
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
