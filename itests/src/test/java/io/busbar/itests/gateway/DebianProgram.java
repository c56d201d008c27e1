package io.busbar.itests.gateway;

import java.io.IOException;

/** Starts programs of Debian packages; one that is missing fails the test in words, and never passes it. */
final class DebianProgram {

    private DebianProgram() {}

    static Process start(String debianPackage, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw missing(debianPackage, e.toString());
        }
    }

    static AssertionError missing(String debianPackage, String reason) {
        return new AssertionError("This test needs the Debian package " + debianPackage + " (apt install "
                + debianPackage + "): " + reason);
    }
}
