package io.busbar.simulator;

import io.busbar.driver.Quantity;
import io.busbar.registers.MapField;
import io.busbar.registers.MapLog;
import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.LoadMeter;
import io.busbar.simulator.physics.Reading;
import io.busbar.simulator.physics.Readings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The memories of a device: load curves of the last four days, computed when they are asked for. Guarded by its device. */
final class SimulatedLogs {

    private static final int LAST_RECORD = 0xffff;
    private static final int RECORDS = 4 * 144;
    private static final int PAGE = 24;
    private static final long PERIOD_SECONDS = 600;
    private static final int NUMERATOR = 10;

    private final List<MapLog> logs;
    private final Map<Integer, Integer> selected = new HashMap<>();

    SimulatedLogs(RegisterMap map) {
        this.logs = map.logs();
    }

    /** Remembers what a client has written, which may be a selector. */
    void written(int address, int[] words) {
        for (int i = 0; i < words.length; i++) {
            selected.put(address + i, words[i]);
        }
    }

    /** Fills the windows that a read touches. */
    void fill(int from, int to, long now, Map<String, LoadMeter> meters, WordPages words) {
        for (MapLog log : logs) {
            boolean header = log.header().stream()
                    .anyMatch(
                            field -> field.cell().address() < to && field.cell().end() > from);
            boolean touched = log.start() < to && log.start() + pageOf(log) * sizeOf(log) > from;
            if ((header || touched) && isShown(log)) {
                fill(log, now, meters, words);
            }
        }
    }

    /** Several logs may share a window: the one whose selector was written is the one that is shown. */
    private boolean isShown(MapLog log) {
        MapLog.Select select = log.select();
        if (select == null) {
            return true;
        }
        for (int i = 0; i < select.words().size(); i++) {
            int wanted = select.words().get(i);
            if (wanted >= 0 && selected.getOrDefault(select.address() + i, 0) != wanted) {
                return false;
            }
        }
        return true;
    }

    private void fill(MapLog log, long now, Map<String, LoadMeter> meters, WordPages words) {
        boolean curve =
                log.rows().stream().allMatch(row -> reading(row.quantity()).isPresent());
        int first = record(log);
        int count = curve ? Math.max(0, Math.min(pageOf(log), RECORDS - first)) : 0;
        for (MapField field : log.header()) {
            field.cell().put(header(field.name(), log, first, count), words);
        }
        long newest = Math.floorDiv(now / 1000, PERIOD_SECONDS) * PERIOD_SECONDS;
        for (int i = 0; i < count; i++) {
            long time = newest - (first + i) * PERIOD_SECONDS;
            int shift = i * sizeOf(log);
            log.time().shifted(shift).put((double) time, words);
            if (log.flags() != null) {
                log.flags().shifted(shift).put(0, words);
            }
            for (MapRow row : log.rows()) {
                LoadMeter meter = meters.get(row.load());
                double ratio = hasRatio(log) ? NUMERATOR : 1;
                double value = meter == null
                        ? 0
                        : reading(row.quantity()).orElseThrow().at(meter, (time - PERIOD_SECONDS) * 1000);
                row.cell().shifted(shift).put(value / ratio, words);
            }
        }
    }

    private int record(MapLog log) {
        MapLog.Select select = log.select();
        if (select == null) {
            return 0;
        }
        int record = selected.getOrDefault(select.address() + select.words().indexOf(-1), LAST_RECORD);
        if (select.next().isPresent()) {
            // A pointer that is moved on by each request is beyond what a load curve's reader asks for at once.
            return record == select.first() ? 0 : RECORDS;
        }
        return record == LAST_RECORD ? 0 : record;
    }

    private static double header(String name, MapLog log, int first, int count) {
        return switch (name) {
            case "next" -> first + count < RECORDS && count > 0 ? first + count : LAST_RECORD;
            case "count" -> count;
            case "size" -> sizeOf(log);
            case "period" -> PERIOD_SECONDS;
            case "numerator" -> NUMERATOR;
            default -> 1;
        };
    }

    private static boolean hasRatio(MapLog log) {
        return log.header().stream().anyMatch(field -> field.name().equals("numerator"));
    }

    private static int pageOf(MapLog log) {
        return log.count() == 0 ? PAGE : log.count();
    }

    private static int sizeOf(MapLog log) {
        return log.size() == 0 ? log.end() - log.start() : log.size();
    }

    /** Over the ten minutes that begin at a time. */
    private static Optional<Reading> reading(Quantity quantity) {
        return switch (quantity.key()) {
            case "load.curve.active.import" -> mean("power.active.total", 1);
            case "load.curve.active.export" -> mean("power.active.total", -1);
            case "load.curve.reactive.import" -> mean("power.reactive.total", 1);
            case "load.curve.reactive.export" -> mean("power.reactive.total", -1);
            case "load.curve.apparent" -> mean("power.apparent.total", 1);
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> mean(String quantity, int sign) {
        return Readings.mean(Quantity.of(quantity), false)
                .map(reading -> (meter, millis) -> Math.max(0, sign * reading.at(meter, millis)));
    }
}
