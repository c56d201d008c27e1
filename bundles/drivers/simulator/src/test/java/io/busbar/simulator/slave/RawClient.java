package io.busbar.simulator.slave;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;

/** A client that sends and receives bytes as they are, to see what really is on the wire. */
final class RawClient implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final Socket socket = new Socket();

    RawClient(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(2000);
    }

    void send(String hex) throws IOException {
        socket.getOutputStream().write(HEX.parseHex(hex.replace(" ", "")));
    }

    void sendBytewise(String hex) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (byte b : HEX.parseHex(hex.replace(" ", ""))) {
            out.write(b);
            out.flush();
        }
    }

    /** The next frame, by the length it announces. */
    String frame() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] header = in.readNBytes(6);
        if (header.length < 6) {
            throw new EOFException();
        }
        byte[] rest = in.readNBytes((header[4] & 0xff) << 8 | header[5] & 0xff);
        return HEX.formatHex(header) + HEX.formatHex(rest);
    }

    String bytes(int count) throws IOException {
        return HEX.formatHex(socket.getInputStream().readNBytes(count));
    }

    boolean isSilentFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() == Integer.MIN_VALUE;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(2000);
        }
    }

    boolean isClosedByPeer() throws IOException {
        return socket.getInputStream().read() == -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
