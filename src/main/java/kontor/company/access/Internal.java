package kontor.company.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A step within what other services do, which have asked for the right already; or what the server itself sets off. No page
 * bean and no servlet calls it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Internal {
    /** Within what. */
    String value();
}
