package io.busbar.modbus.frame;

import org.apache.plc4x.java.modbus.readwrite.DriverType;
import org.apache.plc4x.java.modbus.readwrite.ModbusTcpADU;

/** Modbus TCP: a header of seven bytes, with a transaction id and a length. */
public final class MbapFraming implements Framing {

    static final int HEADER = 7;

    @Override
    public byte[] encode(Request request) {
        return Pdu.bytes(new ModbusTcpADU(0, (short) request.unit(), request.pdu()));
    }

    @Override
    public void stamp(byte[] frame, int transaction) {
        frame[0] = (byte) (transaction >> 8);
        frame[1] = (byte) transaction;
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public int overhead() {
        return HEADER;
    }

    @Override
    public FrameReader reader(FrameSink sink) {
        return new MbapReader(sink);
    }

    @Override
    public Reply judge(byte[] frame, Request request) {
        int unit = frame[6] & 0xff;
        if (unit != request.unit()) {
            return new Reply.Misfit("The answer names unit " + unit + " instead of " + request.unit());
        }
        boolean refused = (frame[HEADER] & 0x80) != 0;
        int expected = HEADER + (refused ? 2 : request.replyLength());
        boolean sameFunction = (frame[HEADER] & 0x7f) == request.function();
        if (sameFunction && frame.length != expected) {
            return new Reply.Misfit("The answer has " + frame.length + " bytes instead of " + expected);
        }
        return Pdu.judge(frame, DriverType.MODBUS_TCP, HEADER, request);
    }
}
