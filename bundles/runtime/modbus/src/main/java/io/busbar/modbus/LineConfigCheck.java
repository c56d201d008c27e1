package io.busbar.modbus;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what cannot be meant in the settings of a line, all of it at once. */
final class LineConfigCheck {

    private static final int LONGEST_ID = 64;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0," + (LONGEST_ID - 1) + "}");
    private static final int LONGEST_NAME = 253;

    private final List<FieldProblem> problems = new ArrayList<>();

    private LineConfigCheck() {}

    /**
     * Checks all fields.
     *
     * @throws ProblemException naming each field at fault
     */
    static void check(LineConfig config) {
        LineConfigCheck check = new LineConfigCheck();
        check.fields(config);
        if (!check.problems.isEmpty()) {
            throw ProblemException.invalid(check.problems);
        }
    }

    private void fields(LineConfig config) {
        if (!ID.matcher(config.id()).matches()) {
            problems.add(FieldProblem.of("id", "field.id", LONGEST_ID));
        }
        if (config.kind() == Kind.RTU) {
            name("serialPort", config.serialPort());
            range("baud", config.baud(), 300, 921_600);
            range("stopBits", config.stopBits(), 1, 2);
        } else {
            name("host", config.host());
            range("port", config.port(), 1, 65_535);
        }
        range("gapMs", config.gapMs(), 0, 10_000);
        range("timeoutMs", config.timeoutMs(), 50, 60_000);
        range("inFlight", config.inFlight(), 1, config.kind() == Kind.TCP ? 16 : 1);
        range("quietMs", config.quietMs(), 0, 60_000);
    }

    private void name(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            problems.add(FieldProblem.of(field, "field.required"));
        } else if (value.length() > LONGEST_NAME) {
            problems.add(FieldProblem.of(field, "field.length", LONGEST_NAME, value.length()));
        }
    }

    private void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(FieldProblem.of(field, "number.range", least, most, value));
        }
    }
}
