package io.busbar.gateway.access;

import io.busbar.gateway.audit.Actor;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The accounts: how one signs in, what passwords there are, who is locked out. Everything that fails for a reason that a person can mend
 * throws {@link io.busbar.gateway.problem.ProblemException}; what returned is durable and stands in the audit trail. Judging a password takes
 * a tenth of a second or more, and few are judged at once: the others wait, and are turned away after some seconds
 * ({@code session.busy}). Safe for use by any thread.
 */
@ProviderType
public interface Accounts {

    /** EventAdmin topic of the password alert; property {@code active}, a {@code Boolean}. */
    String PASSWORD_ALERT = "io/busbar/access/PASSWORD_ALERT";

    /**
     * What everybody may know before signing in.
     *
     * @param setUp whether nobody has a password yet, so that the setup code is asked for
     * @param passwordAlert whether an account still has a password from the manual
     * @param passphrase whether there is a passphrase that recovers Cyber security
     */
    record Facts(boolean setUp, boolean passwordAlert, boolean passphrase) {}

    /** What everybody may know. Returns at once. */
    Facts facts();

    /** Signs in. */
    Welcome signIn(Attempt attempt);

    /** Proves again, within a session, who one is; it counts as recent from then on. */
    void confirm(String token, String password, String code);

    /** Who the session with this token belongs to, if it has not ended; does not count as use. */
    Optional<OpenSession> who(String token);

    /** Gives the first password to Cyber security with the setup code, and signs in. */
    Welcome setUp(String code, String password, String address);

    /** Changes the password of the account that is signed in; ends all its other sessions and gives this one a new token. */
    Welcome changePassword(String token, String current, String next);

    /** Gives Cyber security a new password with the passphrase and, if it has one, the second factor; signs in, ends its other sessions. */
    Welcome recover(String passphrase, String password, String code, String address);

    /** All accounts: the profiles in their order, then the personal ones by name. */
    List<Account> accounts();

    /** Gives an account a password that must be changed at the next sign-in; ends its sessions. */
    void setPassword(Actor actor, String account, String password);

    /** Allows or forbids signing in to an account; forbidding ends its sessions. Cyber security cannot be forbidden. */
    void enable(Actor actor, String account, boolean enabled);

    /** Lets an account in again that was locked after failures. */
    void unlock(Actor actor, String account);

    /** Adds a personal account that carries a profile's rights. */
    void add(Actor actor, String account, Profile profile, String password);

    /** Removes a personal account; ends its sessions. */
    void remove(Actor actor, String account);

    /** Offers a second factor to an account; it is not asked for before {@link #confirmSecondFactor}. */
    SecondFactor offerSecondFactor(Actor actor, String account);

    /** Takes the offered second factor into use if this is a code of it; gives the recovery codes, which are told this once. */
    List<String> confirmSecondFactor(Actor actor, String account, String code);

    /** Asks for no second factor any more. */
    void removeSecondFactor(Actor actor, String account);

    /** Makes a passphrase that recovers Cyber security, in place of the former one; it is told this once. */
    String newPassphrase(Actor actor);

    /** The sessions that have not ended, the ones of the User profile last. */
    List<OpenSession> sessions();

    /** Ends the session with this short name; does nothing if it has ended. */
    void end(Actor actor, String session);

    /** Takes the password and second factor of Cyber security away, and gives the code by which a new one is set; for the gateway's own shell. */
    String reset(Actor actor);
}
