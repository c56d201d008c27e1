package io.busbar.registers;

import io.busbar.driver.MapStatus;
import io.busbar.registers.MapRow.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A memory of a device: records of the past in a window of registers, such as a load curve or a list of past alarms. Immutable.
 *
 * @param name its name in the map, and {@code #2} for its second instance
 * @param select how the records that the window shows are chosen; null where it always shows the latest
 * @param header what the device says about the records: {@code count}, {@code size}, {@code next}, {@code period}, {@code numerator},
 *     {@code denominator}, as far as it says so
 * @param time where the time of the first record stands
 * @param flags where the first record says that its time is not sure, by a number above 1; or null
 * @param rows the quantities, where the first record has them
 * @param count how many records the window shows, 0 where the header says so
 * @param size registers of a record, 0 where the header says so
 * @param everySeconds how often it is looked into
 * @param condition which set-up must hold for it to exist
 * @param status its least sure row
 * @param line where it is written
 */
public record MapLog(
        String name,
        @Nullable Select select,
        List<MapField> header,
        Cell time,
        @Nullable Cell flags,
        List<MapRow> rows,
        int count,
        int size,
        int everySeconds,
        @Nullable Condition condition,
        MapStatus status,
        MapLine line) {

    /** In the place of the record's number in {@link Select#words()}. */
    static final int RECORD = -1;

    /**
     * The registers that choose which records are shown. Writing them changes nothing else in a device.
     *
     * @param address first of them
     * @param words what is written, the record's number in the place of {@code -1}
     * @param first the number by which the first page is asked for
     * @param next the number by which any further page is asked for; empty where the header says which
     */
    public record Select(int address, List<Integer> words, int first, Optional<Integer> next) {
        /** Copies the list. */
        public Select {
            words = List.copyOf(words);
        }

        int[] words(int record) {
            return words.stream()
                    .mapToInt(word -> word == RECORD ? record : word)
                    .toArray();
        }
    }

    /** Copies the lists. */
    public MapLog {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** First register of the first record. */
    public int start() {
        return Math.min(
                time.address(), rows.stream().mapToInt(MapRow::start).min().orElse(time.address()));
    }

    /** Address after the last register of the first record that is looked at. */
    public int end() {
        return Math.max(time.end(), rows.stream().mapToInt(MapRow::end).max().orElse(time.end()));
    }
}
