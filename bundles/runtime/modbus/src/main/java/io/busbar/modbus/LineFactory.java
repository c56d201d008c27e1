package io.busbar.modbus;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.modbus.frame.Framing;
import io.busbar.modbus.frame.MbapFraming;
import io.busbar.modbus.frame.RtuFraming;
import io.busbar.modbus.line.ModbusLine;
import io.busbar.modbus.transport.HostResolver;
import io.busbar.modbus.transport.SerialTransport;
import io.busbar.modbus.transport.TcpTransport;
import io.busbar.modbus.transport.Transport;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The threads and buffers that all lines share, and the lines that use them. */
final class LineFactory implements AutoCloseable {

    private static final int LOOPS = 2;
    /** Threads for what blocks: name look-ups and opening serial ports. They end when idle. */
    private static final int BLOCKING = 2;

    private static final int MOST_BLOCKED = 4096;
    private static final int LONGEST_CONNECT_MS = 5_000;
    private static final int SHORTEST_CONNECT_MS = 1_000;

    private final Clock clock;
    private final BooleanSupplier writesAllowed;
    private final NioEventLoopGroup loops;
    private final ThreadPoolExecutor blocking;
    private final HostResolver resolver;
    /** One small arena: frames are short and few are alive at once. */
    private final ByteBufAllocator allocator = new PooledByteBufAllocator(true, 0, 1, 4096, 4, 64, 0, false);

    private final Set<ModbusLine> lines = ConcurrentHashMap.newKeySet();

    LineFactory(Clock clock, BooleanSupplier writesAllowed) {
        this.clock = clock;
        this.writesAllowed = writesAllowed;
        loops = new NioEventLoopGroup(LOOPS, new DefaultThreadFactory("busbar-lines", true));
        blocking = new ThreadPoolExecutor(
                BLOCKING,
                BLOCKING,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_BLOCKED),
                new DefaultThreadFactory("busbar-lines-blocking", true));
        blocking.allowCoreThreadTimeOut(true);
        resolver = new HostResolver(blocking);
    }

    ModbusLine open(LineConfig config) {
        EventLoop loop = loops.next();
        Framing framing = config.kind() == Kind.TCP ? new MbapFraming() : new RtuFraming();
        ModbusLine line = new ModbusLine(
                config,
                transport(config, loop),
                framing,
                new NettyLoop(loop),
                clock,
                writesAllowed,
                () -> ThreadLocalRandom.current().nextDouble(),
                lines::remove);
        lines.add(line);
        return line;
    }

    private Transport transport(LineConfig config, EventLoop loop) {
        if (config.kind() == Kind.RTU) {
            return new SerialTransport(new NettyLoop(loop)::execute, blocking, config);
        }
        String host = Objects.requireNonNull(config.host(), "host");
        int connectMs = Math.max(SHORTEST_CONNECT_MS, Math.min(config.timeoutMs(), LONGEST_CONNECT_MS));
        return new TcpTransport(loop, resolver, allocator, host, config.port(), connectMs);
    }

    @Override
    public void close() {
        lines.forEach(ModbusLine::close);
        blocking.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
