package io.busbar.rest.live;

import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.LiveValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of every point, in the order of change, and which devices changed when.
 *
 * <p>Every change has a number. A stream remembers the number up to which it has sent and asks for what changed since, so there is no
 * queue per client: memory is one entry a point however slow the clients are, and whoever is late gets the newest value of each point.
 * Points are linked from the newest change to the oldest, so that asking costs as much as there are changes. Safe for use by any thread.
 */
final class LiveTable {

    /**
     * What changed since a stream's last frame.
     *
     * @param upTo the number to ask with next time
     * @param values JSON of each changed point, oldest change first
     * @param devices ids of devices that changed, or went
     */
    record Changes(
            long upTo, List<byte[]> values, List<String> devices, boolean system, boolean detections, boolean alarms) {
        boolean isEmpty() {
            return values.isEmpty() && devices.isEmpty() && !system && !detections && !alarms;
        }
    }

    private final LiveJson writer = new LiveJson();
    private final Map<String, LivePoint> points = new HashMap<>();
    private final Map<String, Long> devices = new HashMap<>();
    private @Nullable LivePoint newest;
    private long sequence;
    private long devicesSequence;
    private long system;
    private long detections;
    private long alarms;

    /** Takes over what a read gave. */
    synchronized void accept(SampleBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            put(
                    batch.device(),
                    batch.points().id(i),
                    batch.timeMillis(),
                    batch.value(i),
                    batch.quality(i),
                    batch.text(i));
        }
    }

    /** Takes over what was read before this table existed. */
    synchronized void accept(LiveValue value) {
        put(value.device(), value.point(), value.time().toEpochMilli(), value.value(), value.quality(), value.text());
    }

    /** A device was added, or is no longer as it was. */
    synchronized void deviceChanged(String device) {
        devicesSequence = ++sequence;
        devices.put(device, sequence);
    }

    /** A device is gone: its points are forgotten, and clients are told. */
    synchronized void deviceRemoved(String device) {
        points.values().removeIf(point -> {
            boolean gone = point.device.equals(device);
            if (gone) {
                unlink(point);
            }
            return gone;
        });
        devicesSequence = ++sequence;
        devices.put(device, sequence);
    }

    /** Something about the gateway itself changed. */
    synchronized void systemChanged() {
        system = ++sequence;
    }

    /** A detection has news, or the inbox. */
    synchronized void detectionsChanged() {
        detections = ++sequence;
    }

    /** An alarm came, went or was acknowledged. */
    synchronized void alarmsChanged() {
        alarms = ++sequence;
    }

    /** What changed after this number, of the devices that are wanted. */
    synchronized Changes since(long after, Predicate<String> wanted) {
        List<LivePoint> changed = new ArrayList<>();
        for (LivePoint point = newest; point != null && point.sequence > after; point = point.older) {
            if (wanted.test(point.device)) {
                changed.add(point);
            }
        }
        List<byte[]> values = new ArrayList<>(changed.size());
        for (int i = changed.size() - 1; i >= 0; i--) {
            values.add(changed.get(i).json(writer));
        }
        List<String> names = devicesSequence <= after
                ? List.of()
                : devices.entrySet().stream()
                        .filter(entry -> entry.getValue() > after && wanted.test(entry.getKey()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        return new Changes(sequence, values, names, system > after, detections > after, alarms > after);
    }

    /** Every point of the devices that are wanted, for a stream that begins. */
    synchronized Changes snapshot(Predicate<String> wanted) {
        Changes all = since(Long.MIN_VALUE, wanted);
        return new Changes(all.upTo(), all.values(), List.of(), true, true, true);
    }

    /** How many points are known. */
    synchronized int size() {
        return points.size();
    }

    private void put(String device, String id, long timeMillis, double value, Quality quality, @Nullable String text) {
        LivePoint known = points.get(id);
        LivePoint point = known == null ? new LivePoint(device, id) : known;
        if (!point.take(timeMillis, value, quality, text)) {
            return;
        }
        if (known == null) {
            points.put(id, point);
        } else {
            unlink(point);
        }
        point.sequence = ++sequence;
        point.older = newest;
        if (newest != null) {
            newest.newer = point;
        }
        newest = point;
    }

    private void unlink(LivePoint point) {
        LivePoint older = point.older;
        LivePoint newer = point.newer;
        if (older != null) {
            older.newer = newer;
        }
        if (newer != null) {
            newer.older = older;
        } else {
            newest = older;
        }
        point.older = null;
        point.newer = null;
    }
}
