package io.busbar.modbus.frame;

import org.apache.plc4x.java.modbus.readwrite.DriverType;
import org.apache.plc4x.java.modbus.readwrite.ModbusRtuADU;

/** Modbus RTU: unit, PDU, checksum. Nothing in an answer names the request. */
public final class RtuFraming implements Framing {

    /** Unit and checksum. */
    static final int OVERHEAD = 3;

    /** Unit, function, code and checksum. */
    static final int EXCEPTION = 5;

    @Override
    public byte[] encode(Request request) {
        return Pdu.bytes(new ModbusRtuADU((short) request.unit(), request.pdu()));
    }

    @Override
    public void stamp(byte[] frame, int transaction) {
        // RTU has no transaction.
    }

    @Override
    public boolean numbered() {
        return false;
    }

    @Override
    public int overhead() {
        return OVERHEAD;
    }

    @Override
    public FrameReader reader(FrameSink sink) {
        return new RtuReader(sink);
    }

    @Override
    public Reply judge(byte[] frame, Request request) {
        // The reader has found unit, function, length and checksum right already.
        return Pdu.judge(frame, DriverType.MODBUS_RTU, 1, request);
    }
}
