package io.busbar.rest.access;

import io.busbar.gateway.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a caller must be allowed in order to call a resource method. A method with neither this nor {@link Open} cannot be called. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /** The permission. */
    Permission value();
}
