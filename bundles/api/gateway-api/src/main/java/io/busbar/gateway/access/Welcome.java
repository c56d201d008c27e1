package io.busbar.gateway.access;

/**
 * What somebody gets who signed in.
 *
 * @param session the session
 * @param browser secret by which this browser is known from now on, so that the mistakes of strangers do not shut it out
 */
public record Welcome(Profiles.Session session, String browser) {

    @Override
    public String toString() {
        return "Welcome[" + session.profile() + "]";
    }
}
