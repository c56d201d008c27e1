package io.busbar.historian.plan;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Load curves: the mean over a period of what a load took and of what it gave back, each for itself. They are made of the power of all
 * phases, so that every load with a power has them, whether its device keeps any or not.
 */
final class LoadCurves {

    private static final String BASE = "load.curve.";
    /** A curve, and what a sample of power counts in it. */
    record Curve(Quantity quantity, DoubleUnaryOperator part) {}

    private static final List<Curve> ACTIVE = List.of(
            new Curve(Quantity.of("load.curve.active.import"), LoadCurves::taken),
            new Curve(Quantity.of("load.curve.active.export"), LoadCurves::given));
    private static final List<Curve> REACTIVE = List.of(
            new Curve(Quantity.of("load.curve.reactive.import"), LoadCurves::taken),
            new Curve(Quantity.of("load.curve.reactive.export"), LoadCurves::given));
    private static final List<Curve> APPARENT =
            List.of(new Curve(Quantity.of("load.curve.apparent"), LoadCurves::taken));

    private static final Map<String, List<Curve>> BY_POWER = Map.of(
            "power.active", ACTIVE,
            "power.active.total", ACTIVE,
            "power.reactive", REACTIVE,
            "power.reactive.total", REACTIVE,
            "power.apparent", APPARENT,
            "power.apparent.total", APPARENT);

    private LoadCurves() {}

    private static double taken(double power) {
        return Math.max(power, 0);
    }

    private static double given(double power) {
        return Math.max(-power, 0);
    }

    /** The curves that are made of a quantity; none for most. */
    static List<Curve> of(Quantity quantity) {
        return BY_POWER.getOrDefault(quantity.key(), List.of());
    }

    /**
     * Whether a quantity is a load curve. A device that keeps some itself delivers the newest entry again and again, under the time at which
     * it is read; what is stored is the curve made here, its gaps filled from the device's memory.
     */
    static boolean isCurve(Quantity quantity) {
        return quantity.kind() == QuantityKind.GAUGE && quantity.key().startsWith(BASE);
    }
}
