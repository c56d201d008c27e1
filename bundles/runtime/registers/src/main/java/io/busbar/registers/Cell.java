package io.busbar.registers;

import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The place of one value in a device's registers, and how it is written there. Reads and writes values; keeps none. Immutable; reading
 * a number allocates nothing.
 *
 * @param area which table
 * @param address first register
 * @param type how the value is written
 * @param length registers of a text, else {@link WordType#words()}
 * @param bit which bit of the register, 0 the least significant, for {@link WordType#BIT}; else 0
 * @param order layout of bytes and words
 * @param factor what the raw number is multiplied with
 * @param absent raw bit patterns, at most as wide as the type, by which the device says that it has no value
 */
public record Cell(
        RegisterArea area,
        int address,
        WordType type,
        int length,
        int bit,
        WordOrder order,
        Factor factor,
        List<Long> absent) {

    /** Seconds from 1970-01-01 to 2000-01-01, the manufacturers' epoch. */
    private static final long EPOCH_2000 = 946_684_800L;

    /** Copies the list. */
    public Cell {
        absent = List.copyOf(absent);
    }

    /** Address after the last register. */
    public int end() {
        return address + length;
    }

    /** The same value elsewhere: every instance of a repeated block has its own. */
    public Cell shifted(int by) {
        return by == 0 ? this : new Cell(area, address + by, type, length, bit, order, factor, absent);
    }

    /**
     * The number in its unit; NaN where the device says that it has none. Times are seconds since 1970.
     *
     * @throws IndexOutOfBoundsException if the words do not hold this cell
     */
    public double number(Words words) {
        long raw = raw(words);
        for (int i = 0; i < absent.size(); i++) {
            if (absent.get(i) == raw) {
                return Double.NaN;
            }
        }
        return switch (type) {
            case FLOAT32 -> factor.apply(Float.intBitsToFloat((int) raw));
            case FLOAT64 -> factor.apply(Double.longBitsToDouble(raw));
            case S16 -> factor.apply((short) raw);
            case S32 -> factor.apply((int) raw);
            case S64 -> factor.apply((double) raw);
            case U64 -> factor.apply(unsigned(raw));
            case DATETIME -> raw == 0 ? Double.NaN : EPOCH_2000 + raw;
            case DATETIME_MS -> raw == 0 ? Double.NaN : EPOCH_2000 + raw / 1000.0;
            case DATETIME_3 -> Dates.seconds(raw);
            case DATETIME_MINUTE -> Dates.minuteSeconds(raw);
            case STRING_16, STRING_NORM -> Double.NaN;
            default -> factor.apply((double) raw);
        };
    }

    /** The text, without padding; for a number its registers in hexadecimal. */
    public String text(Words words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int word = order.swap(words.word(address + i));
            switch (type) {
                case STRING_16 -> {
                    // Some devices pack two characters into a register here as well.
                    if (word != 0xffff) {
                        append(text, word >> 8);
                    }
                    append(text, word & 0xff);
                }
                case STRING_NORM -> {
                    append(text, word >> 8);
                    append(text, word & 0xff);
                }
                default -> text.append(String.format("%04X", word));
            }
        }
        return text.toString().strip();
    }

    /**
     * Writes a number so that {@link #number} gives it back, rounded to what the type can express.
     *
     * @throws IllegalArgumentException if it does not fit the type, or is a text's cell
     */
    public void put(double value, WordStore store) {
        if (Double.isNaN(value)) {
            putAbsent(store);
            return;
        }
        switch (type) {
            case FLOAT32 -> store(Float.floatToIntBits((float) factor.invert(value)), store);
            case FLOAT64 -> store(Double.doubleToLongBits(factor.invert(value)), store);
            case DATETIME -> store(Math.round(value) - EPOCH_2000, store);
            case DATETIME_MS -> store(Math.round((value - EPOCH_2000) * 1000), store);
            case DATETIME_3 -> store(Dates.packed(Math.round(value)), store);
            case DATETIME_MINUTE -> store(Dates.packedMinute(Math.round(value)), store);
            case STRING_16, STRING_NORM -> throw new IllegalArgumentException("a number cannot be written as " + type);
            default -> store(integer(value), store);
        }
    }

    /** Writes a text, cut or padded with NUL to the cell's length. */
    public void putText(String text, WordStore store) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < length; i++) {
            int word = type == WordType.STRING_16 ? at(bytes, i) : at(bytes, 2 * i) << 8 | at(bytes, 2 * i + 1);
            store.set(area, address + i, order.swap(word));
        }
    }

    /**
     * Writes that there is no value.
     *
     * @throws IllegalStateException if the cell has no way to say so
     */
    public void putAbsent(WordStore store) {
        if (!absent.isEmpty()) {
            store(absent.get(0), store);
        } else if (type.form() == WordType.Form.FLOATING) {
            store(
                    type == WordType.FLOAT32 ? Float.floatToIntBits(Float.NaN) : Double.doubleToLongBits(Double.NaN),
                    store);
        } else if (type.form() == WordType.Form.TIME) {
            store(0, store);
        } else {
            throw new IllegalStateException("the map gives no \"not available\" value for register " + address);
        }
    }

    /** The number's bits, right-aligned; sign extension is left to the reader. */
    private long raw(Words words) {
        return switch (type) {
            case BIT -> order.swap(words.word(address)) >> bit & 1;
            case U8, U8_L -> order.swap(words.word(address)) & 0xff;
            case U8_H -> order.swap(words.word(address)) >> 8;
            default -> joined(words);
        };
    }

    private long joined(Words words) {
        long raw = 0;
        for (int i = 0; i < length && i < 4; i++) {
            raw = raw << 16 | order.swap(words.word(address + order.register(i, length)));
        }
        return raw;
    }

    private void store(long raw, WordStore store) {
        switch (type) {
            case BIT -> merge(store, 1 << bit, (int) (raw & 1) << bit);
            case U8_H -> merge(store, 0xff00, (int) (raw & 0xff) << 8);
            case U8_L -> merge(store, 0x00ff, (int) (raw & 0xff));
            default -> {
                for (int i = 0; i < length; i++) {
                    int word = (int) (raw >>> 16 * (length - 1 - i)) & 0xffff;
                    store.set(area, address + order.register(i, length), order.swap(word));
                }
            }
        }
    }

    private void merge(WordStore store, int mask, int value) {
        int before = order.swap(store.get(area, address));
        store.set(area, address, order.swap(before & ~mask & 0xffff | value));
    }

    private long integer(double value) {
        double raw = Math.rint(factor.invert(value));
        if (raw < type.lowest() || raw > type.highest()) {
            throw new IllegalArgumentException(value + " does not fit " + type + " at register " + address);
        }
        // Above 2^63 a double converts through its halves, since a long is signed.
        return raw < 0x1p63 ? (long) raw : (long) (raw - 0x1p63) ^ Long.MIN_VALUE;
    }

    private static double unsigned(long raw) {
        return raw >= 0 ? raw : (raw & Long.MAX_VALUE) + 0x1p63;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xff : 0;
    }

    private static void append(StringBuilder text, int character) {
        if (character != 0 && character != 0xff) {
            text.append((char) character);
        }
    }
}
