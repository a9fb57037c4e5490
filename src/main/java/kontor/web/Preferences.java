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
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Language, theme and time zone of this browser, kept in cookies for a year. Unless chosen: German, the system's theme, and
 * the browser's own zone as a script has told it, or German time where none has.
 */
@Named
@RequestScoped
public class Preferences {

    /** Languages on offer, the default first. */
    public static final List<String> LANGUAGES = List.of("de", "en");

    /** Themes on offer, the default first: what the system asks for, light, dark. */
    public static final List<String> THEMES = List.of("auto", "light", "dark");

    private static final String LANGUAGE_COOKIE = "kontor.language";
    private static final String THEME_COOKIE = "kontor.theme";
    private static final String ZONE_COOKIE = "kontor.zone";
    /** Set by kontor.js. */
    private static final String BROWSER_ZONE_COOKIE = "kontor.browserZone";

    private static final int YEAR_SECONDS = (int) Duration.ofDays(365).toSeconds();

    @Inject
    private HttpServletRequest request;

    private String zoneAsked;

    public String getLanguage() {
        return cookie(LANGUAGE_COOKIE, LANGUAGES);
    }

    public Locale getLocale() {
        return "en".equals(getLanguage()) ? Locale.UK : Locale.GERMANY;
    }

    public String getTheme() {
        return cookie(THEME_COOKIE, THEMES);
    }

    /** The zone in which times are shown and days begin. */
    public ZoneId getZone() {
        return Zones.find(getZoneChoice())
                .or(() -> Zones.find(cookie(BROWSER_ZONE_COOKIE)))
                .orElse(Moments.ZONE);
    }

    /** The zone that was chosen, or {@value Zones#BROWSER}. */
    public String getZoneChoice() {
        return Zones.find(cookie(ZONE_COOKIE)).map(ZoneId::getId).orElse(Zones.BROWSER);
    }

    public void setZoneChoice(String zone) {
        zoneAsked = zone == null ? Zones.BROWSER : zone;
    }

    /** Keeps the zone that was chosen and shows the page anew with it. */
    public void live() throws IOException {
        if (!Zones.BROWSER.equals(zoneAsked) && Zones.find(zoneAsked).isEmpty()) {
            throw new IllegalArgumentException("not a time zone");
        }
        keep(ZONE_COOKIE, Zones.written(zoneAsked));
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
        String value = cookie(name);
        return allowed.contains(value) ? value : allowed.getFirst();
    }

    /** The cookie's value; the empty string where there is none. */
    private String cookie(String name) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private void keep(String name, String value, List<String> allowed) throws IOException {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException("not one of " + allowed);
        }
        keep(name, value);
    }

    private void keep(String name, String value) throws IOException {
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
