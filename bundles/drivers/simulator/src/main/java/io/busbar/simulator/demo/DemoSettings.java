package io.busbar.simulator.demo;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings {@code io.busbar.simulator}. */
@ObjectClassDefinition(name = "Simulated site")
public @interface DemoSettings {

    /** Address that the simulated devices listen on. */
    @AttributeDefinition(name = "Host")
    String host() default "127.0.0.1";

    /**
     * TCP ports of the lines, such as {@code m70=15020} and {@code meters=15021}. A line without one takes a free port at its first start
     * and keeps it.
     */
    @AttributeDefinition(name = "Ports")
    String[] ports() default {};

    /** Another seed makes another site; taken at the first start only. */
    @AttributeDefinition(name = "Seed")
    long seed() default 1;

    /** How many days of history a new site has, 0 to 366. */
    @AttributeDefinition(name = "Days of history")
    int historyDays() default 21;
}
