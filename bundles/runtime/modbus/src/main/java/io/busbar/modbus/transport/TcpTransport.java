package io.busbar.modbus.transport;

import io.busbar.gateway.problem.Message;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** TCP connections on a shared event loop. */
public final class TcpTransport implements Transport {

    /** Two whole answers; a longer burst takes another read. */
    private static final int RECEIVE_BUFFER = 512;

    private final EventLoop loop;
    private final HostResolver resolver;
    private final ByteBufAllocator allocator;
    private final String host;
    private final int port;
    private final int connectTimeoutMs;

    /** A transport to one host and port. */
    public TcpTransport(
            EventLoop loop,
            HostResolver resolver,
            ByteBufAllocator allocator,
            String host,
            int port,
            int connectTimeoutMs) {
        this.loop = loop;
        this.resolver = resolver;
        this.allocator = allocator;
        this.host = host;
        this.port = port;
        this.connectTimeoutMs = connectTimeoutMs;
    }

    @Override
    public Wire open(WireEvents events) {
        TcpWire wire = new TcpWire(events);
        CompletableFuture<InetAddress> address = resolver.resolve(host);
        if (address.isDone() && !address.isCompletedExceptionally()) {
            wire.connect(address.join());
        } else {
            address.whenComplete((found, failure) -> loop.execute(() -> {
                if (found == null) {
                    wire.ended(Message.of("failure.host", host));
                } else {
                    wire.connect(found);
                }
            }));
        }
        return wire;
    }

    private final class TcpWire extends ChannelInboundHandlerAdapter implements Wire {

        private final WireEvents events;
        private @Nullable Channel channel;
        private boolean over;

        TcpWire(WireEvents events) {
            this.events = events;
        }

        void connect(InetAddress address) {
            if (over) {
                return;
            }
            ChannelFuture connecting = new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(ChannelOption.SO_KEEPALIVE, true)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectTimeoutMs)
                    .option(ChannelOption.ALLOCATOR, allocator)
                    .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_BUFFER))
                    .handler(this)
                    .connect(new InetSocketAddress(address, port));
            channel = connecting.channel();
            connecting.addListener(done -> {
                if (over) {
                    connecting.channel().close();
                } else if (done.isSuccess()) {
                    events.opened();
                } else {
                    ended(Message.of("failure.unreachable", endpoint(), reason(done.cause())));
                }
            });
        }

        @Override
        public void send(byte[] frame) {
            Channel open = channel;
            if (open != null && !over) {
                ByteBuf bytes = allocator.ioBuffer(frame.length);
                bytes.writeBytes(frame);
                open.writeAndFlush(bytes, open.voidPromise());
            }
        }

        @Override
        public void close() {
            over = true;
            if (channel != null) {
                channel.close();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            try {
                if (!over) {
                    events.received(bytes);
                }
            } finally {
                bytes.release();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ended(Message.of("failure.closed", endpoint()));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ended(Message.of("failure.broke", endpoint(), reason(cause)));
        }

        void ended(Message why) {
            if (!over) {
                close();
                events.closed(why);
            }
        }
    }

    private String endpoint() {
        return host + ":" + port;
    }

    private static Message reason(@Nullable Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return Message.of("failure.reason.timeout");
        }
        if (cause instanceof NoRouteToHostException) {
            return Message.of("failure.reason.route");
        }
        String message = cause == null ? null : cause.getMessage();
        if (message == null) {
            return Message.of("failure.said", String.valueOf(cause));
        }
        if (cause instanceof ConnectException && message.startsWith("Connection refused")) {
            return Message.of("failure.reason.refused");
        }
        return message.startsWith("Connection reset")
                ? Message.of("failure.reason.reset")
                : Message.of("failure.said", message);
    }
}
