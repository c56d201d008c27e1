package io.busbar.simulator.shell;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.simulator.SimulatedDevice;
import io.busbar.simulator.Simulator;
import io.busbar.simulator.physics.Disturbance;
import io.busbar.simulator.slave.UnitFault;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
    RELEASE,
    RESET_PARTIAL;

    private final Disturbance.@Nullable Kind electrical;
    private final @Nullable DoubleFunction<UnitFault> fault;
    private final double usual;
    private final double least;
    private final double most;

    Happening() {
        this(null, null, 0, 0, 0);
    }

    Happening(UnitFault.Kind kind) {
        this(null, argument -> UnitFault.of(kind), 0, 0, 0);
    }

    Happening(double usual, double least, double most, DoubleFunction<UnitFault> fault) {
        this(null, fault, usual, least, most);
    }

    Happening(Disturbance.Kind kind, double usual, double least, double most) {
        this(kind, null, usual, least, most);
    }

    Happening(
            Disturbance.@Nullable Kind electrical,
            @Nullable DoubleFunction<UnitFault> fault,
            double usual,
            double least,
            double most) {
        this.electrical = electrical;
        this.fault = fault;
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

    /** Whether it is over by itself after a while. */
    boolean passes() {
        return electrical != null;
    }

    /**
     * Makes it happen.
     *
     * @param argument what a person gave, or null for what is usual
     * @param length how long something electrical lasts
     */
    void happen(Simulator simulator, SimulatedDevice device, @Nullable Double argument, Duration length, Clock clock) {
        double value = argument == null ? usual : argument;
        if (argument != null && !(value >= least && value <= most)) {
            throw ProblemException.invalid("ARG", "number.range", least, most, value);
        }
        if (fault != null) {
            simulator.fault(device.spec().id(), fault.apply(value));
        } else if (electrical != null) {
            device.disturb(disturbance(electrical, value, clock.millis(), length.toMillis()));
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

    private static Disturbance disturbance(Disturbance.Kind kind, double value, long now, long length) {
        boolean percent = List.of(Disturbance.Kind.DIP, Disturbance.Kind.SWELL).contains(kind);
        boolean phase = kind == Disturbance.Kind.PHASE_LOSS;
        double depth = percent ? value / 100 : phase ? 0 : value;
        return new Disturbance(kind, now, now + length, depth, phase ? (int) value : 0);
    }
}
