package kontor.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Language and theme of this browser, kept in two cookies for a year. German and the system's theme unless chosen. */
@Named
@RequestScoped
public class Preferences {

    /** Languages on offer, the default first. */
    public static final List<String> LANGUAGES = List.of("de", "en");

    /** Themes on offer, the default first: what the system asks for, light, dark. */
    public static final List<String> THEMES = List.of("auto", "light", "dark");

    private static final String LANGUAGE_COOKIE = "kontor.language";
    private static final String THEME_COOKIE = "kontor.theme";
    private static final int YEAR_SECONDS = (int) Duration.ofDays(365).toSeconds();

    @Inject
    private HttpServletRequest request;

    public String getLanguage() {
        return cookie(LANGUAGE_COOKIE, LANGUAGES);
    }

    public Locale getLocale() {
        return "en".equals(getLanguage()) ? Locale.UK : Locale.GERMANY;
    }

    public String getTheme() {
        return cookie(THEME_COOKIE, THEMES);
    }

    /** Keeps the language and shows the page anew in it. */
    public void speak(String language) throws IOException {
        keep(LANGUAGE_COOKIE, language, LANGUAGES);
    }

    /** Keeps the theme and shows the page anew in it. */
    public void wear(String theme) throws IOException {
        keep(THEME_COOKIE, theme, THEMES);
    }

    private String cookie(String name, List<String> allowed) {
        Cookie[] cookies = request.getCookies();
        return Optional.ofNullable(cookies).stream()
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(allowed::contains)
                .findFirst()
                .orElse(allowed.get(0));
    }

    private void keep(String name, String value, List<String> allowed) throws IOException {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException("not one of " + allowed);
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        ((HttpServletResponse) faces.getExternalContext().getResponse()).addCookie(cookie);
        faces.getExternalContext().redirect(SamePage.of(request));
    }
}
