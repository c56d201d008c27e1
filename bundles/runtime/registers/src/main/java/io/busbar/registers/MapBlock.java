package io.busbar.registers;

import io.busbar.driver.PollTier;
import io.busbar.driver.RegisterArea;

/**
 * Registers that belong together. A read never crosses its ends, because devices refuse that.
 *
 * @param name its name in the map, and {@code #2} for its second instance
 * @param area which table
 * @param start first register
 * @param length how many registers
 * @param tier how often its rows want to be read
 * @param gap how many registers without a row a read may cross
 */
public record MapBlock(String name, RegisterArea area, int start, int length, PollTier tier, int gap) {
    /** Address after the last register. */
    public int end() {
        return start + length;
    }
}
