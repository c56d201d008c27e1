package io.busbar.site;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings {@code io.busbar.hierarchies}. */
@ObjectClassDefinition(name = "Hierarchies")
public @interface HierarchyLimits {

    /** How many hierarchies the site can have, at least 10. */
    @AttributeDefinition(name = "Hierarchies")
    int hierarchies() default 50;

    /** How many nodes a hierarchy can have, at least 32. */
    @AttributeDefinition(name = "Nodes")
    int nodes() default 128;

    /** How many loads a hierarchy can have, at least 50. */
    @AttributeDefinition(name = "Loads")
    int loads() default 250;
}
