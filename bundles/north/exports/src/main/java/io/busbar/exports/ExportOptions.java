package io.busbar.exports;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings {@code io.busbar.exports}: what only the owner of the machine decides. */
@ObjectClassDefinition(name = "Exports")
public @interface ExportOptions {

    /**
     * Hosts, addresses and networks such as {@code 10.0.0.0/8} that files may be sent to. Empty for all but this machine and link-local
     * addresses; those must be listed to be reached.
     */
    @AttributeDefinition(name = "Egress", description = "Hosts, addresses and networks that files may be sent to")
    String[] egress() default {};

    /** How many files may wait. */
    @AttributeDefinition(name = "Files", description = "How many files may wait")
    int spool_files() default 20_000;

    /** How many megabytes may wait. */
    @AttributeDefinition(name = "Megabytes", description = "How many megabytes may wait")
    int spool_megabytes() default 1024;
}
