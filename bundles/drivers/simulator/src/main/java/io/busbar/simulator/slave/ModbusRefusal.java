package io.busbar.simulator.slave;

/** The wish of a unit to answer with a Modbus exception. Carries no stack trace, because answering so is nothing exceptional. */
public final class ModbusRefusal extends Exception {

    /** The function is not supported. */
    public static final int ILLEGAL_FUNCTION = 1;
    /** There is no such register. */
    public static final int ILLEGAL_ADDRESS = 2;
    /** A number in the request is out of range. */
    public static final int ILLEGAL_VALUE = 3;
    /** The device failed. */
    public static final int DEVICE_FAILURE = 4;
    /** The gateway has no such unit, or gets no answer from it. */
    public static final int TARGET_SILENT = 0x0B;

    private final int code;

    /** A refusal with a Modbus exception code, 1 to 255. */
    public ModbusRefusal(int code) {
        super("Modbus exception " + code, null, false, false);
        this.code = code;
    }

    /** The Modbus exception code. */
    public int code() {
        return code;
    }
}
