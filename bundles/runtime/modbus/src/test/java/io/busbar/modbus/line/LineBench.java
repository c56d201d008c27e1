package io.busbar.modbus.line;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusLink;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine.UnitLink;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.UnitListener.UnitState;
import io.busbar.modbus.frame.MbapFraming;
import io.busbar.modbus.frame.RtuFraming;
import io.busbar.modbus.slave.Registers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A line on a {@link VirtualBus}, and records of all that its listeners were told. */
final class LineBench {

    final VirtualLoop loop = new VirtualLoop();
    final VirtualBus bus;
    final ModbusLine line;
    final Map<Integer, UnitLink> links = new HashMap<>();
    final Map<Integer, List<UnitState>> states = new HashMap<>();
    final Map<Integer, List<Long>> reads = new HashMap<>();
    final Map<Integer, List<ReadFailure>> failures = new HashMap<>();

    /** Words that were not those of the register they were said to be. */
    int wrong;

    LineBench(LineConfig config) {
        boolean rtu = config.kind() != LineConfig.Kind.TCP;
        bus = new VirtualBus(loop, rtu);
        Random random = new Random(1);
        line = new ModbusLine(
                config,
                bus,
                rtu ? new RtuFraming() : new MbapFraming(),
                loop,
                loop.clock(),
                () -> false,
                random::nextDouble,
                closed -> {});
    }

    static LineConfig tcp(int timeoutMs) {
        return config(LineConfig.Kind.TCP, timeoutMs, 1);
    }

    static LineConfig config(LineConfig.Kind kind, int timeoutMs, int inFlight) {
        return new LineConfig("bench", kind, "bus", 502, null, 0, LineConfig.Parity.NONE, 0, 0, timeoutMs, inFlight, 0);
    }

    UnitLink link(int unit) {
        return links.computeIfAbsent(
                unit,
                id -> line.link(id, (state, cause) -> states.computeIfAbsent(id, any -> new ArrayList<>())
                        .add(state)));
    }

    BusLink.Poll poll(int unit, int address, int count, Duration period) {
        return link(unit).poll(BlockRead.holding(address, count), period, new BlockListener() {
            @Override
            public void read(Words words, long timeMillis) {
                reads.computeIfAbsent(unit, any -> new ArrayList<>()).add(loop.nanos());
                for (int at = address; at < address + count; at++) {
                    wrong += words.word(at) == Registers.word(unit, at) ? 0 : 1;
                }
            }

            @Override
            public void failed(ReadFailure failure, long timeMillis) {
                failures.computeIfAbsent(unit, any -> new ArrayList<>()).add(failure);
            }
        });
    }

    /** When blocks of this unit were read. */
    List<Long> times(int unit) {
        return reads.getOrDefault(unit, List.of());
    }

    int reads(int unit) {
        return times(unit).size();
    }

    List<ReadFailure> failures(int unit) {
        return failures.getOrDefault(unit, List.of());
    }

    List<UnitState> states(int unit) {
        return states.getOrDefault(unit, List.of());
    }

    void run(Duration time) {
        loop.run(time);
    }

    void forget() {
        reads.clear();
        failures.clear();
        states.clear();
        bus.asked().clear();
    }
}
