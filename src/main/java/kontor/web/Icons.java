package kontor.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which symbol stands for a kind of object: by a word in its name, else one that stands for any. */
@Named
@ApplicationScoped
public class Icons {
    private static final Map<String, String> BY_WORD = byWord();

    private static Map<String, String> byWord() {
        Map<String, String> icons = new LinkedHashMap<>();
        icons.put("group", "groups");
        icons.put("price", "prices");
        icons.put("deposit", "deposits");
        icons.put("customer", "customers");
        icons.put("contact", "people");
        icons.put("staff", "people");
        icons.put("driver", "people");
        icons.put("product", "products");
        icons.put("article", "products");
        icons.put("position", "orders");
        icons.put("order", "orders");
        icons.put("invoice", "invoices");
        icons.put("note", "invoices");
        icons.put("payment", "invoices");
        icons.put("tour", "tours");
        icons.put("vehicle", "vehicles");
        icons.put("depot", "companies");
        return icons;
    }

    /** @param type the resource type's name, like {@code customer_groups} */
    public String of(String type) {
        return BY_WORD.entrySet().stream()
                .filter(word -> type.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("object");
    }
}
