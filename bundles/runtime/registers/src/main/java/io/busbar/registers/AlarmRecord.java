package io.busbar.registers;

import io.busbar.driver.DeviceMemory;
import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How one alarm stands that is made of a state. Called by one thread at a time. */
final class AlarmRecord {

    private static final int INACTIVE = 0;
    private static final int ACTIVE = 1;
    private static final int FINISHED = 2;
    private static final List<String> PARTS = List.of("status", "cause", "criticality", "start", "duration");
    private static final MapAlarm.Meaning NONE = new MapAlarm.Meaning(0, 0);

    /** While an alarm lasts its duration goes on in such steps, so that not every read is a change, s. */
    private static final long STEP = 10;

    private final String key;
    private final List<String> parts;
    private final Points points;
    private int status = INACTIVE;
    private MapAlarm.Meaning worst = NONE;
    private long begin;
    private long end;
    private boolean recalled;

    /**
     * The record of an alarm.
     *
     * @param said quantities that the device delivers itself, which are left to it
     */
    AlarmRecord(String device, MapAlarm alarm, Set<Points.Point> said) {
        this.key = "alarm/" + alarm.load() + '/' + alarm.kind() + '.' + alarm.number();
        this.parts = PARTS.stream()
                .filter(part -> !said.contains(new Points.Point(alarm.load(), alarm.part(part))))
                .toList();
        this.points = new Points(
                device,
                parts.stream()
                        .map(part -> new Points.Point(alarm.load(), alarm.part(part)))
                        .toList());
    }

    /** How it stands now that the state means this, or no alarm. */
    SampleBatch take(Optional<MapAlarm.Meaning> meaning, long now, DeviceMemory memory) {
        if (!recalled) {
            recalled = true;
            recall(memory);
        }
        if (meaning.isPresent()) {
            goesOn(meaning.get(), now, memory);
        } else if (status == ACTIVE) {
            status = FINISHED;
            end = now;
            memory.forget(key);
        }
        return batch(now);
    }

    /** Nothing is known of it now. */
    SampleBatch without(long now, Quality why) {
        return SampleBatch.without(points, now, why);
    }

    private void goesOn(MapAlarm.Meaning meaning, long now, DeviceMemory memory) {
        if (status != ACTIVE) {
            status = ACTIVE;
            begin = now;
            worst = meaning;
            memory.note(key, now);
        } else if (meaning.criticality() >= worst.criticality()) {
            worst = meaning;
        }
    }

    /** An alarm that was there before the gateway or the driver began anew is still the same one. */
    private void recall(DeviceMemory memory) {
        OptionalLong since = memory.recall(key);
        if (since.isPresent()) {
            status = ACTIVE;
            begin = since.getAsLong();
        }
    }

    private SampleBatch batch(long now) {
        double[] values = new double[parts.size()];
        byte[] qualities = new byte[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(parts.get(i), now);
            qualities[i] = (byte) (Double.isNaN(values[i]) ? Quality.NOT_AVAILABLE : Quality.GOOD).ordinal();
        }
        return new SampleBatch(points, now, values, qualities);
    }

    private double value(String part, long now) {
        return switch (part) {
            case "status" -> status;
            case "cause" -> worst.cause();
            case "criticality" -> worst.criticality();
            case "start" -> status == INACTIVE ? Double.NaN : begin / 1000.0;
            default -> duration(now);
        };
    }

    private double duration(long now) {
        if (status == INACTIVE) {
            return 0;
        }
        long seconds = Math.floorDiv((status == ACTIVE ? now : end) - begin, 1000L);
        return status == ACTIVE ? Math.floorDiv(seconds, STEP) * STEP : seconds;
    }
}
