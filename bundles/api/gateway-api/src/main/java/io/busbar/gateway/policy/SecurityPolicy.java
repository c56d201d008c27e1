package io.busbar.gateway.policy;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The switches of the security policy. A service asks each time before it does what can be switched off, not only when its settings are
 * saved; where there is no policy at all, it goes by {@link Capability#isAllowedAtFirst()}. Safe for use by any thread.
 */
@ProviderType
public interface SecurityPolicy {

    /** EventAdmin topic of every change of the policy. */
    String CHANGED = "io/busbar/policy/CHANGED";

    /** Whether the policy allows this now. Returns at once. */
    boolean allows(Capability capability);

    /**
     * Refuses what the policy does not allow.
     *
     * @throws ProblemException {@code policy.forbids}, which tells the person who can change that
     */
    default void require(Capability capability) {
        if (!allows(capability)) {
            throw ProblemException.of(Kind.FORBIDDEN, "policy.forbids", capability.name());
        }
    }
}
