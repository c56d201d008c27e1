package io.busbar.registers;

import io.busbar.driver.BlockRead;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.SampleBatch;
import io.busbar.driver.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading of what a device measures, from the time at which it is known how the device is set up until it is set up otherwise. */
final class Measuring {

    private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);

    private final String device;
    private final DeviceContext context;
    private final RegisterMap map;
    private final List<MapRow> rows;
    private final Wraps wraps = new Wraps();
    private final BlockPolls<MapRow> values;
    private final BlockPolls<MapRow.Wrap> counts;
    private final LogKeeper logs;
    private final AlarmWatch alarms;

    /**
     * The reading of these rows and logs of the map.
     */
    Measuring(String device, DeviceContext context, RegisterMap map, List<MapRow> rows, List<MapLog> logs) {
        this.logs = new LogKeeper(device, context, map, logs);
        this.alarms = new AlarmWatch(device, map.alarms(), points(rows), context::memory, context::publish);
        this.device = device;
        this.context = context;
        this.map = map;
        this.rows = List.copyOf(rows);
        this.values = new BlockPolls<>(context.link(), context::period, Measurements::new);
        this.counts = new BlockPolls<>(context.link(), context::period, wraps::handler);
    }

    private static Set<Points.Point> points(List<MapRow> rows) {
        return rows.stream()
                .map(row -> new Points.Point(row.load(), row.quantity()))
                .collect(Collectors.toSet());
    }

    /** Whether it reads these rows. */
    boolean reads(List<MapRow> others) {
        return rows.equals(others);
    }

    void start() {
        Planner planner = new Planner(map);
        counts.start(planner.wraps(rows));
        values.start(planner.rows(rows));
        logs.start();
    }

    void close() {
        values.close();
        logs.close();
        counts.close();
    }

    /** Publishes what one block brings; says once that it brings nothing. */
    private final class Measurements implements BlockPolls.Handler {

        private final RowDecoder decoder;
        private final AlarmWatch.Look alarmsHere;
        private final ReadBlock<MapRow> block;
        private boolean failing;

        Measurements(ReadBlock<MapRow> block) {
            this.block = block;
            this.decoder = new RowDecoder(
                    device, block.items().stream().map(ReadItem::value).toList());
            this.alarmsHere = alarms.on(decoder.points());
        }

        @Override
        public void read(Words words, long timeMillis) {
            boolean back = failing;
            failing = false;
            publish(decoder.decode(words, timeMillis, wraps::whole));
            if (back) {
                logs.recovered(timeMillis);
            }
        }

        @Override
        public void failed(ReadFailure failure, long timeMillis) {
            if (!failing) {
                failing = true;
                publish(SampleBatch.without(decoder.points(), timeMillis, Quality.COMM_FAULT));
            }
        }

        private void publish(SampleBatch batch) {
            context.publish(batch);
            alarmsHere.at(batch);
        }

        @Override
        public void unsupported(long timeMillis) {
            BlockRead read = block.read();
            LOG.info("{} does not have {} registers from {}", device, read.count(), read.address());
            publish(SampleBatch.without(decoder.points(), timeMillis, Quality.NOT_AVAILABLE));
        }
    }
}
