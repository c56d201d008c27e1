package io.busbar.registers;

import io.busbar.driver.PollTier;
import io.busbar.driver.RegisterArea;

/**
 * Something to be read as a whole.
 *
 * @param area which table
 * @param block block that it stands in, empty for none
 * @param tier how often
 * @param start first register
 * @param end address after the last register
 * @param value the row or field
 * @param <T> a row or a field
 */
public record ReadItem<T>(RegisterArea area, String block, PollTier tier, int start, int end, T value) {

    static ReadItem<MapRow> of(MapRow row) {
        return new ReadItem<>(row.cell().area(), row.block(), row.tier(), row.start(), row.end(), row);
    }

    static ReadItem<MapRow.Wrap> of(MapRow.Wrap wrap) {
        return new ReadItem<>(wrap.count().area(), "", PollTier.ENERGY, wrap.start(), wrap.end(), wrap);
    }

    static ReadItem<MapField> of(MapField field) {
        Cell cell = field.cell();
        return new ReadItem<>(cell.area(), field.block(), PollTier.ONCE, cell.address(), cell.end(), field);
    }
}
