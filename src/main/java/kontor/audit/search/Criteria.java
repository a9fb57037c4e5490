package kontor.audit.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kontor.audit.AuditEntry.Kind;
import kontor.audit.AuditQuery;
import kontor.audit.LogEntry;
import kontor.company.CompanyId;

/**
 * A query as criteria. Its terms are the same in all companies, until they are made blind.
 *
 * @param query what is looked for
 * @param terms of each thing that is looked for among what is sealed, the terms any of which will do
 */
record Criteria(AuditQuery query, List<Set<String>> terms) {
    /** The kinds of entries that lines begin with. */
    static final Set<Kind> ALL_KINDS = Set.of(Kind.INTENT, Kind.LOCAL);

    static Criteria of(AuditQuery query) {
        List<Set<String>> terms = new ArrayList<>();
        Sought sought = query.sought();
        if (!isOneObject(query)) {
            query.object().ifPresent(object -> terms.add(Terms.named(object)));
        }
        Set<String> fields = sought.fields().isEmpty() ? Set.of("") : sought.fields();
        sought.oldValue().map(value -> values("old:", fields, value)).ifPresent(terms::add);
        sought.newValue().map(value -> values("new:", fields, value)).ifPresent(terms::add);
        if (!sought.fields().isEmpty()
                && sought.oldValue().isEmpty()
                && sought.newValue().isEmpty()) {
            terms.add(sought.fields().stream().map(Terms::field).collect(Collectors.toSet()));
        }
        sought.reason().ifPresent(text -> terms.addAll(words("reason:", text)));
        sought.text().ifPresent(text -> terms.addAll(words("word:", text)));
        return new Criteria(query, terms);
    }

    private static Set<String> values(String side, Set<String> fields, String value) {
        Set<String> meant = Words.meant(value);
        return fields.stream()
                .flatMap(field -> meant.stream().map(each -> side + field + "=" + each))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Set<String>> words(String kind, String text) {
        return Words.asked(text).stream()
                .map(meant -> meant.stream().map(each -> kind + each).collect(Collectors.toSet()))
                .toList();
    }

    /** Whether words were asked for, but none that can be looked for. */
    boolean isSenseless() {
        Sought sought = query.sought();
        return sought.text().filter(text -> Words.asked(text).isEmpty()).isPresent()
                || sought.reason().filter(text -> Words.asked(text).isEmpty()).isPresent();
    }

    /** All terms that have to be made blind, that of an object's creation among them. */
    List<String> allTerms() {
        return Stream.concat(terms.stream().flatMap(Set::stream), Stream.ofNullable(creation(query)))
                .distinct()
                .toList();
    }

    /** The term of the creation of the one object that is looked for, or {@code null} where it isn't for one. */
    private static String creation(AuditQuery query) {
        return isOneObject(query) ? Terms.made(query.object().get()) : null;
    }

    /**
     * The criteria in one company, those first that few lines have as a rule.
     *
     * @param own the person who asks, where they may see nothing but what they did themselves
     * @param blind the terms, made blind, in the order of {@link #allTerms}; empty where the company has none
     */
    List<Criterion> in(CompanyId company, Optional<Long> own, List<byte[]> blind) {
        long id = company.value();
        Set<Kind> kinds = kinds();
        List<Criterion> criteria = new ArrayList<>();
        query.sought().call().ifPresent(call -> criteria.add(Criterion.call(call, id, kinds)));
        query.state()
                .filter(state -> state != LogEntry.State.DONE)
                .filter(state -> !isOutcome(state))
                .ifPresent(state -> criteria.add(Criterion.state(state, id)));
        Map<String, byte[]> byTerm = new HashMap<>();
        List<String> all = allTerms();
        for (int i = 0; i < blind.size(); i++) {
            byTerm.put(all.get(i), blind.get(i));
        }
        terms.forEach(any ->
                criteria.add(Criterion.terms(any.stream().map(byTerm::get).toList(), id)));
        own.or(query::person).ifPresent(person -> criteria.add(Criterion.person(person, id, kinds)));
        query.objectType()
                .ifPresent(type -> criteria.add(
                        isOneObject(query)
                                ? Criterion.object(
                                        type,
                                        query.object().get(),
                                        Optional.ofNullable(byTerm.get(creation(query))),
                                        id,
                                        kinds)
                                : Criterion.type(type, id, kinds)));
        query.state().filter(Criteria::isOutcome).ifPresent(state -> criteria.add(Criterion.state(state, id)));
        if (criteria.isEmpty()) {
            criteria.add(Criterion.any(id, kinds));
        }
        return criteria;
    }

    /** Whether the columns say which object is meant. */
    static boolean isOneObject(AuditQuery query) {
        return query.objectType().isPresent()
                && query.object().filter(object -> object.startsWith("/")).isPresent();
    }

    private static boolean isOutcome(LogEntry.State state) {
        return state == LogEntry.State.APPLIED
                || state == LogEntry.State.REJECTED
                || state == LogEntry.State.NOT_APPLIED;
    }

    /** The kinds of lines that can fit. */
    Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.copyOf(ALL_KINDS);
        if (query.writesOnly()) {
            kinds.remove(Kind.LOCAL);
        }
        query.state().ifPresent(state -> kinds.remove(state == LogEntry.State.DONE ? Kind.INTENT : Kind.LOCAL));
        return kinds;
    }
}
