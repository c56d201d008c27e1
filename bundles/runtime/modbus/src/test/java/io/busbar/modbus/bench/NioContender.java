package io.busbar.modbus.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The least that can be done in Java: one selector, no checks, no schedule, nothing that could fail. */
final class NioContender implements Contender {

    private static final int ANSWER = 9 + 2 * Decoding.WORDS;
    private static final byte[] REQUEST = {0, 1, 0, 0, 0, 6, 1, 3, 1000 >> 8, (byte) 1000, 0, Decoding.WORDS};

    private final DoubleAdder sink = new DoubleAdder();
    private volatile boolean over;
    private @Nullable Thread thread;

    @Override
    public String name() {
        return "bare Java NIO";
    }

    @Override
    public void start(int port, int connections, LongAdder reads) throws IOException {
        Selector selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocateDirect(ANSWER));
            channel.write(ByteBuffer.wrap(REQUEST));
        }
        Thread started = new Thread(() -> run(selector, reads));
        thread = started;
        started.start();
    }

    private void run(Selector selector, LongAdder reads) {
        ByteBuffer request = ByteBuffer.allocateDirect(REQUEST.length);
        request.put(REQUEST);
        try (selector) {
            while (!over) {
                selector.select(
                        key -> {
                            try {
                                answer((SocketChannel) key.channel(), (ByteBuffer) key.attachment(), request, reads);
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        100);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(SocketChannel channel, ByteBuffer in, ByteBuffer request, LongAdder reads) throws IOException {
        channel.read(in);
        if (in.position() == ANSWER) {
            sink.add(Decoding.sum(index -> in.getShort(9 + 2 * index) & 0xffff));
            reads.increment();
            in.clear();
            channel.write(request.rewind());
        }
    }

    @Override
    public void stop() throws InterruptedException {
        over = true;
        if (thread != null) {
            thread.join(5_000);
        }
    }
}
