package io.busbar.modbus.line;

/** Modbus exception codes in words. */
final class ExceptionCodes {

    private ExceptionCodes() {}

    static String name(int code) {
        return switch (code) {
            case 1 -> "illegal function";
            case 2 -> "illegal data address";
            case 3 -> "illegal data value";
            case 4 -> "device failure";
            case 5 -> "acknowledged, not finished";
            case 6 -> "device busy";
            case 7 -> "negative acknowledge";
            case 8 -> "memory parity error";
            case 10 -> "gateway path unavailable";
            case 11 -> "gateway target did not respond";
            default -> "unknown";
        };
    }
}
