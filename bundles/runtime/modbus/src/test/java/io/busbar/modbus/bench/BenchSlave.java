package io.busbar.modbus.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/** A cheap Modbus TCP slave in a process of its own, so that its time does not count as that of a client. */
public final class BenchSlave {

    private static final byte[] WORDS = new byte[250];

    static {
        for (int i = 0; i < WORDS.length; i++) {
            WORDS[i] = (byte) (i * 31);
        }
    }

    private BenchSlave() {}

    /** Serves on a free port, which it prints, until killed. */
    public static void main(String[] args) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println(server.socket().getLocalPort());
        while (true) {
            selector.select();
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isAcceptable()) {
                    SocketChannel client = server.accept();
                    client.configureBlocking(false);
                    client.socket().setTcpNoDelay(true);
                    client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(4_096));
                } else {
                    serve(key);
                }
            }
        }
    }

    private static void serve(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer in = (ByteBuffer) key.attachment();
        try {
            if (client.read(in) < 0) {
                client.close();
                return;
            }
            in.flip();
            while (in.remaining() >= 12) {
                ByteBuffer out = ByteBuffer.allocate(260);
                int transaction = in.getShort();
                in.getInt();
                byte unit = in.get();
                byte function = in.get();
                in.getShort();
                int count = in.getShort() & 0xffff;
                out.putShort((short) transaction).putShort((short) 0).putShort((short) (3 + 2 * count));
                out.put(unit)
                        .put(function)
                        .put((byte) (2 * count))
                        .put(WORDS, 0, 2 * count)
                        .flip();
                while (out.hasRemaining()) {
                    client.write(out);
                }
            }
            in.compact();
        } catch (IOException e) {
            client.close();
        }
    }
}
