package io.busbar.modbus.frame;

/** The checksum of Modbus RTU: polynomial A001, initial value FFFF. */
final class Crc16 {

    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
            }
            TABLE[i] = crc;
        }
    }

    private Crc16() {}

    static int of(byte[] bytes, int from, int length) {
        int crc = 0xFFFF;
        for (int i = from; i < from + length; i++) {
            crc = crc >>> 8 ^ TABLE[(crc ^ bytes[i]) & 0xff];
        }
        return crc;
    }

    /** Whether the two bytes after {@code length} bytes are their checksum, low byte first. */
    static boolean follows(byte[] bytes, int from, int length) {
        int crc = of(bytes, from, length);
        return (bytes[from + length] & 0xff) == (crc & 0xff) && (bytes[from + length + 1] & 0xff) == crc >>> 8;
    }
}
