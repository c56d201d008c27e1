package io.busbar.registers;

import io.busbar.driver.Quantities;
import io.busbar.driver.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a log's window shows at once, taken apart. */
final class LogPage {

    /**
     * One record.
     *
     * @param timeMillis its time, milliseconds since 1970
     * @param overMillis when what it tells of was over and the device could write it down; its time where it says no end
     * @param values one number a row of the log, in canonical units
     */
    record Entry(long timeMillis, long overMillis, double[] values) {}

    /** A record whose flag is above this has a time that the device does not vouch for. */
    private static final int TIME_IS_SET = 1;

    private final MapLog log;
    private final Map<String, Double> header = new HashMap<>();

    LogPage(MapLog log) {
        this.log = log;
    }

    /** Takes what the device says about the records. */
    void header(List<MapField> fields, Words words) {
        fields.forEach(field -> header.put(field.name(), field.cell().number(words)));
    }

    /** How many records there are to read; 0 for none. */
    int count() {
        return (int) said("count", log.count());
    }

    int size() {
        int least = log.end() - log.start();
        return Math.max(least, (int) said("size", log.size() == 0 ? least : log.size()));
    }

    /** The number by which the next page is asked for, negative where there is none. */
    int next() {
        return (int) said("next", -1);
    }

    /** Over how long the device averaged, in seconds; 0 where it does not say. */
    long periodSeconds() {
        return Math.round(said("period", 0));
    }

    /** The records in these words, which begin at the log's start, the oldest first. */
    List<Entry> records(List<Words> parts) {
        double ratio = said("numerator", 1) / Math.max(1, said("denominator", 1));
        List<Entry> records = new ArrayList<>();
        for (Words words : parts) {
            for (int at = 0; at + log.end() - log.start() <= words.count(); at += size()) {
                record(words, at, ratio, records);
            }
        }
        records.sort(Comparator.comparingLong(Entry::timeMillis));
        return records;
    }

    /** The words may begin anywhere: a record's cells are moved to where it stands in them. */
    private void record(Words words, int at, double ratio, List<Entry> records) {
        int shift = words.address() - log.start() + at;
        double seconds = log.time().shifted(shift).number(words);
        Cell flags = log.flags();
        if (Double.isNaN(seconds) || flags != null && flags.shifted(shift).number(words) > TIME_IS_SET) {
            return;
        }
        double[] values = new double[log.rows().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = log.rows().get(i).cell().shifted(shift).number(words) * ratio;
        }
        long time = Math.round(seconds * 1000);
        records.add(new Entry(time, Math.max(time, over(time, values)), values));
    }

    /** A record of an alarm or an event is written when that is over, which may be long after the time it bears: its begin. */
    private long over(long time, double[] values) {
        for (int i = 0; i < values.length; i++) {
            String base = Quantities.base(log.rows().get(i).quantity()).key();
            if (Double.isNaN(values[i])) {
                continue;
            }
            if (base.endsWith(".duration")) {
                return time + Math.round(values[i] * 1000);
            }
            if (base.endsWith(".end")) {
                return Math.round(values[i] * 1000);
            }
        }
        return time;
    }

    private double said(String name, double otherwise) {
        Double value = header.get(name);
        return value == null || Double.isNaN(value) ? otherwise : value;
    }
}
