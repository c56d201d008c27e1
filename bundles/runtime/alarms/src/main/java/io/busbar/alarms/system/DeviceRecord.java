package io.busbar.alarms.system;

import io.busbar.driver.Points;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.alarms.Origin;
import io.busbar.gateway.alarms.PowerQualityEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a batch the parts of one record of a device's own alarms or events are: {@code alarm.<kind>.<part>.<n>}, {@code event.<kind>.<part>.<n>}. */
final class DeviceRecord {

    private static final Pattern KEY = Pattern.compile("(alarm|event)\\.([a-z0-9]+)\\.([a-z]+)\\.(\\d+)");
    private static final double MILLIS = 1000;

    /** What the device says about an occurrence. */
    enum State {
        NONE,
        ACTIVE,
        FINISHED
    }

    /** What a record says now. */
    record Entry(State state, Alarm draft, Instant until) {}

    private final String device;
    private final String load;
    private final boolean event;
    private final String kind;
    private final String number;
    private final Map<String, Integer> parts = new LinkedHashMap<>();

    private DeviceRecord(String device, String load, boolean event, String kind, String number) {
        this.device = device;
        this.load = load;
        this.event = event;
        this.kind = kind;
        this.number = number;
    }

    /** The records that these points hold. */
    static List<DeviceRecord> of(Points points) {
        Map<String, DeviceRecord> records = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            Matcher key = KEY.matcher(points.quantity(i).key());
            if (key.matches()) {
                String load = points.load(i);
                DeviceRecord found = records.computeIfAbsent(
                        load + '/' + key.group(1) + '.' + key.group(2) + '.' + key.group(4),
                        unknown -> new DeviceRecord(
                                points.device(), load, key.group(1).equals("event"), key.group(2), key.group(4)));
                found.parts.put(key.group(3), i);
            }
        }
        List<DeviceRecord> whole = new ArrayList<>(records.values());
        whole.removeIf(found -> !found.parts.containsKey(found.event ? "state" : "status"));
        return whole;
    }

    /** What the record says in this batch; empty where its state is not known, which leaves everything as it is. */
    Optional<Entry> read(SampleBatch batch) {
        double status = part(batch, event ? "state" : "status");
        if (Double.isNaN(status)) {
            return Optional.empty();
        }
        State state = status == 0 ? State.NONE : status == 1 ? State.ACTIVE : State.FINISHED;
        double start = part(batch, "start");
        if (state == State.FINISHED && Double.isNaN(start)) {
            return Optional.empty();
        }
        Instant since = Double.isNaN(start) || start <= 0
                ? Instant.ofEpochMilli(batch.timeMillis())
                : Instant.ofEpochMilli(Math.round(start * MILLIS));
        if (event && state == State.NONE) {
            return Optional.empty();
        }
        return Optional.of(new Entry(state, draft(batch, since), until(batch, state, since)));
    }

    private Instant until(SampleBatch batch, State state, Instant since) {
        if (state == State.FINISHED) {
            double end = part(batch, "end");
            double duration = part(batch, "duration");
            if (end > 0) {
                return Instant.ofEpochMilli(Math.round(end * MILLIS));
            }
            if (duration >= 0) {
                return since.plusMillis(Math.round(duration * MILLIS));
            }
        }
        return Instant.ofEpochMilli(batch.timeMillis());
    }

    private Alarm draft(SampleBatch batch, Instant since) {
        double cause = part(batch, "cause");
        String statusKey = (event ? "event." : "alarm.") + kind + (event ? ".state." : ".status.") + number;
        List<String> arguments = Double.isNaN(cause)
                ? List.of()
                : List.of("state:alarm." + kind + ".cause." + number + ":" + (long) cause);
        return new Alarm(
                0,
                event ? eventKey(batch, since) : "device/" + device + '/' + load + '/' + kind + '.' + number,
                event ? AlarmKind.PQ_EVENT : alarmKind(),
                Origin.DEVICE,
                criticality(batch),
                AlarmStatus.ACTIVE,
                "",
                event ? "alarm.event" : arguments.isEmpty() ? "alarm.device" : "alarm.device.cause",
                event ? List.of("event:" + eventType(batch).name()) : arguments,
                "",
                device,
                event ? eventLoad(batch) : load,
                event ? "en50160" : kind,
                device + '/' + load + '/' + statusKey,
                Alarm.Reading.NONE,
                since,
                null,
                true,
                null,
                0,
                false,
                event ? powerQuality(batch) : null);
    }

    /** Places of events move in the device, so their key is what they are. */
    private String eventKey(SampleBatch batch, Instant since) {
        return "device/" + device + "/event/" + eventType(batch) + '.' + since.toEpochMilli() + '.' + eventLoad(batch);
    }

    private String eventLoad(SampleBatch batch) {
        double own = part(batch, "load");
        return own > 0 ? Integer.toString((int) own) : load;
    }

    private PowerQualityEvent.Kind eventType(SampleBatch batch) {
        return switch ((int) part(batch, "type")) {
            case 1 -> PowerQualityEvent.Kind.SWELL;
            case 2 -> PowerQualityEvent.Kind.DIP;
            case 3 -> PowerQualityEvent.Kind.INTERRUPTION;
            case 4 -> PowerQualityEvent.Kind.INRUSH;
            case 5 -> PowerQualityEvent.Kind.TRIP;
            default -> kind.equals("inrush") ? PowerQualityEvent.Kind.INRUSH : PowerQualityEvent.Kind.UNKNOWN;
        };
    }

    private PowerQualityEvent powerQuality(SampleBatch batch) {
        double phases = part(batch, "phases");
        double unknown = Double.NaN;
        return new PowerQualityEvent(
                eventType(batch),
                Double.isNaN(phases) ? 0 : (int) phases & 7,
                0,
                0,
                unknown,
                unknown,
                unknown,
                unknown,
                null,
                false);
    }

    private AlarmKind alarmKind() {
        return switch (kind) {
            case "analog" -> AlarmKind.ANALOG;
            case "logic" -> AlarmKind.DIGITAL_EDGE;
            case "combined" -> AlarmKind.COMBINATION;
            case "system" -> AlarmKind.SYSTEM;
            case "en50160" -> AlarmKind.PQ_EVENT;
            case "insulation" -> AlarmKind.INSULATION;
            case "switch" -> AlarmKind.SWITCH;
            default -> AlarmKind.METROLOGY;
        };
    }

    private Criticality criticality(SampleBatch batch) {
        double given = part(batch, "criticality");
        if (given == 0) {
            return Criticality.INFORMATION;
        }
        return given == 2 ? Criticality.CRITICAL : Criticality.NON_CRITICAL;
    }

    private double part(SampleBatch batch, String name) {
        @Nullable Integer index = parts.get(name);
        return index == null || !batch.quality(index).isGood() ? Double.NaN : batch.value(index);
    }
}
