package io.busbar.security.account;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.policy.PolicyDocument;
import java.util.EnumSet;
import java.util.Set;

/** What a profile may do here: what the catalogue gives it, less what the policy of the site takes from the two that have little protection. */
final class Rights {

    private Rights() {}

    static Set<Permission> of(Profile profile, PolicyDocument policy) {
        Set<Permission> rights = Permission.of(profile);
        if (profile == Profile.USER) {
            rights.retainAll(policy.user());
        } else if (profile == Profile.TOTEM) {
            Set<Permission> kept = EnumSet.of(Permission.VIEW, Permission.DIAGNOSE, Permission.EXPORT);
            kept.addAll(policy.totem());
            rights.retainAll(kept);
        }
        return rights;
    }
}
