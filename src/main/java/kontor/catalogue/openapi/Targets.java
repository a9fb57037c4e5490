package kontor.catalogue.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which resource type a relation leads to. Documents say only that a relation is an IRI; the class it is named after, its
 * example and its name tell where it leads.
 */
final class Targets {
    private static final int SHORTEST_ENDING = 4;

    /** {@code userId} and {@code user_id} name a user. */
    private static final Pattern ID = Pattern.compile("(.*[a-zäöü0-9])(_id|Ids?|_ids|IDs?|Iri|_iri)");

    private final Map<String, String> typesByClass = new LinkedHashMap<>();
    private final Map<String, String> typesByWord = new LinkedHashMap<>();

    void add(String className, String typeName) {
        typesByClass.putIfAbsent(className, typeName);
        typesByWord.putIfAbsent(word(className), typeName);
        typesByWord.putIfAbsent(word(typeName), typeName);
    }

    /** The type of a class's objects, or {@code null}. */
    String ofClass(String className) {
        return className == null ? null : typesByClass.get(className);
    }

    /** The type that a relation of this name leads to, or {@code null} where neither name nor example tell. */
    String ofField(String name, Object example) {
        if (example instanceof String iri && Budget.isName(iri)) {
            for (String part : iri.split("/")) {
                if (!part.isEmpty() && typesByWord.containsKey(word(part)) && iri.startsWith("/")) {
                    return typesByWord.get(word(part));
                }
            }
        }
        String wanted = word(ID.matcher(name).replaceFirst("$1"));
        return forms(wanted).stream()
                .map(typesByWord::get)
                .filter(type -> type != null)
                .findFirst()
                .or(() -> byEnding(wanted))
                .orElse(null);
    }

    /** {@code regularTour} is a tour. */
    private Optional<String> byEnding(String wanted) {
        List<String> forms = forms(wanted);
        return typesByWord.keySet().stream()
                .filter(word -> word.length() >= SHORTEST_ENDING)
                .filter(word -> forms.stream().anyMatch(form -> form.endsWith(word)))
                .max((first, second) -> Integer.compare(first.length(), second.length()))
                .map(typesByWord::get);
    }

    /** The word itself and what it may be the plural of. */
    private static List<String> forms(String word) {
        if (word.endsWith("ies")) {
            return List.of(word, word.substring(0, word.length() - 3) + "y");
        }
        if (word.endsWith("es")) {
            return List.of(word, word.substring(0, word.length() - 1), word.substring(0, word.length() - 2));
        }
        return word.endsWith("s") ? List.of(word, word.substring(0, word.length() - 1)) : List.of(word);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9äöüß]", "");
    }
}
