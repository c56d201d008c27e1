package io.busbar.registers;

import io.busbar.driver.BlockRead;
import io.busbar.driver.PollTier;
import java.util.List;

/**
 * One read and what it is for.
 *
 * @param read which registers
 * @param tier how often
 * @param items what stands in them, in the order of addresses
 * @param <T> a row or a field
 */
public record ReadBlock<T>(BlockRead read, PollTier tier, List<ReadItem<T>> items) {

    /** Copies the list. */
    public ReadBlock {
        items = List.copyOf(items);
    }

    /** A read of exactly these items, which are at least one. */
    static <T> ReadBlock<T> of(List<ReadItem<T>> items) {
        ReadItem<T> first = items.get(0);
        int start = items.stream().mapToInt(ReadItem::start).min().orElse(first.start());
        int end = items.stream().mapToInt(ReadItem::end).max().orElse(first.end());
        return new ReadBlock<>(new BlockRead(first.area(), start, end - start), first.tier(), items);
    }

    /** The same items in two reads, none of which crosses the middle; only for more than one item. */
    List<ReadBlock<T>> halves() {
        int middle = items.size() / 2;
        return List.of(of(items.subList(0, middle)), of(items.subList(middle, items.size())));
    }
}
