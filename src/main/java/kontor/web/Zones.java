package kontor.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The time zones on offer. A cookie's value is read only as the name of one, with dots for slashes. */
@Named
@RequestScoped
public class Zones {
    /** Whichever zone the browser is in. */
    public static final String BROWSER = "browser";

    private static final List<String> USUAL = List.of(
            "Europe/Berlin",
            "Europe/Vienna",
            "Europe/Zurich",
            "Europe/London",
            "Europe/Lisbon",
            "Europe/Madrid",
            "Europe/Paris",
            "Europe/Rome",
            "Europe/Warsaw",
            "Europe/Athens",
            "Europe/Helsinki",
            "Europe/Istanbul",
            "UTC",
            "Asia/Dubai",
            "Asia/Kolkata",
            "Asia/Shanghai",
            "Asia/Tokyo",
            "Australia/Sydney",
            "America/Sao_Paulo",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles");

    @Inject
    private Preferences preferences;

    private final Clock clock = Clock.systemUTC();

    /** A zone and what it is called. */
    public record Zone(String id, String name) {}

    /** The zone of that name, or empty where there is none. */
    static Optional<ZoneId> find(String written) {
        String name = written.replace('.', '/');
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /** The name as a cookie takes it. */
    static String written(String name) {
        return name.replace('/', '.');
    }

    /** What a zone is called: its place, and how far it is from UTC now. */
    public String name(ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(clock.instant());
        String place = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return offset.getTotalSeconds() == 0 ? place : place + ", UTC" + offset.getId();
    }

    /** The usual ones, and the one that was chosen where it isn't among them. */
    public List<Zone> getAll() {
        List<String> ids = new ArrayList<>(USUAL);
        String chosen = preferences.getZoneChoice();
        if (!BROWSER.equals(chosen) && !ids.contains(chosen)) {
            ids.add(chosen);
        }
        return ids.stream().map(id -> new Zone(id, name(ZoneId.of(id)))).toList();
    }
}
