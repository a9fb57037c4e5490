package kontor.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Ids;
import kontor.web.Notice;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** What the moments of an account are taken for, for an administrator to look at and to put right. */
@Named
@ViewScoped
public class MomentChoices implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST = 500;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private Catalogues catalogues;

    @Inject
    private MomentFields moments;

    private CompanyId company;
    private long credential;
    private List<Row> rows;

    /** A field that holds moments, and what they are taken for. */
    public static final class Row implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String type;
        private final String field;
        private final String label;
        private final MomentKind before;
        private final String source;
        private MomentKind kind;

        /** @param source whether that is as the document says, as was seen, or as an administrator said */
        Row(String type, String field, String label, MomentKind kind, String source) {
            this.type = type;
            this.field = field;
            this.label = label;
            this.before = kind;
            this.kind = kind;
            this.source = source;
        }

        public String getType() {
            return type;
        }

        public String getField() {
            return field;
        }

        public String getLabel() {
            return label;
        }

        public MomentKind getKind() {
            return kind;
        }

        public void setKind(MomentKind kind) {
            this.kind = kind;
        }

        public String getSource() {
            return source;
        }

        boolean isChanged() {
            return kind != null && kind != before;
        }
    }

    @PostConstruct
    void open() {
        company = frame.companyId();
        credential = Ids.required(request, "credential");
    }

    /** Of which something is known first. */
    public List<Row> getRows() {
        if (rows == null) {
            Map<String, Map<String, MomentFields.Known>> known = moments.of(company, credential);
            rows = new ArrayList<>();
            catalogues
                    .known(company, credential)
                    .orElse(Catalogue.EMPTY)
                    .types()
                    .forEach(type -> add(type, type.fields(), "", known.getOrDefault(type.name(), Map.of())));
            rows.sort(Comparator.comparing(row -> row.getSource().equals("document")));
        }
        return rows;
    }

    private void add(ResourceType type, List<Field> fields, String within, Map<String, MomentFields.Known> known) {
        for (Field field : fields) {
            String name = within + field.name();
            if (field.type().isMoment() && rows.size() < MOST) {
                MomentFields.Known said = known.get(name);
                MomentKind kind = said == null ? MomentKind.MOMENT : said.kind();
                String source = said == null ? "document" : said.chosen() ? "chosen" : "seen";
                rows.add(new Row(type.name(), name, label(type, name), kind, source));
            }
            add(type, field.fields(), name + ".", known);
        }
    }

    private String label(ResourceType type, String name) {
        return Stream.of(name.split("\\."))
                .map(part -> Vocabulary.field(type.name(), part, preferences.getLocale()))
                .collect(Collectors.joining(" · "));
    }

    /** How many of them hold days or times of day. */
    public long getTold() {
        return getRows().stream()
                .filter(row -> row.getKind() != MomentKind.MOMENT)
                .count();
    }

    /** What a field can hold. */
    public List<MomentKind> getKinds() {
        return List.of(MomentKind.values());
    }

    /** Takes the administrator's word for what they have changed. */
    public void save() {
        List<Row> changed = getRows().stream().filter(Row::isChanged).toList();
        changed.forEach(row -> moments.choose(company, credential, row.getType(), row.getField(), row.getKind()));
        Notice.success(changed.isEmpty() ? "document.moment.none" : "document.moment.saved");
        rows = null;
    }
}
