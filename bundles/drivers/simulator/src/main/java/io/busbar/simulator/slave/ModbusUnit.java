package io.busbar.simulator.slave;

import io.busbar.driver.RegisterArea;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** A device behind an {@link Endpoint}. Called by the one thread of its {@link ModbusServer}; must return at once. */
@ConsumerType
public interface ModbusUnit {

    /**
     * Reads consecutive registers or bits.
     *
     * @param address first address, 0 to 65535
     * @param count how many, in range for the area; {@code address + count} does not exceed 65536
     * @param words where to put one big-endian word a register, or one word 0 or 1 a bit
     * @throws ModbusRefusal to answer with an exception
     */
    void read(RegisterArea area, int address, int count, ByteBuffer words) throws ModbusRefusal;

    /**
     * Writes consecutive holding registers or coils.
     *
     * @param words one number a register, 0 to 65535, or 0 or 1 a coil
     * @throws ModbusRefusal to answer with an exception; then nothing was written
     */
    void write(RegisterArea area, int address, int[] words) throws ModbusRefusal;
}
