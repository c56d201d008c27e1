package io.busbar.gateway.site;

import java.time.ZoneId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The site that the gateway serves. Both answers may change while the gateway runs, when its settings are changed; ask again rather than
 * keep them. Safe for use by any thread; returns at once.
 */
@ProviderType
public interface Site {

    /** What people call the site; never empty. */
    String name();

    /** Time zone in which days, months and tariffs begin. */
    ZoneId zone();
}
