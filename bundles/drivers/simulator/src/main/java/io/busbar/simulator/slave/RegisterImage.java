package io.busbar.simulator.slave;

import io.busbar.driver.RegisterArea;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit that is nothing but its registers: whoever sets one decides what is read, clients included. Registers never set do not exist.
 * Safe for use by any thread.
 */
public final class RegisterImage implements ModbusUnit {

    private final Map<RegisterArea, @Nullable Short[]> areas = new EnumMap<>(RegisterArea.class);

    /** Sets consecutive registers, or bits as 0 and 1, which begin to exist. */
    public synchronized RegisterImage set(RegisterArea area, int address, int... words) {
        @Nullable Short[] values = areas.computeIfAbsent(area, key -> new @Nullable Short[65536]);
        for (int i = 0; i < words.length; i++) {
            values[address + i] = (short) words[i];
        }
        return this;
    }

    /** Sets consecutive holding registers. */
    public RegisterImage set(int address, int... words) {
        return set(RegisterArea.HOLDING, address, words);
    }

    /** A register as it is now, or -1 where there is none. */
    public synchronized int get(RegisterArea area, int address) {
        @Nullable Short[] values = areas.get(area);
        Short value = values == null ? null : values[address];
        return value == null ? -1 : value & 0xffff;
    }

    @Override
    public synchronized void read(RegisterArea area, int address, int count, ByteBuffer words) throws ModbusRefusal {
        @Nullable Short[] values = existing(area, address, count);
        for (int i = address; i < address + count; i++) {
            Short value = values[i];
            words.putShort(value == null ? 0 : value);
        }
    }

    @Override
    public synchronized void write(RegisterArea area, int address, int[] words) throws ModbusRefusal {
        existing(area, address, words.length);
        set(area, address, words);
    }

    private @Nullable Short[] existing(RegisterArea area, int address, int count) throws ModbusRefusal {
        @Nullable Short[] values = areas.get(area);
        if (values == null) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_FUNCTION);
        }
        for (int i = address; i < address + count; i++) {
            if (values[i] == null) {
                throw new ModbusRefusal(ModbusRefusal.ILLEGAL_ADDRESS);
            }
        }
        return values;
    }
}
