package io.busbar.historian.plan;

import io.busbar.driver.Points;
import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.PlannedPoint;
import io.busbar.gateway.history.StorageRule;
import io.busbar.gateway.values.LiveValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a device delivers, and how it is stored. */
public final class PlannedPoints {

    private static final long SECONDS_OF_YEAR = 31_556_952;

    /** A state that changes now and then takes about twice what its hourly repetitions do. */
    private static final int CHANGES = 2;

    private PlannedPoints() {}

    /** The points of a device by its last values, load curves behind the power that they are made of. */
    public static List<PlannedPoint> of(String device, List<LiveValue> values, Plan plan) {
        Map<String, PlannedPoint> points = new LinkedHashMap<>();
        for (LiveValue value : values) {
            if (!LoadCurves.isCurve(value.quantity())) {
                add(points, device, value.load(), value.quantity(), plan);
            }
            for (LoadCurves.Curve curve : LoadCurves.of(value.quantity())) {
                add(points, device, value.load(), curve.quantity(), plan);
            }
        }
        return List.copyOf(points.values());
    }

    private static void add(
            Map<String, PlannedPoint> points, String device, String load, Quantity quantity, Plan plan) {
        Plan.Decision decision = plan.decide(device, load, quantity);
        String id = Points.id(device, load, quantity);
        points.putIfAbsent(
                id,
                new PlannedPoint(
                        id, load, quantity, decision.rule(), decision.origin(), bytes(quantity, decision.rule())));
    }

    private static long bytes(Quantity quantity, StorageRule rule) {
        if (!rule.stored()) {
            return 0;
        }
        double samples =
                (double) SECONDS_OF_YEAR / rule.periodS() * rule.aggregates().size();
        return Math.round(
                samples * bytesPerSample(rule.periodS()) * (quantity.kind() == QuantityKind.STATE ? CHANGES : 1));
    }

    /** Measured with readings of meters, hours included; a little more where samples are farther apart, and so differ more. */
    private static double bytesPerSample(int periodS) {
        if (periodS >= 600) {
            return 1.2;
        }
        return periodS >= 60 ? 1.05 : 0.8;
    }
}
