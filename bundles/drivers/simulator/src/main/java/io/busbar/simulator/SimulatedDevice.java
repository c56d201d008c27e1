package io.busbar.simulator;

import io.busbar.driver.Points;
import io.busbar.driver.RegisterArea;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.Disturbance;
import io.busbar.simulator.physics.LoadMeter;
import io.busbar.simulator.physics.TransferSwitch;
import io.busbar.simulator.slave.ModbusRefusal;
import io.busbar.simulator.slave.ModbusUnit;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A device of a site: the registers of its map, filled at each read with what its meters show. Safe for use by any thread.
 *
 * <p>A client may write any register that exists. A measured register then keeps what was written for {@link #PIN} or until
 * {@link #release}, so that a test can put a known value on a page; any other register keeps it until the device is closed.
 */
public final class SimulatedDevice implements ModbusUnit {

    /** How long a measured register keeps what a client wrote. */
    public static final Duration PIN = Duration.ofSeconds(60);

    private final DeviceSpec spec;
    private final DeviceModel model;
    private final Clock clock;
    private final Map<String, LoadMeter> meters;
    private final WordPages words = new WordPages();
    private final Pins pins = new Pins();
    private final SimulatedLogs logs;

    /**
     * A device.
     *
     * @param meters a meter for each of its loads by key, and for {@link Points#NO_LOAD} the one of the device itself
     */
    SimulatedDevice(DeviceSpec spec, DeviceModel model, Map<String, LoadMeter> meters, Clock clock) {
        this.spec = spec;
        this.model = model;
        this.clock = clock;
        this.meters = new HashMap<>(meters);
        this.logs = new SimulatedLogs(model.map());
        new DeviceFields(spec, model.map()).write(words);
    }

    /** What this device measured before, for one other thread to ask. */
    public PastDevice past() {
        return PastDevice.of(spec, model.map(), meters);
    }

    /** What it is. */
    public DeviceSpec spec() {
        return spec;
    }

    /** The map that its registers follow. */
    public RegisterMap map() {
        return model.map();
    }

    /** Lets something electrical happen to all of its loads and to the supply as it sees it; to a transfer switch, to its sources. */
    public synchronized void disturb(Disturbance disturbance) {
        meters.values().stream()
                .filter(meter -> spec.role() != DeviceSpec.Role.TRANSFER || meter.load() == null)
                .map(LoadMeter::disturbances)
                .distinct()
                .forEach(disturbances -> disturbances.add(disturbance));
    }

    /**
     * Gives the device an order as at its own keys.
     *
     * @throws ProblemException if it is no transfer switch
     */
    public synchronized void command(Consumer<TransferSwitch> order) {
        TransferSwitch its = transfer();
        if (its == null) {
            throw ProblemException.of(ProblemException.Kind.CONFLICT, "simulator.no.switch", spec.id());
        }
        order.accept(its);
    }

    private @Nullable TransferSwitch transfer() {
        LoadMeter own = meters.get(Points.NO_LOAD);
        return own == null ? null : own.transfer();
    }

    /** Everything electrical that was made to happen and still does. */
    public synchronized List<Disturbance> disturbances(long millis) {
        return meters.values().stream()
                .flatMap(meter -> meter.disturbances().active(millis).stream())
                .distinct()
                .toList();
    }

    /** Ends everything electrical that was made to happen. */
    public synchronized void calm() {
        meters.values().forEach(meter -> meter.disturbances().clear());
    }

    /** Lets measured registers go that a client has written. */
    public synchronized void release() {
        pins.release();
    }

    /** How many measured registers hold what a client wrote. */
    public synchronized int pinned() {
        return pins.count(clock.millis());
    }

    /** Sets the partial indexes of all loads to zero. */
    public synchronized void resetPartialIndexes() {
        meters.values().forEach(meter -> meter.resetPartial(clock.millis()));
    }

    /**
     * What the device measures at a time, unrounded: what a correct reading of its registers must give but for rounding. NaN where it has
     * no such value.
     */
    public synchronized double value(String load, String quantity, long millis) {
        return model.bindings().stream()
                .filter(binding -> binding.row().load().equals(load)
                        && binding.row().quantity().key().equals(quantity))
                .findFirst()
                .map(binding -> binding.value(meters.get(load), millis))
                .orElse(Double.NaN);
    }

    @Override
    public synchronized void read(RegisterArea area, int address, int count, ByteBuffer out) throws ModbusRefusal {
        int end = address + count;
        check(area, address, end);
        long now = clock.millis();
        List<Binding> bindings = model.bindings();
        for (int i = model.firstFrom(address); i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            if (binding.row().start() >= end) {
                break;
            }
            if (binding.area() == area && binding.row().end() > address) {
                binding.write(meters.get(binding.row().load()), now, words);
            }
        }
        for (Binding binding : model.wrapping()) {
            if (binding.area() == area && binding.wrapsIn(address, end)) {
                binding.write(meters.get(binding.row().load()), now, words);
            }
        }
        if (area == RegisterArea.HOLDING) {
            logs.fill(address, end, now, meters, words);
        }
        pins.apply(area, address, end, now, words);
        for (int at = address; at < end; at++) {
            out.putShort((short) words.get(area, at));
        }
    }

    @Override
    public synchronized void write(RegisterArea area, int address, int[] values) throws ModbusRefusal {
        check(area, address, address + values.length);
        logs.written(address, values);
        TransferSwitch its = area == RegisterArea.HOLDING ? transfer() : null;
        if (its != null && SwitchOrders.take(its, model.map(), address, values, clock.millis())) {
            return;
        }
        long until = clock.millis() + PIN.toMillis();
        for (int i = 0; i < values.length; i++) {
            if (model.existing().isMeasured(area, address + i)) {
                pins.pin(area, address + i, values[i], until);
            } else {
                pins.pin(area, address + i, values[i]);
            }
        }
    }

    private void check(RegisterArea area, int from, int to) throws ModbusRefusal {
        if (!model.existing().has(area)) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_FUNCTION);
        }
        if (!model.existing().has(area, from, to)) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_ADDRESS);
        }
    }
}
