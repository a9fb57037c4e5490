package kontor.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Orders the fields of an object into groups with headings, as if the page had been made by hand: plain fields by what
 * their names are about, objects and lists each under a heading of their own, what the account keeps for itself last.
 */
public final class Groups {
    private static final String GENERAL = "general";
    private static final String RECORD = "record";
    private static final int SMALLEST = 2;

    private static final Map<String, Pattern> TOPICS = topics();

    private Groups() {}

    private static Map<String, Pattern> topics() {
        Map<String, Pattern> topics = new LinkedHashMap<>();
        topics.put(RECORD, named("id|uuid|publicId|version|(created|updated|modified|changed|deleted)(At|On|By)?"));
        topics.put(
                "contact",
                named(".*e?mail.*|.*phone.*|.*mobile.*|.*telephone.*|.*fax.*|website|homepage|url|advertising.*"
                        + "|newsletter.*"));
        topics.put("address", named("street.*|house(number)?|zip.*|post(al)?code|city|country.*|state|region"));
        topics.put("delivery", named(".*deliver.*|.*tour.*|.*collector.*|.*pickup.*|.*vehicle.*|.*unload.*|.*depot.*"));
        topics.put(
                "price",
                named(".*price.*|.*vat.*|.*tax.*|.*discount.*|.*amount.*|.*total.*|.*fee|.*credit.*|currency"
                        + "|deposit|unit|.*payment.*|.*payer.*|iban|bic"));
        topics.put("stock", named("stock.*|.*weight.*|.*quantity.*|available.*|.*size.*|.*points.*"));
        return topics;
    }

    private static Pattern named(String names) {
        return Pattern.compile(names, Pattern.CASE_INSENSITIVE);
    }

    /** The groups of these fields, none of them empty. */
    public static List<Group> of(List<Field> fields) {
        Map<String, List<Field>> gathered = new LinkedHashMap<>();
        gathered.put(GENERAL, new ArrayList<>());
        List<Group> own = new ArrayList<>();
        for (Field field : fields) {
            if (needsRoom(field)) {
                own.add(new Group(field.name(), field, List.of(field)));
            } else {
                gathered.computeIfAbsent(topic(field), topic -> new ArrayList<>())
                        .add(field);
            }
        }
        return inOrder(gathered, own, fields);
    }

    private static boolean needsRoom(Field field) {
        return switch (field.type()) {
            case OBJECT, OBJECTS, MAP, JSON -> true;
            default -> false;
        };
    }

    private static String topic(Field field) {
        return TOPICS.entrySet().stream()
                .filter(topic -> topic.getValue().matcher(field.name()).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(GENERAL);
    }

    private static List<Group> inOrder(Map<String, List<Field>> gathered, List<Group> own, List<Field> fields) {
        List<Group> groups = new ArrayList<>();
        List<Field> general = new ArrayList<>(gathered.get(GENERAL));
        Group record = null;
        for (Map.Entry<String, List<Field>> topic : gathered.entrySet()) {
            if (topic.getKey().equals(RECORD)) {
                record = new Group(RECORD, null, topic.getValue());
            } else if (!topic.getKey().equals(GENERAL)) {
                if (topic.getValue().size() < SMALLEST) {
                    general.addAll(topic.getValue());
                } else {
                    groups.add(new Group(topic.getKey(), null, topic.getValue()));
                }
            }
        }
        if (!general.isEmpty()) {
            Map<Field, Integer> places = new IdentityHashMap<>();
            fields.forEach(field -> places.put(field, places.size()));
            general.sort(Comparator.comparing(places::get));
            groups.add(0, new Group(GENERAL, null, general));
        }
        groups.addAll(own);
        if (record != null) {
            groups.add(record);
        }
        return groups;
    }
}
