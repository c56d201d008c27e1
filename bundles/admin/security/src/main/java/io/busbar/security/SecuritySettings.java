package io.busbar.security;

import io.busbar.gateway.access.Permission;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings {@code io.busbar.security}, put into usable form. */
public final class SecuritySettings {

    static final String PID = "io.busbar.security";

    private static final Logger LOG = LoggerFactory.getLogger(SecuritySettings.class);

    private SecuritySettings() {}

    /** Settings {@code io.busbar.security}. */
    @ObjectClassDefinition(name = "Security")
    public @interface Settings {
        /** Whether the User profile may sign in, which needs no password. */
        @AttributeDefinition(name = "User profile is open")
        boolean user_open() default true;

        /** What the User profile may do. */
        @AttributeDefinition(name = "Permissions of the User profile")
        String[] user_permissions() default {"VIEW", "DIAGNOSE", "EXPORT"};

        /** Minutes without use after which a session ends, 1 to 1440. */
        @AttributeDefinition(name = "Minutes until an unused session ends")
        int session_idle_minutes() default 60;

        /** Hours after which a session ends even if used, 1 to 168. */
        @AttributeDefinition(name = "Hours until any session ends")
        int session_longest_hours() default 12;

        /** Sessions of one profile at once, 1 to 10000. */
        @AttributeDefinition(name = "Sessions of a profile at most")
        int session_most() default 200;
    }

    static SessionLimits limits(Settings settings) {
        return new SessionLimits(
                Duration.ofMinutes(within("session.idle.minutes", settings.session_idle_minutes(), 1440)),
                Duration.ofHours(within("session.longest.hours", settings.session_longest_hours(), 168)),
                within("session.most", settings.session_most(), 10_000));
    }

    /** What the User profile may do; a name that is no permission gives none and is reported. */
    static Set<Permission> userPermissions(Settings settings) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        // A .cfg file gives one text with commas, Config Admin may give an array.
        Arrays.stream(settings.user_permissions())
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> add(permissions, name));
        return Set.copyOf(permissions);
    }

    private static void add(Set<Permission> permissions, String name) {
        try {
            permissions.add(Permission.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "The setting user.permissions of {} names \"{}\", which is none of {}",
                    PID,
                    name,
                    Arrays.toString(Permission.values()));
        }
    }

    private static int within(String setting, int value, int most) {
        int used = Math.min(Math.max(1, value), most);
        if (used != value) {
            LOG.error("The setting {} of {} is {}, outside 1 to {}; {} is used", setting, PID, value, most, used);
        }
        return used;
    }
}
