package kontor.catalogue;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which language a text of a document is most likely written in: documents don't say. */
public final class WrittenIn {
    private static final int LONGEST = 500;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}’']+");

    /** Of each language, words that are frequent there and none in the other. */
    private static final Set<String> GERMAN = Set.of(
            "der", "das", "den", "dem", "des", "und", "oder", "ist", "sind", "nicht", "kein", "keine", "mit", "ohne",
            "ein", "eine", "einer", "eines", "einem", "einen", "für", "von", "vom", "zum", "zur", "bei", "beim", "auf",
            "aus", "nach", "wird", "werden", "wurde", "kann", "muss", "nur", "wenn", "wie", "als", "dieser", "diese",
            "dieses", "ob", "im", "ins", "pro", "je", "sich", "alle", "noch", "auch", "bis", "ab", "über", "falls");

    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "and", "or", "is", "are", "not", "with", "without", "a", "for", "from", "to", "by", "on", "if",
            "when", "only", "this", "that", "these", "it", "its", "be", "been", "can", "must", "may", "as", "per",
            "which", "has", "have", "will", "used", "whether", "each", "no", "at", "into", "than", "your", "you",
            "other");

    private WrittenIn() {}

    /** Its language as HTML calls it; the empty string where the words don't tell. */
    public static String language(String text) {
        int german = 0;
        int english = 0;
        String beginning = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        for (String word : BETWEEN_WORDS.split(beginning.toLowerCase(Locale.ROOT))) {
            boolean umlaut = word.chars().anyMatch(each -> "äöüß".indexOf(each) >= 0);
            german += GERMAN.contains(word) || umlaut ? 1 : 0;
            english += ENGLISH.contains(word) ? 1 : 0;
        }
        return german > english ? "de" : english > german ? "en" : "";
    }
}
