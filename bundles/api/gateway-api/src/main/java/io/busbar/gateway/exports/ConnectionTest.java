package io.busbar.gateway.exports;

import io.busbar.gateway.problem.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test of a destination found: it sends a small file under a temporary name, gives it a name, looks for it and removes it.
 *
 * @param steps the steps in their order; after a failed one the others are not tried
 * @param hostKey the fingerprint of the SSH server's key, or null where there is none
 */
public record ConnectionTest(List<Step> steps, @Nullable String hostKey) {

    /** A step of a test. */
    public enum Stage {
        /** The policy and the rules of the gateway allow it. */
        ALLOWED,
        /** The host has an address. */
        ADDRESS,
        /** It answers as such a server does. */
        CONNECT,
        /** It is the right one, and the connection is encrypted. */
        TRUST,
        /** It accepts user and password. */
        SIGN_IN,
        /** The directory is there or could be made. */
        DIRECTORY,
        /** A file can be written. */
        WRITE,
        /** The file can be given its final name, and is there with its whole size. */
        RENAME,
        /** The file can be removed. */
        REMOVE
    }

    /**
     * A step that was tried.
     *
     * @param failure why it failed, or null
     */
    public record Step(Stage stage, @Nullable Message failure) {}

    /** Copies the list. */
    public ConnectionTest {
        steps = List.copyOf(steps);
    }

    /** Whether every step succeeded. */
    public boolean isOk() {
        return steps.stream().allMatch(step -> step.failure() == null);
    }
}
