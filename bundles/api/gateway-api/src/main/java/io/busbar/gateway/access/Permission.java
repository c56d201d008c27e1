package io.busbar.gateway.access;

import static io.busbar.gateway.access.Profile.ADMIN;
import static io.busbar.gateway.access.Profile.ADVANCED_USER;
import static io.busbar.gateway.access.Profile.CYBER_SECURITY;
import static io.busbar.gateway.access.Profile.TOTEM;
import static io.busbar.gateway.access.Profile.USER;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything that can be allowed or forbidden, and the profiles that may do it. Whatever has no permission of this catalogue cannot be
 * done; this is the one place where the rights of a profile are written down.
 */
public enum Permission {
    /** See measurements, history, alarms. */
    VIEW(false, USER, ADVANCED_USER, TOTEM, ADMIN, CYBER_SECURITY),
    /** See diagnostics: states, counters, the device list. */
    DIAGNOSE(false, USER, ADVANCED_USER, TOTEM, ADMIN, CYBER_SECURITY),
    /** Take tables, curves and alarms away as files. */
    EXPORT(false, USER, ADVANCED_USER, TOTEM, ADMIN, CYBER_SECURITY),
    /** Keep favourites that everybody sees. */
    FAVOURITES(false, ADVANCED_USER, ADMIN, CYBER_SECURITY),
    /** Acknowledge alarms. */
    ACKNOWLEDGE(false, ADVANCED_USER, ADMIN, CYBER_SECURITY),
    /** Set counters, minima and maxima of devices back. */
    RESET(false, ADVANCED_USER, TOTEM, ADMIN, CYBER_SECURITY),
    /** Add, change and remove lines and devices, loads, usages, pictures; exports, mail, network. */
    CONFIGURE(false, ADMIN, CYBER_SECURITY),
    /** Write to a device: switch, change its settings. */
    OPERATE(true, CYBER_SECURITY),
    /** Take the log of the gateway away as a file. */
    LOG_EXPORT(false, ADMIN, CYBER_SECURITY),
    /** Read the audit trail. */
    AUDIT_VIEW(false, ADMIN, CYBER_SECURITY),
    /** Take the audit trail away as a file. */
    AUDIT_EXPORT(false, CYBER_SECURITY),
    /** Restart the gateway. */
    RESTART(false, ADMIN, CYBER_SECURITY),
    /** Save the configuration. */
    BACKUP(false, ADMIN, CYBER_SECURITY),
    /** Bring topology, configuration and data back from a saved state. */
    RESTORE(true, ADMIN, CYBER_SECURITY),
    /** Save and bring back accounts, certificates and policy as well; return to the state of the factory. */
    RESTORE_ALL(true, CYBER_SECURITY),
    /** Accounts of others: passwords, second factors, the Totem profile, who is signed in; the passphrase. */
    PROFILES(true, CYBER_SECURITY),
    /** The security policy: banner, sessions, what is switched off. */
    SECURITY_POLICY(false, CYBER_SECURITY),
    /** Certificate and key of HTTPS, and the authorities that are trusted. */
    CERTIFICATES(true, CYBER_SECURITY),
    /** Limits and rules for clients of the gateway. */
    FIREWALL(true, CYBER_SECURITY),
    /** Install and update drivers and the software. */
    UPDATE(true, CYBER_SECURITY);

    private final boolean fresh;
    private final Set<Profile> profiles;

    Permission(boolean fresh, Profile... profiles) {
        this.fresh = fresh;
        this.profiles = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(profiles)));
    }

    /** The profiles that may do this, as long as the site does not close it to them. */
    public Set<Profile> profiles() {
        return profiles;
    }

    /** Whether a change under this permission asks that the person has given the password within the last minutes. */
    public boolean needsRecentSignIn() {
        return fresh;
    }

    /** Everything that a profile may do. */
    public static Set<Permission> of(Profile profile) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Permission permission : values()) {
            if (permission.profiles.contains(profile)) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
