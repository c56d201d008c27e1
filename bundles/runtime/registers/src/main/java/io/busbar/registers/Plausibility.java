package io.busbar.registers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Whether values that a map has read of a device can be true together: physics finds a wrong address or scale. */
public final class Plausibility {

    /**
     * One check.
     *
     * @param load the load that it is about
     * @param name what is compared, such as {@code S² = P² + Q²}
     * @param expected what it should be
     * @param found what it is
     * @param plausible whether that is near enough
     */
    public record Check(String load, String name, double expected, double found, boolean plausible) {}

    private static final double POWER_TOLERANCE = 0.05;
    private static final double VOLTAGE_TOLERANCE = 0.03;
    private static final double LEAST_POWER = 100;
    private static final double LEAST_VOLTAGE = 20;
    private static final double LOWEST_FREQUENCY = 45;
    private static final double HIGHEST_FREQUENCY = 65;

    private Plausibility() {}

    /**
     * The checks that these values allow; values that are too small to compare are left out.
     *
     * @param values numbers by {@code load/quantity}
     */
    public static List<Check> of(Map<String, Double> values) {
        Set<String> loads = new LinkedHashSet<>();
        values.keySet().forEach(key -> loads.add(key.substring(0, key.indexOf('/'))));
        List<Check> checks = new ArrayList<>();
        for (String load : loads) {
            ToDoubleFunction<String> value = quantity -> values.getOrDefault(load + '/' + quantity, Double.NaN);
            frequency(load, value.applyAsDouble("frequency"), checks);
            powers(load, "total", value, checks);
            for (String phase : List.of("l1", "l2", "l3")) {
                powers(load, phase, value, checks);
            }
            voltages(load, value, checks);
            sum(load, value, checks);
        }
        return List.copyOf(checks);
    }

    private static void frequency(String load, double hertz, List<Check> checks) {
        if (!Double.isNaN(hertz)) {
            boolean plausible = hertz >= LOWEST_FREQUENCY && hertz <= HIGHEST_FREQUENCY;
            checks.add(new Check(load, "45 Hz ≤ f ≤ 65 Hz", 50, hertz, plausible));
        }
    }

    private static void powers(String load, String phase, ToDoubleFunction<String> value, List<Check> checks) {
        double active = value.applyAsDouble("power.active." + phase);
        double reactive = value.applyAsDouble("power.reactive." + phase);
        double apparent = value.applyAsDouble("power.apparent." + phase);
        if (apparent >= LEAST_POWER && !Double.isNaN(active + reactive)) {
            // Distortion makes S larger than P and Q alone; never smaller.
            double least = Math.hypot(active, reactive);
            boolean plausible =
                    apparent >= least * (1 - POWER_TOLERANCE) && least >= apparent * (1 - 4 * POWER_TOLERANCE);
            checks.add(new Check(load, "S² ≈ P² + Q² " + phase, least, apparent, plausible));
        }
    }

    private static void voltages(String load, ToDoubleFunction<String> value, List<Check> checks) {
        double simple = mean(value, "voltage.ln", "voltage.l1n", "voltage.l2n", "voltage.l3n");
        double composed = mean(value, "voltage.ll", "voltage.l12", "voltage.l23", "voltage.l31");
        if (simple >= LEAST_VOLTAGE && !Double.isNaN(composed)) {
            double expected = Math.sqrt(3) * simple;
            boolean plausible = Math.abs(composed - expected) <= VOLTAGE_TOLERANCE * expected;
            checks.add(new Check(load, "U ≈ √3 · V", expected, composed, plausible));
        }
    }

    private static void sum(String load, ToDoubleFunction<String> value, List<Check> checks) {
        double total = value.applyAsDouble("power.active.total");
        double sum = value.applyAsDouble("power.active.l1")
                + value.applyAsDouble("power.active.l2")
                + value.applyAsDouble("power.active.l3");
        if (Math.abs(total) >= LEAST_POWER && !Double.isNaN(sum)) {
            boolean plausible = Math.abs(sum - total) <= POWER_TOLERANCE * Math.abs(total);
            checks.add(new Check(load, "P ≈ P1 + P2 + P3", sum, total, plausible));
        }
    }

    private static double mean(ToDoubleFunction<String> value, String all, String first, String second, String third) {
        double known = value.applyAsDouble(all);
        return Double.isNaN(known)
                ? (value.applyAsDouble(first) + value.applyAsDouble(second) + value.applyAsDouble(third)) / 3
                : known;
    }
}
