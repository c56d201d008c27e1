package io.busbar.simulator;

import io.busbar.driver.RegisterArea;
import io.busbar.registers.MapRow;
import io.busbar.simulator.physics.LoadMeter;
import io.busbar.simulator.physics.Reading;
import org.jspecify.annotations.Nullable;

/** A row of a map and how it is read off a meter. Without a reading, or a meter, it says that there is no value. */
record Binding(MapRow row, @Nullable Reading reading) {

    RegisterArea area() {
        return row.cell().area();
    }

    /** What the row should hold, in the canonical unit; NaN for no value. */
    double value(@Nullable LoadMeter meter, long millis) {
        return meter == null || reading == null ? Double.NaN : reading.at(meter, millis);
    }

    /** Writes what the row should hold now. A value beyond what the registers can express is not available, as in a real device. */
    void write(@Nullable LoadMeter meter, long millis, WordPages words) {
        double value = value(meter, millis);
        try {
            row.put(value, words);
        } catch (IllegalArgumentException | IllegalStateException e) {
            clear(words);
        }
    }

    /** Whether what counts the wraps of this row stands in a range. */
    boolean wrapsIn(int from, int to) {
        MapRow.Wrap wrap = row.wrap();
        return wrap != null && wrap.start() < to && wrap.end() > from;
    }

    private void clear(WordPages words) {
        try {
            row.put(Double.NaN, words);
        } catch (IllegalStateException e) {
            // The map knows no way to say "no value": such registers read 0.
            for (int address = row.start(); address < row.end(); address++) {
                words.set(area(), address, 0);
            }
        }
    }
}
