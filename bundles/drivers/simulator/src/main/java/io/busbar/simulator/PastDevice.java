package io.busbar.simulator;

import io.busbar.driver.Points;
import io.busbar.driver.QuantityKind;
import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.LoadMeter;
import io.busbar.simulator.physics.Reading;
import io.busbar.simulator.physics.Readings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device measured at times past, rounded as its registers round. For one thread, whose times go up.
 *
 * <p>Joins what the device shows live without a step: both follow from the same seed.
 */
public final class PastDevice {

    /** How often a measurement is kept. */
    public enum Every {
        /** Means of minutes. */
        MINUTE(60_000),
        /** Means of ten minutes, and readings of indexes. */
        TEN_MINUTES(600_000),
        /** States. */
        HOUR(3_600_000);

        private final long millis;

        Every(long millis) {
            this.millis = millis;
        }

        /** Time between two values, ms. */
        public long millis() {
            return millis;
        }
    }

    /**
     * A measurement of the device.
     *
     * @param point id of the point, with the device's id
     * @param every how often it is kept
     * @param kind how it behaves
     */
    public record Track(String point, Every every, QuantityKind kind, int index) {}

    private record Source(Rounding rounding, LoadMeter meter, Reading reading) {}

    private final List<Track> tracks;
    private final List<Source> sources;

    private PastDevice(List<Track> tracks, List<Source> sources) {
        this.tracks = List.copyOf(tracks);
        this.sources = List.copyOf(sources);
    }

    static PastDevice of(DeviceSpec spec, RegisterMap map, Map<String, LoadMeter> meters) {
        Map<LoadMeter, LoadMeter> twins = new HashMap<>();
        Map<String, Track> tracks = new LinkedHashMap<>();
        List<Source> sources = new ArrayList<>();
        for (MapRow row : map.rows()) {
            LoadMeter meter = meters.get(row.load());
            String point = Points.id(spec.id(), row.load(), row.quantity());
            Optional<Every> every = HistoryPlan.every(row.quantity());
            if (meter == null || every.isEmpty() || tracks.containsKey(point)) {
                continue;
            }
            Readings.mean(row.quantity(), every.get() == Every.MINUTE).ifPresent(reading -> {
                tracks.put(point, new Track(point, every.get(), row.quantity().kind(), sources.size()));
                sources.add(new Source(Rounding.of(row), twins.computeIfAbsent(meter, LoadMeter::twin), reading));
            });
        }
        return new PastDevice(List.copyOf(tracks.values()), sources);
    }

    /** What of this device is worth keeping. */
    public List<Track> tracks() {
        return tracks;
    }

    /**
     * A value: of a gauge the mean of the interval that begins at this time, of an index the reading at it, of a state the state at it; NaN
     * where the device had none.
     */
    public double value(Track track, long millis) {
        Source source = sources.get(track.index());
        return source.rounding.round(source.reading.at(source.meter, millis));
    }
}
