package io.busbar.registers;

import io.busbar.driver.RegisterArea;
import org.osgi.annotation.versioning.ConsumerType;

/** Registers that can be written: what a simulated device keeps. */
@ConsumerType
public interface WordStore {

    /** The word at an address, 0 to 65535; 0 where nothing was ever written. */
    int get(RegisterArea area, int address);

    /** Writes a word, 0 to 65535. */
    void set(RegisterArea area, int address, int word);
}
