package kontor.company.access;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Someone is signed in, or the portal calls. The call names no company that a right could be asked for in: it sees what is
 * in scope or the person's own, and nothing else.
 */
@Guarded
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InScope {
    /** What keeps others' rows out. */
    @Nonbinding
    String value();
}
