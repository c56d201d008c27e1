package io.busbar.modbus.slave;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A Modbus TCP slave written from the specification alone; a {@link Behaviour} says what it does with each request. */
public final class TcpSlave implements AutoCloseable {

    /** What to do with a request. */
    public interface Behaviour {
        /** Answers, or not. {@code request} is the whole frame. */
        void serve(byte[] request, OutputStream out, Socket connection) throws IOException, InterruptedException;
    }

    /** Length of a read request in RTU framing; the only one that is understood there. */
    private static final int RTU_READ = 8;

    private final ServerSocket server;
    private final boolean rtu;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Behaviour behaviour;

    /** A Modbus TCP slave on a port of the loopback interface. */
    public TcpSlave(int port, Behaviour behaviour) throws IOException {
        this(port, false, behaviour);
    }

    /** A slave that speaks Modbus TCP or bare RTU frames. */
    public TcpSlave(int port, boolean rtu, Behaviour behaviour) throws IOException {
        this.rtu = rtu;
        this.behaviour = behaviour;
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        Thread acceptor = new Thread(this::accept, "slave-" + port);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** The port. */
    public int port() {
        return server.getLocalPort();
    }

    /** Connections accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Connections open now. */
    public int open() {
        return open.size();
    }

    /** Requests received so far. */
    public int requests() {
        return requests.get();
    }

    /** Changes what is done with requests from now on. */
    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** Closes all connections but goes on listening. */
    public void dropAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropAll();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "slave-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static byte[] tcpRequest(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(6);
        if (head.length < 6) {
            return new byte[0];
        }
        int length = (head[4] & 0xff) << 8 | head[5] & 0xff;
        byte[] request = java.util.Arrays.copyOf(head, 6 + length);
        in.readFully(request, 6, length);
        return request;
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            OutputStream out = socket.getOutputStream();
            while (true) {
                byte[] request = rtu ? in.readNBytes(RTU_READ) : tcpRequest(in);
                if (request.length == 0) {
                    return;
                }
                requests.incrementAndGet();
                behaviour.serve(request, out, socket);
            }
        } catch (EOFException | SocketException e) {
            // The other end has gone, as it may.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }
}
