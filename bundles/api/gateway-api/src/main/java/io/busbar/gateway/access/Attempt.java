package io.busbar.gateway.access;

/**
 * A wish to sign in.
 *
 * @param account name of a profile, such as {@code ADMIN}, or of a personal account
 * @param password as typed; empty for the User profile
 * @param code the six digits of the second factor, or a recovery code; empty without
 * @param browser what {@link Welcome#browser()} gave this browser earlier; empty for one that is new
 * @param address IP address of the caller
 */
public record Attempt(String account, String password, String code, String browser, String address) {

    @Override
    public String toString() {
        // Never lets a password into a log.
        return "Attempt[" + account + " from " + address + "]";
    }
}
