package io.busbar.launcher;

/** Why the gateway cannot be started, in words for the person at the terminal. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }
}
