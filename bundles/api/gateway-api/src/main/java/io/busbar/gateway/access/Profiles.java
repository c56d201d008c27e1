package io.busbar.gateway.access;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Sign-in and sessions. Safe for use by any thread. */
@ProviderType
public interface Profiles {

    /**
     * A person signed in.
     *
     * @param token secret that the browser keeps in its cookie
     * @param csrf value that changes must carry in the header {@code X-Busbar-CSRF}
     */
    record Session(
            String token, String csrf, Profile profile, Set<Permission> permissions, boolean mustChangePassword) {}

    /**
     * Signs in.
     *
     * @throws io.busbar.gateway.problem.ProblemException if the profile or the password is wrong
     */
    Session signIn(Profile profile, String password);

    /** The session with this token, if it has not ended; counts as use of it. */
    Optional<Session> session(String token);

    /**
     * Whether a session with this token has not ended. Looking does not count as use of it, so that a page that merely listens does not
     * keep its session alive; implementations override this one, which does count.
     */
    default boolean isOpen(String token) {
        return session(token).isPresent();
    }

    /** Ends a session; does nothing if it has ended. */
    void signOut(String token);
}
