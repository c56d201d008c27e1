package io.busbar.simulator.demo;

import io.busbar.simulator.DemoPlan;
import io.busbar.simulator.LineSpec;
import io.busbar.simulator.SimulatedSite;
import io.busbar.simulator.physics.SiteModel;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides where the simulated lines listen, and opens them. */
final class DemoPlaces {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPlaces.class);

    private final ZoneId zone;
    private final Clock clock;
    private final String host;
    private final Map<String, Integer> wanted;

    DemoPlaces(ZoneId zone, Clock clock, DemoOptions options) throws IOException {
        this.zone = zone;
        this.clock = clock;
        this.host = options.host();
        this.wanted = ports(options.ports());
    }

    /** When the past of a site begins that is new now. */
    static Instant origin(Instant now, int days) {
        return now.minus(Duration.ofDays(days)).minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
    }

    /**
     * Opens the lines at the ports that the settings want, else at those they had before, else at free ones.
     *
     * @throws IOException if a port that the settings want is taken
     */
    SimulatedSite open(DemoState state) throws IOException {
        SiteModel model = new SiteModel(state.seed(), zone, state.origin());
        List<LineSpec> lines = new ArrayList<>();
        List<LineSpec> free = new ArrayList<>();
        for (LineSpec line : DemoPlan.lines(host)) {
            int before = state.ports().getOrDefault(line.id(), 0);
            lines.add(line.at(wanted.getOrDefault(line.id(), before)));
            free.add(line.at(wanted.getOrDefault(line.id(), 0)));
        }
        try {
            return SimulatedSite.open(model, lines, clock);
        } catch (BindException e) {
            LOG.warn("A port of the simulated site is taken by another program; free ones are used instead: {}", lines);
            return SimulatedSite.open(model, free, clock);
        }
    }

    private static Map<String, Integer> ports(List<String> settings) throws IOException {
        Map<String, Integer> ports = new HashMap<>();
        for (String setting : settings) {
            String[] parts = setting.strip().split("=", -1);
            try {
                int port = Integer.parseInt(parts[parts.length - 1].strip());
                if (parts.length == 2 && port >= 0 && port <= 65_535) {
                    ports.put(parts[0].strip(), port);
                    continue;
                }
            } catch (NumberFormatException e) {
                throw new IOException(wrong(setting), e);
            }
            throw new IOException(wrong(setting));
        }
        return ports;
    }

    private static String wrong(String setting) {
        return "io.busbar.simulator: ports \"" + setting + "\" is not like \"" + DemoPlan.GATEWAY + "=15020\"";
    }
}
