package kontor.browser;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kontor.launch.Visitor;

/**
 * A form of a page as it was answered, to be sent without a browser.
 *
 * @param page where it is sent to
 * @param fields with what is entered; what is empty is filled in
 * @param sources what can be pressed, and what scripts can have done
 */
record Form(String id, String page, Map<String, String> fields, Set<String> sources) {
    private static final Pattern FORM = Pattern.compile("<form ([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|select|textarea|button)\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern SCRIPTED =
            Pattern.compile("\\bs:(?:&quot;|\")([^\"&]+)(?:&quot;|\"),f:(?:&quot;|\")([^\"&]+)");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    /** The forms of a page that Faces takes. */
    static List<Form> of(String html, String page) {
        List<Form> forms = new ArrayList<>();
        Matcher found = FORM.matcher(html);
        while (found.find()) {
            String id = attribute(found.group(1), "id").orElse("");
            if (found.group(2).contains("jakarta.faces.ViewState")) {
                forms.add(of(id, page, html, found.group(2)));
            }
        }
        return forms;
    }

    private static Form of(String id, String page, String html, String content) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> sources = new LinkedHashSet<>();
        fields.put(id, id);
        Matcher field = FIELD.matcher(content);
        while (field.find()) {
            String type = attribute(field.group(2), "type").orElse("text");
            Optional<String> name = attribute(field.group(2), "name");
            if (name.isEmpty() || field.group(2).contains("disabled=")) {
                continue;
            }
            if (field.group(1).equals("button") || type.equals("submit")) {
                sources.add(name.get());
            } else if (!Set.of("checkbox", "file").contains(type)
                    && (!type.equals("radio") || field.group(2).contains("checked"))
                    && !field.group(1).equals("select")) {
                fields.put(
                        name.get(),
                        attribute(field.group(2), "value")
                                .filter(value -> !value.isEmpty())
                                .orElse("23"));
            }
        }
        Matcher scripted = SCRIPTED.matcher(html);
        while (scripted.find()) {
            if (scripted.group(2).equals(id)) {
                sources.add(scripted.group(1));
            }
        }
        Matcher nonce = NONCE.matcher(html);
        if (nonce.find()) {
            fields.put("primefaces.nonce", nonce.group(1));
        }
        return new Form(id, page, fields, sources);
    }

    private static Optional<String> attribute(String attributes, String name) {
        Matcher value = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return value.find()
                ? Optional.of(value.group(1).replace("&quot;", "\"").replace("&amp;", "&"))
                : Optional.empty();
    }

    /** The same with another value of a field, or without it. */
    Form with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(fields);
        other.remove(name);
        if (value != null) {
            other.put(name, value);
        }
        return new Form(id, page, other, sources);
    }

    /** Presses something, as a page does or as its scripts do. */
    HttpResponse<String> send(Visitor visitor, String source, boolean script) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put(source, source);
        if (script) {
            form.put("jakarta.faces.partial.ajax", "true");
            form.put("jakarta.faces.source", source);
            form.put("jakarta.faces.partial.execute", "@all");
        }
        return visitor.sendOnly(page, form);
    }
}
