package io.busbar.rest.storage;

import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.PlannedPoint;
import io.busbar.gateway.history.StorageOverride;
import java.util.List;
import java.util.Set;

/**
 * The plan of one device.
 *
 * @param overrides what people have decided for it
 * @param points every point that it delivers now, and how it is stored
 * @param bytesPerYear about what these take on the disk in a year
 */
record DevicePlanDocument(List<StorageOverride> overrides, List<Point> points, long bytesPerYear) {

    /** A point and how it is stored. */
    record Point(
            String point,
            String load,
            String quantity,
            boolean stored,
            int periodS,
            Set<Aggregate> aggregates,
            PlannedPoint.Origin origin,
            long bytesPerYear) {

        static Point of(PlannedPoint planned) {
            return new Point(
                    planned.point(),
                    planned.load(),
                    planned.quantity().key(),
                    planned.rule().stored(),
                    planned.rule().periodS(),
                    planned.rule().aggregates(),
                    planned.origin(),
                    planned.bytesPerYear());
        }
    }

    static DevicePlanDocument of(List<StorageOverride> overrides, List<PlannedPoint> points) {
        return new DevicePlanDocument(
                overrides,
                points.stream().map(Point::of).toList(),
                points.stream().mapToLong(PlannedPoint::bytesPerYear).sum());
    }
}
