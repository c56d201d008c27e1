package io.busbar.alarms.watch;

import io.busbar.driver.Points;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.AcknowledgedBy;
import io.busbar.gateway.alarms.AlarmDefinition.Aggregate;
import io.busbar.gateway.alarms.AlarmDefinition.HysteresisIn;
import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.values.LiveValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The alarms that make sense for a load at once: what is usual in the trade, from what its device gives and from its nominal values. */
final class Proposals {

    /** Nominal voltages of low-voltage networks, phase to neutral or phase to phase, V. */
    private static final double[] VOLTAGES = {
        100, 110, 115, 120, 127, 200, 208, 220, 230, 240, 277, 380, 400, 415, 440, 480, 600, 690
    };

    /** A reading so near to a nominal voltage, as a part of it, shows which one it is. */
    private static final double NEAR = 0.12;

    private static final int MINUTE = 60;

    private final String device;
    private final String load;
    private final String title;
    private final Locale locale;
    private final Map<String, Double> given = new HashMap<>();
    private final List<AlarmDefinition> proposals = new ArrayList<>();

    Proposals(DeviceStatus status, String load, List<LiveValue> values, Locale locale) {
        this.device = status.config().id();
        this.load = load;
        this.locale = locale;
        for (LiveValue value : values) {
            if (value.load().equals(load)) {
                given.put(value.quantity().key(), value.quality().isGood() ? value.value() : Double.NaN);
            }
        }
        if (given.isEmpty()
                && !load.equals(Points.NO_LOAD)
                && status.loads().stream().noneMatch(one -> one.key().equals(load))) {
            throw ProblemException.of(Kind.NOT_FOUND, "alarm.definition.load", load, device);
        }
        String name = status.loads().stream()
                .filter(one -> one.key().equals(load))
                .map(one -> one.name())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(status.config().name());
        this.title = name.substring(0, Math.min(name.length(), 40));
    }

    List<AlarmDefinition> all() {
        current();
        voltage("voltage.ln", "voltage.l1n", "voltage.l2n", "voltage.l3n");
        if (proposals.stream().noneMatch(one -> one.quantity().equals("voltage.ln"))) {
            voltage("voltage.ll", "voltage.l12", "voltage.l23", "voltage.l31");
        }
        distortion();
        powerFactor();
        insulation();
        return proposals;
    }

    private void current() {
        double nominal = given.getOrDefault("current.nominal", Double.NaN);
        if (has("current.l1") && nominal > 0) {
            propose(
                    "current",
                    AlarmKind.THRESHOLD,
                    "current",
                    PhaseRule.ANY,
                    nominal,
                    null,
                    5,
                    MINUTE,
                    Criticality.NON_CRITICAL);
            propose(
                    "overcurrent",
                    AlarmKind.THRESHOLD,
                    "current",
                    PhaseRule.ANY,
                    1.2 * nominal,
                    null,
                    5,
                    10,
                    Criticality.CRITICAL);
        }
    }

    private void voltage(String quantity, String... phases) {
        OptionalDouble reading = Arrays.stream(phases)
                .flatMapToDouble(key -> DoubleStream.of(given.getOrDefault(key, Double.NaN)))
                .filter(value -> value > 0)
                .average();
        if (reading.isEmpty()) {
            return;
        }
        for (double nominal : VOLTAGES) {
            // The nearest in steps of a few per cent: 230 V reads as 230 and not as 220 or 240.
            if (isNearest(nominal, reading.getAsDouble())) {
                propose(
                        "voltage",
                        AlarmKind.THRESHOLD,
                        quantity,
                        PhaseRule.ANY,
                        1.1 * nominal,
                        0.9 * nominal,
                        1,
                        10,
                        Criticality.NON_CRITICAL);
            }
        }
    }

    private static boolean isNearest(double nominal, double reading) {
        double own = Math.abs(reading - nominal);
        return own <= NEAR * nominal && Arrays.stream(VOLTAGES).allMatch(other -> Math.abs(reading - other) >= own);
    }

    private void distortion() {
        if (has("thd.voltage.l1n")) {
            propose(
                    "thd",
                    AlarmKind.THRESHOLD,
                    "thd.voltage.ln",
                    PhaseRule.ANY,
                    8.0,
                    null,
                    5,
                    10 * MINUTE,
                    Criticality.NON_CRITICAL);
        } else if (has("thd.voltage.l12")) {
            propose(
                    "thd",
                    AlarmKind.THRESHOLD,
                    "thd.voltage.ll",
                    PhaseRule.ANY,
                    8.0,
                    null,
                    5,
                    10 * MINUTE,
                    Criticality.NON_CRITICAL);
        }
    }

    private void powerFactor() {
        if (has("power.factor.total")) {
            propose(
                    "factor",
                    AlarmKind.THRESHOLD,
                    "power.factor.total",
                    PhaseRule.NONE,
                    null,
                    0.9,
                    2,
                    10 * MINUTE,
                    Criticality.INFORMATION);
        }
    }

    private void insulation() {
        if (!has("insulation.resistance")) {
            return;
        }
        double early = given.getOrDefault("insulation.resistance.threshold.prealarm", Double.NaN);
        double late = given.getOrDefault("insulation.resistance.threshold.alarm", Double.NaN);
        propose(
                "insulation.early",
                AlarmKind.INSULATION,
                "insulation.resistance",
                PhaseRule.NONE,
                null,
                early > 0 ? early : 100_000,
                10,
                10,
                Criticality.NON_CRITICAL);
        propose(
                "insulation",
                AlarmKind.INSULATION,
                "insulation.resistance",
                PhaseRule.NONE,
                null,
                late > 0 ? late : 50_000,
                10,
                5,
                Criticality.CRITICAL);
    }

    private boolean has(String key) {
        return given.containsKey(key);
    }

    private void propose(
            String name,
            AlarmKind kind,
            String quantity,
            PhaseRule phases,
            @Nullable Double high,
            @Nullable Double low,
            double hysteresisPercent,
            int delayS,
            Criticality criticality) {
        proposals.add(new AlarmDefinition(
                "",
                title + ": " + Message.of("alarm.proposal." + name).text(locale),
                kind,
                device,
                load,
                quantity,
                Aggregate.INSTANTANEOUS,
                phases,
                high,
                low,
                hysteresisPercent,
                HysteresisIn.PERCENT,
                List.of(),
                null,
                null,
                List.of(),
                delayS,
                10,
                criticality,
                criticality == Criticality.INFORMATION ? AcknowledgedBy.AUTOMATIC : AcknowledgedBy.MANUAL,
                true));
    }
}
