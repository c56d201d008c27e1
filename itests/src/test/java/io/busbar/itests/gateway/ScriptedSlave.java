package io.busbar.itests.gateway;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.UnaryOperator;

/** A Modbus TCP server that answers each request with whatever a test wants: framed rightly, with any content. */
final class ScriptedSlave implements AutoCloseable {

    private final ServerSocket socket;
    private final UnaryOperator<byte[]> answer;

    /** Answers function code and data of each request with function code and data. */
    ScriptedSlave(UnaryOperator<byte[]> answer) throws IOException {
        this.socket = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        this.answer = answer;
        background(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = socket.accept();
            background(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
            while (!socket.isClosed()) {
                int transaction = in.readUnsignedShort();
                in.readUnsignedShort();
                byte[] request = new byte[in.readUnsignedShort() - 1];
                int unit = in.readUnsignedByte();
                in.readFully(request);
                byte[] reply = answer.apply(request);
                byte[] frame = new byte[7 + reply.length];
                frame[0] = (byte) (transaction >> 8);
                frame[1] = (byte) transaction;
                frame[5] = (byte) (reply.length + 1);
                frame[6] = (byte) unit;
                System.arraycopy(reply, 0, frame, 7, reply.length);
                out.write(frame);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (SocketException | java.io.EOFException e) {
                        // the client or the test has closed it
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                "scripted-slave");
        thread.setDaemon(true);
        thread.start();
    }
}
