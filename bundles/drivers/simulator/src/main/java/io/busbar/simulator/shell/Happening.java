package io.busbar.simulator.shell;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.simulator.SimulatedDevice;
import io.busbar.simulator.Simulator;
import io.busbar.simulator.physics.Disturbance;
import io.busbar.simulator.physics.TransferSwitch;
import io.busbar.simulator.slave.UnitFault;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Something that can be made to happen to a simulated device, as a person writes it. */
enum Happening {
    NONE,
    SILENT(UnitFault.Kind.SILENT),
    SLOW(500, 1, 600_000, millis -> UnitFault.slow(Duration.ofMillis((long) millis))),
    EXCEPTION(6, 1, 255, code -> UnitFault.exception((int) code)),
    WRONG_UNIT(UnitFault.Kind.WRONG_UNIT),
    WRONG_TRANSACTION(UnitFault.Kind.WRONG_TRANSACTION),
    TRUNCATED(UnitFault.Kind.TRUNCATED),
    SHORT(UnitFault.Kind.SHORT),
    DUPLICATED(UnitFault.Kind.DUPLICATED),
    GARBAGE(UnitFault.Kind.GARBAGE),
    DISCONNECT(UnitFault.Kind.DISCONNECT),
    DIP(Disturbance.Kind.DIP, 70, 5, 89),
    SWELL(Disturbance.Kind.SWELL, 115, 111, 180),
    INTERRUPTION(Disturbance.Kind.INTERRUPTION, 0, 0, 0),
    PHASE_LOSS(Disturbance.Kind.PHASE_LOSS, 1, 1, 3),
    OVER_CURRENT(Disturbance.Kind.OVER_CURRENT, 3, 1.1, 20),
    INSULATION(Disturbance.Kind.INSULATION, 5_000, 1, 1_000_000),
    SOURCE_LOSS(Disturbance.Kind.SOURCE_LOSS, 1, 1, 2),
    START_FAILURE(Disturbance.Kind.START_FAILURE, 0, 0, 0),
    TRANSFER_FAILURE(Disturbance.Kind.TRANSFER_FAILURE, 0, 0, 0),
    MODE(16, 0, 64, (its, code, now) -> its.mode((int) code, now)),
    POSITION(1, 0, 2, (its, position, now) -> its.order((int) position, now)),
    TEST(1, 0, 2, (its, kind, now) -> its.test(kind > 0, kind > 1, now)),
    RESET_FAULT(0, 0, 0, (its, none, now) -> its.reset(now)),
    RELEASE,
    RESET_PARTIAL;

    /** An order to a transfer switch. */
    private interface Order {
        void give(TransferSwitch its, double argument, long millis);
    }

    private final Disturbance.@Nullable Kind electrical;
    private final @Nullable Order order;
    private final @Nullable DoubleFunction<UnitFault> fault;
    private final double usual;
    private final double least;
    private final double most;

    Happening() {
        this(null, null, null, 0, 0, 0);
    }

    Happening(UnitFault.Kind kind) {
        this(null, argument -> UnitFault.of(kind), null, 0, 0, 0);
    }

    Happening(double usual, double least, double most, DoubleFunction<UnitFault> fault) {
        this(null, fault, null, usual, least, most);
    }

    Happening(Disturbance.Kind kind, double usual, double least, double most) {
        this(kind, null, null, usual, least, most);
    }

    Happening(double usual, double least, double most, Order order) {
        this(null, null, order, usual, least, most);
    }

    Happening(
            Disturbance.@Nullable Kind electrical,
            @Nullable DoubleFunction<UnitFault> fault,
            @Nullable Order order,
            double usual,
            double least,
            double most) {
        this.electrical = electrical;
        this.fault = fault;
        this.order = order;
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /** As a person writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words, in one line. */
    static String words() {
        return String.join(", ", Arrays.stream(values()).map(Happening::word).toList());
    }

    /** What a person wrote. */
    static Optional<Happening> of(String word) {
        return Arrays.stream(values())
                .filter(happening -> happening.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether only a transfer switch takes it. */
    boolean isForSwitches() {
        return order != null;
    }

    /** Whether it is over by itself after a while. */
    boolean passes() {
        return electrical != null;
    }

    /**
     * Makes it happen.
     *
     * @param argument what a person gave, or null for what is usual
     * @param circuit which circuit of an insulation fault, 0 for the network itself
     * @param length how long something electrical lasts
     */
    void happen(
            Simulator simulator,
            SimulatedDevice device,
            @Nullable Double argument,
            int circuit,
            Duration length,
            Clock clock) {
        double value = argument == null ? usual : argument;
        if (argument != null && !(value >= least && value <= most)) {
            throw ProblemException.invalid("ARG", "number.range", least, most, value);
        }
        if (fault != null) {
            simulator.fault(device.spec().id(), fault.apply(value));
        } else if (electrical != null) {
            device.disturb(disturbance(electrical, value, circuit, clock.millis(), length.toMillis()));
        } else if (order != null) {
            Order wanted = order;
            device.command(its -> wanted.give(its, value, clock.millis()));
        } else {
            order(simulator, device);
        }
    }

    private void order(Simulator simulator, SimulatedDevice device) {
        switch (this) {
            case RELEASE -> device.release();
            case RESET_PARTIAL -> device.resetPartialIndexes();
            default -> {
                simulator.fault(device.spec().id(), UnitFault.NONE);
                device.calm();
            }
        }
    }

    private static Disturbance disturbance(Disturbance.Kind kind, double value, int circuit, long now, long length) {
        return switch (kind) {
            case DIP, SWELL -> new Disturbance(kind, now, now + length, value / 100, 0);
            case PHASE_LOSS, SOURCE_LOSS -> new Disturbance(kind, now, now + length, 0, (int) value);
            case INSULATION -> new Disturbance(kind, now, now + length, value, circuit);
            default -> new Disturbance(kind, now, now + length, value, 0);
        };
    }
}
