package io.busbar.driver;

/** The four tables of the Modbus data model. */
public enum RegisterArea {
    /** Holding registers, 16 bits, read by function 3, written by 6 and 16. */
    HOLDING,
    /** Input registers, 16 bits, read by function 4. */
    INPUT,
    /** Coils, one bit, read by function 1, written by 5 and 15. */
    COIL,
    /** Discrete inputs, one bit, read by function 2. */
    DISCRETE
}
