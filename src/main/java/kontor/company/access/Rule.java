package kontor.company.access;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Scope;

/** What is declared of one method of a service. */
final class Rule {
    private static final List<Class<? extends Annotation>> DECLARATIONS = List.of(
            Requires.class,
            Discloses.class,
            ForOperators.class,
            ForPortal.class,
            InScope.class,
            ForAnyone.class,
            Internal.class);

    private final Annotation declared;
    private final String method;
    /** Where the scope is handed over; -1 where it is the thread's. */
    private final int scope;
    /** Which parameter names the company; -1 where none has to. */
    private final int company;

    private Rule(Annotation declared, Method method) {
        this.declared = declared;
        this.method = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        this.scope = positions(method, Scope.class).findFirst().orElse(-1);
        this.company = declared instanceof Requires ? onlyCompany(method) : -1;
    }

    /** The method's own declaration, else its class's. */
    static Rule of(Method method) {
        List<Annotation> own = on(method.getAnnotations());
        List<Annotation> all = own.isEmpty() ? on(method.getDeclaringClass().getAnnotations()) : own;
        if (all.size() != 1) {
            throw new IllegalStateException(method + " has " + all.size() + " declarations of who may call it");
        }
        return new Rule(all.getFirst(), method);
    }

    private static List<Annotation> on(Annotation[] all) {
        return Stream.of(all)
                .filter(each -> DECLARATIONS.contains(each.annotationType()))
                .toList();
    }

    private static int onlyCompany(Method method) {
        int[] found = IntStream.concat(
                        positions(method, CompanyId.class).mapToInt(each -> each),
                        positions(method, OfCompany.class).mapToInt(each -> each))
                .toArray();
        if (found.length != 1) {
            throw new IllegalStateException(method + " names " + found.length + " companies");
        }
        return found[0];
    }

    private static Stream<Integer> positions(Method method, Class<?> type) {
        return IntStream.range(0, method.getParameterCount())
                .filter(each -> type.isAssignableFrom(method.getParameterTypes()[each]))
                .boxed();
    }

    /** @throws AccessDenied when whoever acts may not make this call */
    void allow(Object[] parameters) {
        Scope acts = scope < 0 ? Scope.current() : (Scope) parameters[scope];
        if (!allows(acts, parameters)) {
            throw company < 0
                    ? new AccessDenied("no right to " + method)
                    : new AccessDenied("no right to " + method + " in company " + id(parameters), id(parameters));
        }
    }

    private boolean allows(Scope acts, Object[] parameters) {
        if (declared instanceof Requires requires) {
            return acts.mayAny(id(parameters), requires.value());
        }
        if (declared instanceof ForOperators) {
            return acts.operatesInstallation();
        }
        if (declared instanceof ForPortal) {
            return acts.isOfPortal();
        }
        return declared instanceof ForAnyone || declared instanceof Internal || acts.isSet();
    }

    private CompanyId id(Object[] parameters) {
        Object named = parameters[company];
        return named instanceof OfCompany of ? of.company() : (CompanyId) named;
    }

    /** @throws AccessDenied when there is something in the answer that whoever acts may not see */
    void disclose(Object answer) {
        if (!(declared instanceof Discloses discloses)) {
            return;
        }
        Scope acts = Scope.current();
        if (!rows(answer).allMatch(row -> row.isOwn(acts) || acts.mayAny(row.company(), discloses.value()))) {
            throw new AccessDenied("no right to what " + method + " finds");
        }
    }

    private static Stream<OfCompany> rows(Object answer) {
        if (answer instanceof Optional<?> found) {
            return found.stream().map(OfCompany.class::cast);
        }
        if (answer instanceof Collection<?> found) {
            return found.stream().map(OfCompany.class::cast);
        }
        return Stream.ofNullable((OfCompany) answer);
    }
}
