package kontor.company.access;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kontor.company.Right;

/**
 * Who calls has one of these rights in the company that the call is about: that of the one parameter which is a
 * {@link kontor.company.CompanyId} or {@link OfCompany}. Where a {@link kontor.company.Scope} is handed over, as to work
 * that goes on in another thread, it is that one which has the right.
 */
@Guarded
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requires {
    /** One of them is enough. None at all: whoever belongs to the company. */
    @Nonbinding
    Right[] value() default {};
}
