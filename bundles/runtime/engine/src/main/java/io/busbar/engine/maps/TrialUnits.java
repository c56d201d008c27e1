package io.busbar.engine.maps;

import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.engine.devices.FieldChecks;
import io.busbar.engine.devices.LineRegistry;
import io.busbar.engine.devices.LineRules;
import io.busbar.gateway.devices.MapTools.Trial;
import io.busbar.gateway.devices.MapTools.TrialUnit;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.SoundingListener;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.registers.RegisterMap;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Tries maps on units that are no devices of the site. A line of the site is asked while nothing else is due on it, so that its devices
 * keep their periods; for an endpoint without a line one is opened, and closed when the trial is over.
 */
final class TrialUnits {

    private static final int DEFAULT_PORT = 502;
    private static final int MOST_AT_ONCE = 4;

    private final LineRegistry lines;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    TrialUnits(LineRegistry lines) {
        this.lines = lines;
    }

    /** A line, and whether it is opened for this trial only. */
    private record Way(BusLine line, boolean own, String name) {}

    CompletionStage<Trial> tryOut(TrialUnit wanted, RegisterMap map) {
        LineConfig endpoint = checked(wanted);
        if (!places.tryAcquire()) {
            throw ProblemException.of(Kind.UNAVAILABLE, "map.trial.busy", MOST_AT_ONCE);
        }
        try {
            Way way = way(wanted, endpoint);
            Duration patience = Duration.ofMillis(way.line().status().config().timeoutMs());
            return new MapTrial(
                            way.name() + '/' + wanted.unit(),
                            block -> ask(way.line(), wanted.unit(), block, patience),
                            map)
                    .run()
                    .whenComplete((trial, failure) -> {
                        places.release();
                        if (way.own()) {
                            way.line().close();
                        }
                    });
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    /** The endpoint that is meant; null for a line of the site. */
    private @Nullable LineConfig checked(TrialUnit wanted) {
        FieldChecks checks = new FieldChecks();
        checks.range("unit", wanted.unit(), 0, 255);
        String line = wanted.line();
        if (line != null) {
            if (lines.line(line).isEmpty()) {
                checks.add("line", "line.unknown", line);
            }
            checks.orThrow();
            return null;
        }
        String host = Optional.ofNullable(wanted.host()).orElse("").strip();
        int port = Optional.ofNullable(wanted.port()).orElse(DEFAULT_PORT);
        if (host.isEmpty()) {
            checks.add("host", "device.line.missing");
        } else {
            LineRules.host(checks, host);
        }
        checks.range("port", port, 1, 65_535);
        checks.orThrow();
        return LineConfig.tcp(lines.idFor(host, port), host, port);
    }

    private Way way(TrialUnit wanted, @Nullable LineConfig endpoint) {
        String line = wanted.line();
        if (endpoint == null) {
            return open(String.valueOf(line));
        }
        String host = String.valueOf(endpoint.host());
        Optional<LineConfig> known = lines.tcpLineTo(host, endpoint.port());
        return known.isPresent()
                ? open(known.get().id())
                : new Way(lines.openApart(endpoint), true, host + ':' + endpoint.port());
    }

    private Way open(String line) {
        return lines.open(line)
                .map(open -> new Way(open, false, line))
                .orElseThrow(() -> ProblemException.of(Kind.UNAVAILABLE, "gateway.part.missing", "modbus"));
    }

    private static CompletionStage<Words> ask(BusLine line, int unit, BlockRead block, Duration patience) {
        CompletableFuture<Words> words = new CompletableFuture<>();
        line.sound(unit, block, patience, new SoundingListener() {
            @Override
            public void answered(Words answer, Duration took) {
                words.complete(answer);
            }

            @Override
            public void failed(ReadFailure failure) {
                words.completeExceptionally(new BusException(failure));
            }

            @Override
            public void late(Duration took, boolean there) {
                // The row has been told as failed already.
            }
        });
        return words;
    }
}
