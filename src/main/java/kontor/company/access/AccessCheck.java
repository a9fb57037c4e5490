package kontor.company.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds each call of a service from outside of it against what is declared of the method. Asks the scope, never the database. */
@Guarded
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AccessCheck {
    private static final Map<Method, Rule> RULES = new ConcurrentHashMap<>();

    /** @throws kontor.company.AccessDenied when whoever acts may not make the call, or have its answer */
    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Rule rule = RULES.computeIfAbsent(call.getMethod(), Rule::of);
        rule.allow(call.getParameters());
        Object answer = call.proceed();
        rule.disclose(answer);
        return answer;
    }
}
