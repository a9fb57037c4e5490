package kontor.company.access;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kontor.company.Right;

/**
 * What is answered is of companies in which who calls has one of these rights, or is their own doing; else there is no
 * answer. For rows that are found by their id alone.
 */
@Guarded
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Discloses {
    /** One of them is enough. */
    @Nonbinding
    Right[] value();
}
