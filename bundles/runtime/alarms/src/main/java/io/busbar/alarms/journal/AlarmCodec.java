package io.busbar.alarms.journal;

import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.alarms.Origin;
import io.busbar.gateway.alarms.PowerQualityEvent;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored form of an alarm: a version, the fields of fixed size, then texts with their length, then what an event has besides. */
final class AlarmCodec {

    private static final byte VERSION = 1;
    private static final int EVENT = 1;
    private static final int ACKNOWLEDGED = 2;
    private static final int OVER = 4;
    private static final int SILENCED = 8;
    private static final int MANUAL = 16;
    private static final int POINT = 32;
    private static final Criticality[] CRITICALITIES = Criticality.values();

    private AlarmCodec() {}

    static ByteBuffer encode(Alarm alarm) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(alarm, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static void write(Alarm alarm, DataOutputStream out) throws IOException {
        Instant until = alarm.until();
        Acknowledgement acknowledgement = alarm.acknowledgement();
        PowerQualityEvent event = alarm.event();
        String point = alarm.point();
        out.writeByte(VERSION);
        out.writeByte((event == null ? 0 : EVENT)
                | (acknowledgement == null ? 0 : ACKNOWLEDGED)
                | (until == null ? 0 : OVER)
                | (alarm.silenced() ? SILENCED : 0)
                | (alarm.manual() ? MANUAL : 0)
                | (point == null ? 0 : POINT));
        out.writeByte(alarm.kind().ordinal());
        out.writeByte(alarm.origin().ordinal());
        out.writeByte(alarm.criticality().ordinal());
        out.writeByte(alarm.status().ordinal());
        out.writeLong(alarm.id());
        out.writeLong(alarm.since().toEpochMilli());
        out.writeInt(alarm.repeats());
        out.writeDouble(alarm.reading().value());
        out.writeDouble(alarm.reading().limit());
        out.writeDouble(alarm.reading().extreme());
        text(out, alarm.key());
        text(out, alarm.name());
        text(out, alarm.code());
        text(out, alarm.definition());
        text(out, alarm.device());
        text(out, alarm.load());
        text(out, alarm.nature());
        out.writeByte(alarm.arguments().size());
        for (String argument : alarm.arguments()) {
            text(out, argument);
        }
        if (point != null) {
            text(out, point);
        }
        if (until != null) {
            out.writeLong(until.toEpochMilli());
        }
        if (acknowledgement != null) {
            text(out, acknowledgement.by());
            out.writeLong(acknowledgement.time().toEpochMilli());
            text(out, acknowledgement.comment());
        }
        if (event != null) {
            write(event, out);
        }
    }

    private static void write(PowerQualityEvent event, DataOutputStream out) throws IOException {
        String cell = event.cell();
        out.writeByte(event.kind().ordinal());
        out.writeByte(event.phases() | (event.flagged() ? 128 : 0));
        out.writeLong(event.startUncertaintyMs());
        out.writeLong(event.durationUncertaintyMs());
        out.writeDouble(event.reference());
        out.writeDouble(event.threshold());
        out.writeDouble(event.hysteresis());
        out.writeDouble(event.extreme());
        text(out, cell == null ? "" : cell);
    }

    /**
     * The alarm in these bytes.
     *
     * @throws IOException if they are none that this program has written
     */
    static Alarm decode(ByteBuffer in) throws IOException {
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IOException("An alarm of version " + version + " cannot be read");
            }
            return read(in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("An alarm is shorter than it should be", e);
        }
    }

    private static Alarm read(ByteBuffer in) {
        int flags = in.get();
        AlarmKind kind = AlarmKind.of(in.get());
        Origin origin = Origin.of(in.get());
        Criticality criticality = CRITICALITIES[in.get()];
        AlarmStatus status = AlarmStatus.of(in.get());
        long id = in.getLong();
        Instant since = Instant.ofEpochMilli(in.getLong());
        int repeats = in.getInt();
        Alarm.Reading reading = new Alarm.Reading(in.getDouble(), in.getDouble(), in.getDouble());
        String key = text(in);
        String name = text(in);
        String code = text(in);
        String definition = text(in);
        String device = text(in);
        String load = text(in);
        String nature = text(in);
        List<String> arguments = texts(in);
        @Nullable String point = (flags & POINT) == 0 ? null : text(in);
        @Nullable Instant until = (flags & OVER) == 0 ? null : Instant.ofEpochMilli(in.getLong());
        @Nullable
        Acknowledgement acknowledgement = (flags & ACKNOWLEDGED) == 0
                ? null
                : new Acknowledgement(text(in), Instant.ofEpochMilli(in.getLong()), text(in));
        @Nullable PowerQualityEvent event = (flags & EVENT) == 0 ? null : event(in);
        return new Alarm(
                id,
                key,
                kind,
                origin,
                criticality,
                status,
                name,
                code,
                arguments,
                definition,
                device,
                load,
                nature,
                point,
                reading,
                since,
                until,
                (flags & MANUAL) != 0,
                acknowledgement,
                repeats,
                (flags & SILENCED) != 0,
                event);
    }

    private static PowerQualityEvent event(ByteBuffer in) {
        PowerQualityEvent.Kind kind = PowerQualityEvent.Kind.of(in.get());
        int phases = in.get() & 0xff;
        long start = in.getLong();
        long duration = in.getLong();
        double reference = in.getDouble();
        double threshold = in.getDouble();
        double hysteresis = in.getDouble();
        double extreme = in.getDouble();
        String cell = text(in);
        return new PowerQualityEvent(
                kind,
                phases & 7,
                start,
                duration,
                reference,
                threshold,
                hysteresis,
                extreme,
                cell.isEmpty() ? null : cell,
                (phases & 128) != 0);
    }

    private static List<String> texts(ByteBuffer in) {
        int count = in.get() & 0xff;
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static String text(ByteBuffer in) {
        int length = in.getShort() & 0xffff;
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        String text = length == 0
                ? ""
                : new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
