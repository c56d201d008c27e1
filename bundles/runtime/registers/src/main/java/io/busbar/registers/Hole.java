package io.busbar.registers;

import io.busbar.driver.RegisterArea;

/**
 * Registers that must never be read, because a device answers with an exception or does something when they are.
 *
 * @param area which table
 * @param start first register
 * @param length how many registers
 */
public record Hole(RegisterArea area, int start, int length) {
    /** Whether some of these registers are among those from {@code from} up to, not including, {@code to}. */
    boolean cuts(RegisterArea table, int from, int to) {
        return table == area && from < start + length && start < to;
    }
}
