package kontor.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What moments were seen in the fields of accounts. A few different midnights, and nothing else, are days; times of the first
 * day of 1970, and nothing else, are times of day. One value that is neither makes the field one of moments.
 */
final class MomentSightings {
    /** One or two may be a coincidence. */
    private static final int ENOUGH_DAYS = 3;

    /** But not in so many objects: a list that is sorted by a day shows few. */
    private static final int FEW_DAYS = 2;

    private static final int ENOUGH_OBJECTS_OF_DAYS = 10;

    /** Different ones; or a single one to the minute, unless that is where clocks of computers begin. */
    private static final int ENOUGH_HOURS = 2;

    private static final int DEEPEST = 4;

    /** A field of an account. */
    private record Place(long credential, String type, String field) {}

    /** What was seen of a field of which nothing is known yet. */
    private static final class Seen {
        private final Set<String> days = new HashSet<>();
        private final Set<String> hours = new HashSet<>();
        private final Set<String> objectsOfDays = new HashSet<>();
        private boolean hourOfItsOwn;
        private boolean others;
        private boolean somewhereElse;
        private boolean somewhereHere;

        synchronized void add(MomentText.Reading value, String object) {
            others |= value.day().isEmpty() && value.hour().isEmpty();
            somewhereElse |= value.day().isPresent() && !value.isMidnightHere();
            somewhereHere |= value.day().isPresent() && !value.isMidnightAsWritten();
            value.hour()
                    .ifPresentOrElse(hour -> addHour(hour), () -> value.day().ifPresent(day -> addDay(day, object)));
        }

        private void addDay(LocalDate day, String object) {
            if (days.size() < ENOUGH_DAYS) {
                days.add(day.toString());
            }
            if (objectsOfDays.size() < ENOUGH_OBJECTS_OF_DAYS) {
                objectsOfDays.add(object);
            }
        }

        private void addHour(LocalTime hour) {
            if (hours.size() < ENOUGH_HOURS) {
                hours.add(hour.toString());
            }
            hourOfItsOwn |= !MomentText.isBeginning(hour) && hour.getSecond() == 0 && hour.getNano() == 0;
        }

        /** The first moment of 1970 among days stands for none. */
        synchronized Optional<MomentKind> kind() {
            boolean isTime = hours.size() >= ENOUGH_HOURS || hourOfItsOwn;
            boolean twoZones = somewhereElse && somewhereHere;
            if (others || twoZones) {
                return Optional.empty();
            }
            if (days.isEmpty()) {
                return isTime ? Optional.of(MomentKind.HOUR) : Optional.empty();
            }
            boolean isDay = days.size() >= ENOUGH_DAYS
                    || days.size() >= FEW_DAYS && objectsOfDays.size() >= ENOUGH_OBJECTS_OF_DAYS;
            return !isTime && isDay ? Optional.of(MomentKind.DAY) : Optional.empty();
        }
    }

    private final Cache<Place, Seen> seen = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofHours(12))
            .build();

    /**
     * Looks at objects.
     *
     * @param known what is known already, by the names of fields with dots between
     * @return what is known now and was not before: which fields hold days or times of day, and which do so no longer
     */
    Map<String, MomentKind> look(
            long credential,
            ResourceType type,
            List<JsonObject> objects,
            Function<String, Optional<MomentFields.Known>> known) {
        Map<String, MomentKind> news = new LinkedHashMap<>();
        Map<String, Seen> looked = new HashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            JsonObject object = objects.get(i);
            String identity = object.getString("@id", "");
            walk(type.fields(), object, "", 0, (field, value) -> {
                Optional<MomentFields.Known> before = known.apply(field);
                if (before.isPresent()) {
                    if (before.get().isContradictedBy(value)) {
                        news.put(field, MomentKind.MOMENT);
                    }
                    return;
                }
                looked.computeIfAbsent(
                                field, name -> seen.get(new Place(credential, type.name(), name), place -> new Seen()))
                        .add(value, identity);
            });
        }
        looked.forEach((field, all) -> all.kind().ifPresent(kind -> news.put(field, kind)));
        return news;
    }

    /** What is done with a moment. */
    private interface Look {
        void at(String field, MomentText.Reading value);
    }

    private static void walk(List<Field> fields, JsonObject object, String within, int depth, Look look) {
        for (Field field : fields) {
            String name = within + field.name();
            JsonValue value = object.get(field.name());
            if (field.type().isMoment()) {
                MomentText.read(value).ifPresent(moment -> look.at(name, moment));
            } else if (depth < DEEPEST && !field.fields().isEmpty()) {
                List<JsonValue> inner = value instanceof JsonArray items ? items : List.of();
                (value instanceof JsonObject one ? List.of(one) : inner)
                        .stream()
                                .filter(JsonObject.class::isInstance)
                                .forEach(
                                        each -> walk(field.fields(), each.asJsonObject(), name + ".", depth + 1, look));
            }
        }
    }
}
