package io.busbar.registers;

import io.busbar.driver.DeviceMemory;
import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes alarms with status, cause, criticality, begin and duration of the states in which a device shows them, so that they are like the
 * alarms of devices that keep such records themselves. What a device does say itself is left to it. Safe for use by any thread.
 */
final class AlarmWatch {

    private record Watched(MapAlarm alarm, AlarmRecord record) {}

    /** Looks at what one block of the device brings. Called by one thread at a time. */
    final class Look {

        /** A watched state, and where in the block it stands. */
        private record Place(int index, Watched watched) {}

        private final List<Place> places = new ArrayList<>();
        private final Map<Integer, Points.Point> conditions = new HashMap<>();

        private Look(Points points) {
            for (int i = 0; i < points.size(); i++) {
                Points.Point point = new Points.Point(points.load(i), points.quantity(i));
                if (only.containsKey(point)) {
                    conditions.put(i, point);
                }
                for (Watched watched : alarms) {
                    if (point.equals(new Points.Point(
                            watched.alarm().load(), watched.alarm().watched()))) {
                        places.add(new Place(i, watched));
                    }
                }
            }
        }

        /** Hands on the alarms that follow from a read of the block. */
        void at(SampleBatch batch) {
            conditions.forEach(
                    (index, point) -> only.put(point, batch.quality(index).isGood() ? batch.value(index) : Double.NaN));
            for (Place place : places) {
                Watched watched = place.watched();
                Quality quality = batch.quality(place.index());
                out.accept(
                        quality.isGood()
                                ? watched.record()
                                        .take(
                                                meaning(watched.alarm(), batch.value(place.index())),
                                                batch.timeMillis(),
                                                memory.get())
                                : watched.record().without(batch.timeMillis(), quality));
            }
        }
    }

    private final Supplier<DeviceMemory> memory;
    private final Consumer<SampleBatch> out;
    private final List<Watched> alarms;
    private final Map<Points.Point, Double> only = new ConcurrentHashMap<>();

    /**
     * Watches for these alarms.
     *
     * @param said quantities that the device delivers itself
     * @param memory since when an alarm lasts outlives the gateway there
     * @param out where the alarms go
     */
    AlarmWatch(
            String device,
            List<MapAlarm> alarms,
            Set<Points.Point> said,
            Supplier<DeviceMemory> memory,
            Consumer<SampleBatch> out) {
        this.memory = memory;
        this.out = out;
        this.alarms = alarms.stream()
                .map(alarm -> new Watched(alarm, new AlarmRecord(device, alarm, said)))
                .toList();
        for (MapAlarm alarm : alarms) {
            MapAlarm.Only needed = alarm.only();
            if (needed != null) {
                only.put(new Points.Point(alarm.load(), needed.quantity()), Double.NaN);
            }
        }
    }

    /** What looks at reads of these points. */
    Look on(Points points) {
        return new Look(points);
    }

    private Optional<MapAlarm.Meaning> meaning(MapAlarm alarm, double value) {
        MapAlarm.Only needed = alarm.only();
        boolean applies = needed == null
                || only.getOrDefault(new Points.Point(alarm.load(), needed.quantity()), Double.NaN) == needed.value();
        return applies ? alarm.meaning(value) : Optional.empty();
    }
}
