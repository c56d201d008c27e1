package io.busbar.alarms.watch;

import io.busbar.driver.Points;
import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.HysteresisIn;
import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a definition, field by field. */
final class DefinitionChecks {

    static final int LONGEST_ID = 60;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final List<AlarmKind> KINDS = List.of(
            AlarmKind.THRESHOLD,
            AlarmKind.ANALOG,
            AlarmKind.METROLOGY,
            AlarmKind.INSULATION,
            AlarmKind.DIGITAL_EDGE,
            AlarmKind.CONSUMPTION,
            AlarmKind.COMBINATION);

    private final AlarmDefinition definition;
    private final List<FieldProblem> problems = new ArrayList<>();

    private DefinitionChecks(AlarmDefinition definition) {
        this.definition = definition;
    }

    /** What is wrong in itself, whatever devices and other definitions there are. */
    static List<FieldProblem> check(AlarmDefinition definition) {
        DefinitionChecks checks = new DefinitionChecks(definition);
        checks.id();
        checks.text("name", definition.name(), AlarmDefinition.LONGEST_NAME);
        checks.range("delayOnS", definition.delayOnS(), AlarmDefinition.LONGEST_DELAY);
        checks.range("delayOffS", definition.delayOffS(), AlarmDefinition.LONGEST_DELAY);
        checks.kind();
        return checks.problems;
    }

    /** What is wrong with it on this site. */
    static List<FieldProblem> check(
            AlarmDefinition definition,
            Function<String, Optional<DeviceStatus>> devices,
            Map<String, AlarmDefinition> others) {
        DefinitionChecks checks = new DefinitionChecks(definition);
        checks.problems.addAll(check(definition));
        if (definition.kind() == AlarmKind.COMBINATION) {
            checks.members(others);
        } else {
            checks.source(devices);
        }
        return checks.problems;
    }

    private void id() {
        if (!ID.matcher(definition.id()).matches() || definition.id().length() > LONGEST_ID) {
            add("id", "field.id", LONGEST_ID);
        }
    }

    private void kind() {
        switch (definition.kind()) {
            case THRESHOLD, ANALOG, METROLOGY, INSULATION -> {
                if (quantity(QuantityKind.GAUGE, QuantityKind.INDEX)) {
                    thresholds();
                }
            }
            case DIGITAL_EDGE -> {
                quantity(QuantityKind.STATE);
                if (definition.states().isEmpty()) {
                    add("states", "field.required");
                }
            }
            case CONSUMPTION -> consumption();
            case COMBINATION -> combination();
            default ->
                add(
                        "kind",
                        "choice.unknown",
                        definition.kind().name(),
                        KINDS.stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
    }

    private boolean quantity(QuantityKind... kinds) {
        if (definition.quantity().isBlank()) {
            return add("quantity", "field.required");
        }
        Optional<Quantity> found =
                Quantity.find(Candidates.quantities(definition).get(0));
        if (found.isEmpty()) {
            boolean known = Quantity.find(definition.quantity()).isPresent();
            return known
                    ? add(
                            "phases",
                            "alarm.definition.phases",
                            definition.quantity(),
                            definition.phases().name())
                    : add("quantity", "quantity.unknown", definition.quantity());
        }
        if (!List.of(kinds).contains(found.get().kind())) {
            return add(
                    "quantity",
                    "alarm.definition.quantity",
                    definition.quantity(),
                    definition.kind().name());
        }
        return true;
    }

    private void thresholds() {
        Double high = definition.high();
        Double low = definition.low();
        if (high == null && low == null) {
            add("high", "alarm.definition.limit");
        }
        int before = problems.size();
        isFinite("high", high);
        isFinite("low", low);
        isFinite("hysteresis", definition.hysteresis());
        if (problems.size() > before) {
            return;
        }
        boolean percent = definition.hysteresisIn() == HysteresisIn.PERCENT;
        if (definition.hysteresis() < 0 || percent && definition.hysteresis() > 100) {
            add("hysteresis", "number.range", "0", percent ? "100" : "∞", plain(definition.hysteresis()));
        } else if (high != null && low != null && low + back(low) >= high - back(high)) {
            add("low", "alarm.definition.order", plain(low), plain(high));
        }
    }

    private double back(double threshold) {
        return definition.hysteresisIn() == HysteresisIn.PERCENT
                ? Math.abs(threshold) * definition.hysteresis() / 100
                : definition.hysteresis();
    }

    private void consumption() {
        quantity(QuantityKind.INDEX);
        if (definition.phases() != PhaseRule.NONE) {
            add("phases", "choice.unknown", definition.phases().name(), PhaseRule.NONE.name());
        }
        if (definition.period() == null) {
            add("period", "field.required");
        }
        Double high = definition.high();
        if (high == null) {
            add("high", "field.required");
        } else if (isFinite("high", high) && high <= 0) {
            add("high", "number.range", "0", "∞", plain(high));
        }
    }

    private void combination() {
        if (definition.operator() == null) {
            add("operator", "field.required");
        }
        int members = definition.members().size();
        if (members < 2 || members > AlarmDefinition.MOST_MEMBERS) {
            add("members", "alarm.definition.members", AlarmDefinition.MOST_MEMBERS, members);
        }
    }

    private void members(Map<String, AlarmDefinition> others) {
        for (String member : definition.members()) {
            if (!others.containsKey(member) && !member.equals(definition.id())) {
                add("members", "alarm.definition.unknown", member);
            }
        }
        if (Combinations.isCircle(definition, others)) {
            add("members", "alarm.definition.circle", definition.id());
        }
    }

    private void source(Function<String, Optional<DeviceStatus>> devices) {
        if (definition.device().isBlank()) {
            add("device", "field.required");
            return;
        }
        Optional<DeviceStatus> device = devices.apply(definition.device());
        if (device.isEmpty()) {
            add("device", "device.unknown", definition.device());
            return;
        }
        String load = definition.load();
        boolean known = load.equals(Points.NO_LOAD)
                || device.get().loads().stream().anyMatch(one -> one.key().equals(load))
                || device.get().loads().isEmpty() && load.matches("\\d{1,3}");
        if (!known) {
            add("load", "alarm.definition.load", load, definition.device());
        }
    }

    private void text(String field, String text, int longest) {
        if (text.isBlank()) {
            add(field, "field.required");
        } else if (text.length() > longest) {
            add(field, "field.length", longest, text.length());
        } else if (CONTROL.matcher(text).find()) {
            add(field, "field.characters");
        }
    }

    private void range(String field, int number, int most) {
        if (number < 0 || number > most) {
            add(field, "number.range", "0", Integer.toString(most), Integer.toString(number));
        }
    }

    private boolean isFinite(String field, @Nullable Double number) {
        return number == null || Double.isFinite(number) || add(field, "number.format", number.toString());
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.6g", number);
    }

    /** Always false, for a chain of checks that ends here. */
    private boolean add(String field, String code, Object... arguments) {
        problems.add(FieldProblem.of(field, code, arguments));
        return false;
    }
}
