package io.busbar.modbus.line;

import io.busbar.gateway.problem.Message;
import io.busbar.modbus.slave.Registers;
import io.busbar.modbus.transport.Transport;
import io.busbar.modbus.transport.Wire;
import io.busbar.modbus.transport.WireEvents;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A gateway with units behind it, in virtual time: one request is served after the other, as on a real bus. A request to a dead unit takes
 * no time unless it is said that the gateway waits for it.
 */
final class VirtualBus implements Transport {

    /** A request that arrived. */
    record Asked(long at, int unit, int address, int count) {}

    /** A gateway drops what it could serve only much later. */
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(6);

    private final VirtualLoop loop;
    private final int unitAt;
    private final List<Asked> asked = new ArrayList<>();
    private final Set<Integer> dead = new HashSet<>();
    private final Map<Integer, Duration> slow = new HashMap<>();
    private Duration responseTime = Duration.ofMillis(20);
    private Duration waits = Duration.ZERO;
    private boolean saysNobody;
    private Function<byte[], byte[]> answer;
    private boolean reachable = true;
    private boolean mute;
    private boolean closing;
    private boolean stumbling;
    private int connections;
    private int queued;
    private int mostQueued;
    private long freeAt;
    private VirtualWire current = new VirtualWire(null);

    VirtualBus(VirtualLoop loop, boolean rtu) {
        this.loop = loop;
        unitAt = rtu ? 0 : 6;
        answer = rtu ? Registers::rtuAnswer : Registers::tcpAnswer;
    }

    VirtualBus responseTime(Duration time) {
        responseTime = time;
        return this;
    }

    void responseTime(int unit, Duration time) {
        slow.put(unit, time);
    }

    void kill(int unit) {
        dead.add(unit);
    }

    /** From now on the gateway itself waits so long for a dead unit, serves nobody else meanwhile, and may answer in its place. */
    void waitsForDeadUnits(Duration time, boolean answersInstead) {
        waits = time;
        saysNobody = answersInstead;
    }

    void revive(int unit) {
        dead.remove(unit);
    }

    /** Refuses connections and drops the one there is, or accepts again. */
    void reachable(boolean value) {
        reachable = value;
        if (!value) {
            current.drop();
        }
    }

    /** Accepts connections and requests but never says anything, like the far end of a connection that a router forgot. */
    void mute(boolean value) {
        mute = value;
    }

    /** Accepts connections and closes each at the first request. */
    void closing(boolean value) {
        closing = value;
    }

    /** The next request meets an error in the program below the line. */
    void stumble() {
        stumbling = true;
    }

    void answer(Function<byte[], byte[]> with) {
        answer = with;
    }

    List<Asked> asked() {
        return asked;
    }

    /** The most requests that were in the gateway at once. */
    int mostQueued() {
        return mostQueued;
    }

    int connections() {
        return connections;
    }

    long asked(int unit) {
        return asked.stream().filter(request -> request.unit() == unit).count();
    }

    @Override
    public Wire open(WireEvents events) {
        VirtualWire wire = new VirtualWire(events);
        current = wire;
        loop.schedule(wire::connect, Duration.ofMillis(1).toNanos());
        return wire;
    }

    private final class VirtualWire implements Wire {

        private final @org.jspecify.annotations.Nullable WireEvents events;
        private boolean over;

        VirtualWire(@org.jspecify.annotations.Nullable WireEvents events) {
            this.events = events;
        }

        void connect() {
            if (over || events == null) {
                return;
            }
            if (reachable) {
                connections++;
                freeAt = loop.nanos();
                events.opened();
            } else {
                over = true;
                events.closed(Message.of("failure.reason.refused"));
            }
        }

        void drop() {
            if (!over && events != null) {
                over = true;
                events.closed(Message.of("failure.reason.reset"));
            }
        }

        @Override
        public void send(byte[] frame) {
            if (stumbling) {
                stumbling = false;
                throw new IllegalStateException("on purpose");
            }
            byte[] request = frame.clone();
            int unit = request[unitAt] & 0xff;
            asked.add(new Asked(loop.nanos(), unit, word(request, unitAt + 2), word(request, unitAt + 4)));
            if (closing) {
                loop.schedule(this::drop, 1);
            }
            boolean nobody = dead.contains(unit);
            if (closing || mute || freeAt - loop.nanos() > LONGEST_QUEUE.toNanos()) {
                return;
            }
            Duration takes = nobody ? waits : slow.getOrDefault(unit, responseTime);
            freeAt = Math.max(freeAt, loop.nanos()) + takes.toNanos();
            mostQueued = Math.max(mostQueued, ++queued);
            loop.schedule(() -> queued--, freeAt - loop.nanos());
            if (!nobody || saysNobody) {
                loop.schedule(() -> deliver(nobody ? nobody(request) : answer.apply(request)), freeAt - loop.nanos());
            }
        }

        private byte[] nobody(byte[] request) {
            byte function = (byte) (request[unitAt + 1] | 0x80);
            return unitAt == 0
                    ? Registers.rtu(request[0] & 0xff, function, (byte) 11)
                    : Registers.tcp(request, function, (byte) 11);
        }

        private static int word(byte[] request, int at) {
            return (request[at] & 0xff) << 8 | request[at + 1] & 0xff;
        }

        private void deliver(byte[] bytes) {
            if (!over && events != null) {
                events.received(Unpooled.wrappedBuffer(bytes));
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
