package io.busbar.engine.site;

import io.busbar.gateway.site.Site;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Name and zone of the site, from the settings {@code io.busbar.site}; changed without restarting anything. */
@Component(service = Site.class, configurationPid = "io.busbar.site")
@Designate(ocd = SiteSettings.Settings.class)
public final class SiteSettings implements Site {

    static final String DEFAULT_NAME = "Busbar";

    private static final Logger LOG = LoggerFactory.getLogger(SiteSettings.class);

    /** Settings {@code io.busbar.site}. */
    @ObjectClassDefinition(name = "Site")
    public @interface Settings {
        /** What people call the site. */
        @AttributeDefinition(name = "Name")
        String name() default "";

        /** Time zone such as {@code Europe/Paris}; that of the machine where empty. */
        @AttributeDefinition(name = "Time zone")
        String zone() default "";
    }

    private record Values(String name, ZoneId zone) {}

    private volatile Values values;

    /** The site by these settings. */
    @Activate
    public SiteSettings(Settings settings) {
        values = read(settings, ZoneId.systemDefault());
    }

    @Modified
    void modified(Settings settings) {
        values = read(settings, values.zone());
    }

    @Override
    public String name() {
        return values.name();
    }

    @Override
    public ZoneId zone() {
        return values.zone();
    }

    private static Values read(Settings settings, ZoneId otherwise) {
        String name = settings.name().isBlank() ? DEFAULT_NAME : settings.name().strip();
        if (settings.zone().isBlank()) {
            return new Values(name, ZoneId.systemDefault());
        }
        try {
            return new Values(name, ZoneId.of(settings.zone().strip()));
        } catch (DateTimeException e) {
            LOG.error(
                    "The setting zone of io.busbar.site is \"{}\", which is not a time zone such as Europe/Paris; {} is used",
                    settings.zone(),
                    otherwise);
            return new Values(name, otherwise);
        }
    }
}
