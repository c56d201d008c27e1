package io.busbar.registers;

import io.busbar.driver.DeviceCommand;
import io.busbar.registers.MapRow.Condition;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command of a device, and what is written where to have it carried out: a line {@code command} of a map file after repeats are written
 * out. Immutable.
 *
 * @param command what the gateway offers
 * @param steps the writes, one after the other
 * @param condition which set-up must hold for the command to exist in a device
 * @param need what the device must say right before
 * @param readBack what it must show afterwards
 * @param source where it comes from
 * @param line where it is written
 */
public record MapCommand(
        DeviceCommand command,
        List<Write> steps,
        @Nullable Condition condition,
        @Nullable Need need,
        @Nullable ReadBack readBack,
        String source,
        MapLine line) {

    /** Copies the list. */
    public MapCommand {
        steps = List.copyOf(steps);
    }

    /**
     * One write of consecutive holding registers.
     *
     * @param address first register
     * @param words what is written
     * @param function Modbus function, 6 or 16
     */
    public record Write(int address, List<Word> words, int function) {
        /** Copies the list. */
        public Write {
            words = List.copyOf(words);
        }

        /** The numbers that go over the wire, given the command's argument (any number if it takes none). */
        public int[] values(long argument) {
            return words.stream().mapToInt(word -> word.value(argument)).toArray();
        }

        Write shifted(int by) {
            return by == 0 ? this : new Write(address + by, words, function);
        }

        @Override
        public String toString() {
            return address + " = " + words.stream().map(Word::toString).collect(Collectors.joining(" "));
        }
    }

    /**
     * One register: a constant, or 16 bits of the argument.
     *
     * @param constant what is written, if {@code shift} is negative
     * @param shift which bits of the argument, counted from the least significant, or -1
     */
    public record Word(int constant, int shift) {
        int value(long argument) {
            return shift < 0 ? constant : (int) (argument >> shift) & 0xffff;
        }

        @Override
        public String toString() {
            return shift < 0 ? String.format("%04X", constant) : shift == 0 ? "{a}" : "{a.hi}";
        }
    }

    /**
     * What a device must say right before a command is sent.
     *
     * @param field name of the field that says it
     * @param cell where it stands
     * @param expected what it must be, or null if it must merely not be 0
     */
    public record Need(String field, Cell cell, @Nullable Long expected) {
        boolean holds(double value) {
            return expected == null ? value != 0 && !Double.isNaN(value) : value == expected;
        }
    }

    /**
     * What a device must show after a command.
     *
     * @param cell where
     * @param expected what, or null for the argument of the command
     * @param withinSeconds how long it may take, 1 to 30
     */
    public record ReadBack(Cell cell, @Nullable Long expected, int withinSeconds) {
        long value(long argument) {
            return expected == null ? argument : expected;
        }
    }
}
