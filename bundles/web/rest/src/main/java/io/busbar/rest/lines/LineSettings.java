package io.busbar.rest.lines;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends to add or change a line; whatever is left out gets the default of its kind. */
record LineSettings(
        @Nullable String id,
        @Nullable Kind kind,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String serialPort,
        @Nullable Integer baud,
        @Nullable Parity parity,
        @Nullable Integer stopBits,
        @Nullable Integer gapMs,
        @Nullable Integer timeoutMs,
        @Nullable Integer inFlight,
        @Nullable Integer quietMs) {

    /** The configuration of a new line. */
    LineConfig added() {
        if (id == null || id.isBlank()) {
            throw ProblemException.invalid("id", "field.required");
        }
        return config(id, new ArrayList<>());
    }

    /** The configuration that is wished for the line with this id. */
    LineConfig changed(String line) {
        List<FieldProblem> problems = new ArrayList<>();
        if (id != null && !id.equals(line)) {
            problems.add(FieldProblem.of("id", "document.id", line));
        }
        return config(line, problems);
    }

    private LineConfig config(String line, List<FieldProblem> problems) {
        if (kind == null) {
            problems.add(FieldProblem.of("kind", "field.required"));
        } else if (kind == Kind.RTU) {
            require(problems, "serialPort", serialPort);
        } else {
            require(problems, "host", host);
        }
        if (kind == null || !problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        boolean serial = kind == Kind.RTU;
        return new LineConfig(
                line,
                kind,
                host,
                or(port, serial ? 0 : 502),
                serialPort,
                or(baud, serial ? 19_200 : 0),
                parity == null ? serial ? Parity.EVEN : Parity.NONE : parity,
                or(stopBits, serial ? 1 : 0),
                or(gapMs, 0),
                or(timeoutMs, 3000),
                or(inFlight, 1),
                or(quietMs, 0));
    }

    private static void require(List<FieldProblem> problems, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            problems.add(FieldProblem.of(field, "field.required"));
        }
    }

    private static int or(@Nullable Integer value, int usual) {
        return value == null ? usual : value;
    }
}
