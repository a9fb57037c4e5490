package kontor.change.story;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.AuditEntry;
import kontor.audit.LogEntry;
import kontor.catalogue.Catalogue;
import kontor.catalogue.Catalogues;
import kontor.catalogue.FieldDisplay;
import kontor.catalogue.ResourceType;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.object.RelationNames;
import kontor.web.Preferences;

/**
 * The terms in which entries are told: what the catalogue in use knows of their objects, and the names of other objects.
 * Nothing is asked of an account but by {@link #displayAsking}, and never for someone who may not work there.
 */
@RequestScoped
public class Terms {
    private static final Logger LOG = Logger.getLogger(Terms.class.getName());

    @Inject
    private Catalogues catalogues;

    @Inject
    private RelationNames names;

    @Inject
    private Preferences preferences;

    private final Map<Long, Catalogue> known = new HashMap<>();

    /** What is known of the entry's object; empty for local changes, and where no catalogue is known. */
    Optional<ResourceType> type(AuditEntry entry) {
        return entry.getCredentialId() == null
                ? Optional.empty()
                : type(entry.company(), entry.getCredentialId(), entry.getObjectType());
    }

    Optional<ResourceType> type(CompanyId company, long credential, String name) {
        return catalogue(company, credential).type(name);
    }

    /** The catalogue of the document in use; an empty one where there is none, or its credential is gone. */
    Catalogue catalogue(CompanyId company, long credential) {
        return known.computeIfAbsent(credential, id -> {
            try {
                return catalogues.known(company, id).orElse(Catalogue.EMPTY);
            } catch (AccessDenied e) {
                return Catalogue.EMPTY;
            }
        });
    }

    /** Shows values with the names that are known already. */
    FieldDisplay display(LogEntry line) {
        return display(line, preferences.getLocale());
    }

    /** {@link #display(LogEntry)} in a given language. */
    FieldDisplay display(LogEntry line, Locale locale) {
        return line.entry().getCredentialId() == null
                ? FieldDisplay.in(locale)
                : display(
                        locale,
                        line.entry().company(),
                        line.entry().getCredentialId(),
                        line.images().before(),
                        line.outcome() == null ? null : line.outcome().images().after());
    }

    /** @param objects what may embed other objects, with their names; {@code null} for none */
    FieldDisplay display(CompanyId company, long credential, JsonObject... objects) {
        return display(preferences.getLocale(), company, credential, objects);
    }

    private FieldDisplay display(Locale locale, CompanyId company, long credential, JsonObject... objects) {
        Map<String, String> embedded = embedded(objects);
        return new FieldDisplay(
                locale, iri -> Optional.ofNullable(embedded.get(iri)).or(() -> name(company, credential, iri)));
    }

    /** Shows values with names that the account is asked for, where the person may work there; else as they are known. */
    FieldDisplay displayAsking(LogEntry line, ResourceType type, List<JsonObject> objects) {
        ask(line.entry().company(), line.entry().getCredentialId(), type, objects);
        return display(line);
    }

    /** {@link #displayAsking(LogEntry, ResourceType, List)} for an object as it was. */
    FieldDisplay displayAsking(CompanyId company, long credential, ResourceType type, JsonObject object) {
        ask(company, credential, type, List.of(object));
        return display(company, credential, object);
    }

    private void ask(CompanyId company, long credential, ResourceType type, List<JsonObject> objects) {
        if (Scope.current().may(company, Right.WORK_ON_OBJECTS)) {
            try {
                names.of(company, credential, catalogue(company, credential), type.fields(), objects);
            } catch (AccessDenied e) {
                LOG.log(Level.FINE, e, () -> "The credential is gone: nobody can be asked");
            }
        }
    }

    /** The name of an object, where the portal knows it already, and the person may work there. */
    Optional<String> name(CompanyId company, long credential, String iri) {
        return Scope.current().may(company, Right.WORK_ON_OBJECTS) ? names.known(credential, iri) : Optional.empty();
    }

    private static Map<String, String> embedded(JsonObject... objects) {
        Map<String, String> embedded = new HashMap<>();
        Arrays.stream(objects)
                .filter(Objects::nonNull)
                .forEach(object -> object.values().forEach(value -> gather(value, embedded)));
        return embedded;
    }

    private static void gather(JsonValue value, Map<String, String> into) {
        if (value instanceof JsonArray items) {
            items.forEach(item -> gather(item, into));
        } else if (value instanceof JsonObject object) {
            if (object.get("@id") instanceof JsonString iri && object.get("name") instanceof JsonString name) {
                into.put(iri.getString(), name.getString());
            }
            object.values().forEach(inner -> gather(inner, into));
        }
    }
}
