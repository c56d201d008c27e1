package io.busbar.simulator;

import io.busbar.driver.RegisterArea;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Registers that a client has written and that keep what was written, for a while or for good. Guarded by its device. */
final class Pins {

    private static final long FOR_GOOD = Long.MAX_VALUE;

    private record Pin(int word, long until) {}

    private final Map<RegisterArea, TreeMap<Integer, Pin>> pins = new EnumMap<>(RegisterArea.class);

    /** Keeps a word until a time. */
    void pin(RegisterArea area, int address, int word, long until) {
        pins.computeIfAbsent(area, key -> new TreeMap<>()).put(address, new Pin(word, until));
    }

    /** Keeps a word for good. */
    void pin(RegisterArea area, int address, int word) {
        pin(area, address, word, FOR_GOOD);
    }

    /** Lets everything go that is kept for a while. */
    void release() {
        pins.values().forEach(table -> table.values().removeIf(pin -> pin.until != FOR_GOOD));
    }

    /** How many registers are kept for a while, now. */
    int count(long now) {
        return (int) pins.values().stream()
                .flatMap(table -> table.values().stream())
                .filter(pin -> pin.until != FOR_GOOD && pin.until > now)
                .count();
    }

    /** Puts the words that are kept over those of a range, and forgets the ones whose time is over. */
    void apply(RegisterArea area, int from, int to, long now, WordPages words) {
        TreeMap<Integer, Pin> table = pins.get(area);
        if (table == null) {
            return;
        }
        table.subMap(from, to).entrySet().removeIf(pin -> pin.getValue().until <= now);
        table.subMap(from, to).forEach((address, pin) -> words.set(area, address, pin.word));
    }
}
