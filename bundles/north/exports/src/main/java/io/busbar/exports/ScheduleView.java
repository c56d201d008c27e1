package io.busbar.exports;

import io.busbar.exports.plan.Marks;
import io.busbar.exports.plan.Planner;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.ExportSettings;
import io.busbar.gateway.exports.Schedule;
import io.busbar.gateway.exports.ScheduleStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The schedules as people see them: when each goes next, and how far all that want it have come. */
final class ScheduleView {

    private ScheduleView() {}

    static List<ScheduleStatus> of(
            ExportSettings settings,
            List<Destination> destinations,
            Marks marks,
            Planner planner,
            ZoneId zone,
            Instant now) {
        List<ScheduleStatus> found = new ArrayList<>();
        for (Category category : Category.values()) {
            Schedule schedule = Objects.requireNonNull(settings.schedules().get(category));
            List<Destination> wanting = destinations.stream()
                    .filter(one -> one.enabled() && one.categories().contains(category))
                    .toList();
            List<Optional<Instant>> covered =
                    wanting.stream().map(one -> marks.until(one.id(), category)).toList();
            boolean begun = !covered.isEmpty() && covered.stream().allMatch(Optional::isPresent);
            found.add(new ScheduleStatus(
                    category,
                    schedule,
                    wanting.isEmpty() ? null : planner.next(schedule, zone, now),
                    begun
                            ? covered.stream()
                                    .flatMap(Optional::stream)
                                    .min(Comparator.naturalOrder())
                                    .orElse(null)
                            : null));
        }
        return found;
    }
}
