package io.busbar.plc4x;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between a client and a server: while shut, connections stay up and nothing goes through, as behind a firewall that has forgotten them. */
final class Valve implements AutoCloseable {

    private final ServerSocket listener;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    Valve(int server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    void shut(boolean now) {
        shut = now;
    }

    private void listen() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
            sockets.add(client);
            sockets.add(far);
            start(() -> pass(client, far));
            start(() -> pass(far, client));
        }
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!shut) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One end has closed: so does the other.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
