package io.busbar.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Says that a port is taken while it can still be said in plain words. */
final class Ports {
    private Ports() {}

    static void check(Options options, Messages messages) throws LaunchException {
        if (!free(options.bind(), options.http())) {
            throw messages.problem("port.taken", options.http(), "--http");
        }
        if (!free(options.bind(), options.https())) {
            throw messages.problem("port.taken", options.https(), "--https");
        }
    }

    static boolean free(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
