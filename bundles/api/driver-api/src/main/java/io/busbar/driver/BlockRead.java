package io.busbar.driver;

/**
 * A request for consecutive registers of one unit.
 *
 * @param area which table
 * @param address first address as sent on the wire, 0 to 65535
 * @param count how many registers (1 to 125) or bits (1 to 2000)
 */
public record BlockRead(RegisterArea area, int address, int count) {

    /** Checks the ranges. */
    public BlockRead {
        boolean bits = area == RegisterArea.COIL || area == RegisterArea.DISCRETE;
        int most = bits ? 2000 : 125;
        if (address < 0 || address > 65535) {
            throw new IllegalArgumentException("address " + address + " is outside 0 to 65535");
        }
        if (count < 1 || count > most || address + count > 65536) {
            throw new IllegalArgumentException("count " + count + " from address " + address + " is outside 1 to "
                    + most + " or ends beyond 65535");
        }
    }

    /** A read of holding registers. */
    public static BlockRead holding(int address, int count) {
        return new BlockRead(RegisterArea.HOLDING, address, count);
    }
}
