package io.busbar.exports.transport;

import java.net.InetAddress;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Everything that connecting takes.
 *
 * @param host the host as people wrote it: certificates must name it
 * @param address its address, the one that is connected to
 * @param port TCP port
 * @param user whom to sign in as; empty for nobody
 * @param password the password; empty for none
 * @param hostKey accepted fingerprint of an SSH server; empty for none
 * @param trust whose certificates are accepted, asked at each connection
 * @param timeouts how long is waited
 */
public record Login(
        String host,
        InetAddress address,
        int port,
        String user,
        String password,
        String hostKey,
        Supplier<SSLContext> trust,
        Timeouts timeouts) {

    /**
     * How long is waited, in milliseconds.
     *
     * @param connect for a connection
     * @param answer for an answer, and for data to be taken
     */
    public record Timeouts(int connect, int answer) {
        /** Those of a gateway. */
        public static final Timeouts USUAL = new Timeouts(10_000, 30_000);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
