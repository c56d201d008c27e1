package io.busbar.gateway.policy;

import io.busbar.gateway.audit.Actor;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Reads and changes the security policy. Safe for use by any thread. */
@ProviderType
public interface PolicyEditor {

    /** Who carries a capability of the policy out. */
    enum Enforcer {
        /** The gateway itself. */
        GATEWAY,
        /** The gateway, by settings of the operating system. */
        HOST,
        /** Nobody here: the operating system decides, and the gateway has no way to tell it. */
        MANAGED_BY_HOST
    }

    /** The policy as it stands. */
    PolicyDocument policy();

    /** Who carries each capability out on this machine. */
    Map<Capability, Enforcer> enforcers();

    /**
     * Replaces the policy; durable and in force when it returns.
     *
     * @throws io.busbar.gateway.problem.ProblemException if a field is out of its range
     */
    void replace(Actor actor, PolicyDocument policy);
}
