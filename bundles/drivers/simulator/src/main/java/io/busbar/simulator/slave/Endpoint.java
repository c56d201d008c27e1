package io.busbar.simulator.slave;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A TCP port and the units that answer there. Safe for use by any thread. */
public final class Endpoint implements AutoCloseable {

    private final ModbusServer server;
    private final ServerSocketChannel channel;
    private final int port;
    private final int mostConnections;
    private final Map<Integer, Slot> units = new ConcurrentHashMap<>();
    private final Tally tally = new Tally();
    private volatile UnitFault absent = UnitFault.NO_SUCH_UNIT;

    Endpoint(ModbusServer server, ServerSocketChannel channel, int mostConnections) throws IOException {
        this.server = server;
        this.channel = channel;
        this.mostConnections = mostConnections;
        this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** The TCP port that it listens on. */
    public int port() {
        return port;
    }

    /**
     * Puts a unit behind the endpoint, in the place of one that had the id before.
     *
     * @param id 0 to 255
     */
    public Endpoint add(int id, ModbusUnit unit) {
        if (id < 0 || id > 255) {
            throw new IllegalArgumentException("unit " + id + " is outside 0 to 255");
        }
        units.put(id, new Slot(unit));
        return this;
    }

    /**
     * What is answered for units that are not here: exception 11 at first, as most gateways do; another exception, or silence.
     *
     * @throws IllegalArgumentException for any other fault: nobody is there to have it
     */
    public void absent(UnitFault answer) {
        if (answer.kind() != UnitFault.Kind.EXCEPTION && answer.kind() != UnitFault.Kind.SILENT) {
            throw new IllegalArgumentException(answer + " is nothing that a unit can do which is not there");
        }
        absent = answer;
    }

    UnitFault absent() {
        return absent;
    }

    /** Takes a unit away; it is answered for like any other that is not here. */
    public void remove(int id) {
        units.remove(id);
    }

    /** The ids that answer, ascending. */
    public List<Integer> units() {
        return List.copyOf(new TreeMap<>(units).keySet());
    }

    /**
     * Lets a unit misbehave, or behave again with {@link UnitFault#NONE}, from the next request on.
     *
     * @throws IllegalArgumentException if there is no such unit
     */
    public void fault(int id, UnitFault fault) {
        slot(id).fault = fault;
    }

    /** How a unit misbehaves. */
    public UnitFault fault(int id) {
        return slot(id).fault;
    }

    /** What happened here so far. */
    public EndpointCounters counters() {
        return tally.counters();
    }

    /** Ends listening and closes every connection. Returns at once. */
    @Override
    public void close() {
        server.close(this);
    }

    ServerSocketChannel channel() {
        return channel;
    }

    Tally tally() {
        return tally;
    }

    boolean isFull() {
        return tally.connections.get() >= mostConnections;
    }

    @Nullable
    Slot find(int id) {
        return units.get(id);
    }

    private Slot slot(int id) {
        return Optional.ofNullable(units.get(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no unit " + id + " at port " + port));
    }

    /** A unit and how it misbehaves. */
    static final class Slot {
        final ModbusUnit unit;
        volatile UnitFault fault = UnitFault.NONE;

        Slot(ModbusUnit unit) {
            this.unit = unit;
        }
    }
}
