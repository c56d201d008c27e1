package io.busbar.engine.devices;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the settings of a line must be. */
public final class LineRules {

    private static final List<Integer> BAUDS =
            List.of(1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800);
    private static final Pattern HOST = Pattern.compile(
            "[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?|\\[?[0-9A-Fa-f:]+:[0-9A-Fa-f:.]*(%[A-Za-z0-9_.-]+)?]?");
    private static final int HOST_LENGTH = 253;
    private static final int SERIAL_PORT_LENGTH = 128;
    private static final int LONGEST_PAUSE_MS = 10_000;

    private LineRules() {}

    static FieldChecks check(LineConfig line) {
        FieldChecks checks = new FieldChecks();
        checks.required("id", line.id());
        if (!checks.has("id")) {
            checks.id("id", line.id());
        }
        if (line.kind() == null) {
            checks.add("kind", "field.required");
        } else if (line.kind() == Kind.RTU) {
            serial(checks, line);
        } else {
            host(checks, line.host());
            checks.range("port", line.port(), 1, 65_535);
        }
        checks.range("gapMs", line.gapMs(), 0, LONGEST_PAUSE_MS);
        checks.range("timeoutMs", line.timeoutMs(), 50, 60_000);
        checks.range("quietMs", line.quietMs(), 0, LONGEST_PAUSE_MS);
        checks.range("inFlight", line.inFlight(), 1, 16);
        if (line.kind() != Kind.TCP && line.inFlight() > 1 && !checks.has("inFlight")) {
            checks.add("inFlight", "line.inflight.kind");
        }
        return checks;
    }

    /** Checks the name or address of a host. */
    public static void host(FieldChecks checks, @Nullable String host) {
        checks.required("host", host);
        checks.text("host", host, HOST_LENGTH);
        if (host != null && !checks.has("host") && !HOST.matcher(host.strip()).matches()) {
            checks.add("host", "line.host.format", host);
        }
    }

    /** Where a line goes, in words; lines with equal words would compete for one endpoint. */
    static String endpoint(LineConfig line) {
        return line.kind() == Kind.RTU
                ? Optional.ofNullable(line.serialPort()).orElse("")
                : Optional.ofNullable(line.host()).orElse("").toLowerCase(Locale.ROOT) + ":" + line.port();
    }

    private static void serial(FieldChecks checks, LineConfig line) {
        checks.required("serialPort", line.serialPort());
        checks.text("serialPort", line.serialPort(), SERIAL_PORT_LENGTH);
        if (!BAUDS.contains(line.baud())) {
            String choices = BAUDS.stream().map(String::valueOf).collect(Collectors.joining(", "));
            checks.add("baud", "choice.unknown", Integer.toString(line.baud()), choices);
        }
        if (line.parity() == null) {
            String choices =
                    Arrays.stream(LineConfig.Parity.values()).map(Enum::name).collect(Collectors.joining(", "));
            checks.add("parity", "choice.unknown", "", choices);
        }
        checks.range("stopBits", line.stopBits(), 1, 2);
    }
}
