package io.busbar.alarms;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the alarms, PID {@code io.busbar.alarms}. */
@ObjectClassDefinition(
        name = "%alarms.name",
        description = "%alarms.description",
        localization = "OSGI-INF/l10n/alarms")
@interface AlarmSettings {

    /** PID of these settings. */
    String PID = "io.busbar.alarms";

    /** How much of the journal is kept, in megabytes, 32 to 65536; the oldest entries go when there is more. */
    @AttributeDefinition(name = "%journal.name", description = "%journal.description", min = "32", max = "65536")
    int journal_megabytes() default 512;
}
