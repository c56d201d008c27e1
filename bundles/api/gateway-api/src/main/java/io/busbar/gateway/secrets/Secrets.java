package io.busbar.gateway.secrets;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Encrypts the passwords and keys that a site gives the gateway for others (mail, file servers, brokers), with a key that this
 * installation made for itself. What has been sealed stands in documents and settings; interfaces say only whether it is set. Safe for use
 * by any thread.
 */
@ProviderType
public interface Secrets {

    /** How a sealed text begins. */
    String PREFIX = "enc:";

    /**
     * Encrypts a secret.
     *
     * @param purpose what it is for, such as {@code mail.password}; what was sealed for one purpose cannot be opened for another
     * @param secret the secret
     * @return a text of printable characters that begins with {@link #PREFIX}, another one each time
     */
    String seal(String purpose, String secret);

    /**
     * Decrypts what {@link #seal} made in this installation.
     *
     * @throws io.busbar.gateway.problem.ProblemException {@code secret.unreadable} if it was changed, is for another purpose, or comes from
     *     another installation; the remedy is to enter the secret again
     */
    String open(String purpose, String sealed);

    /** Whether this is a sealed text, going by how it begins. */
    static boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }
}
