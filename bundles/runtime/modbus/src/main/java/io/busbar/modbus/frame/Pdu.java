package io.busbar.modbus.frame;

import org.apache.plc4x.java.modbus.readwrite.DriverType;
import org.apache.plc4x.java.modbus.readwrite.ModbusADU;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDU;
import org.apache.plc4x.java.modbus.readwrite.ModbusRtuADU;
import org.apache.plc4x.java.modbus.readwrite.ModbusTcpADU;
import org.apache.plc4x.java.spi.generation.ParseException;
import org.apache.plc4x.java.spi.generation.ReadBufferByteBased;
import org.apache.plc4x.java.spi.generation.SerializationException;
import org.apache.plc4x.java.spi.generation.WriteBufferByteBased;

/** The one place that calls PLC4X's parsers and serialisers. */
final class Pdu {

    private Pdu() {}

    static byte[] bytes(ModbusADU adu) {
        WriteBufferByteBased buffer = new WriteBufferByteBased(adu.getLengthInBytes());
        try {
            adu.serialize(buffer);
        } catch (SerializationException e) {
            // Ranges were checked when the request was made: this is a defect, not an input.
            throw new IllegalStateException("A Modbus request cannot be serialised", e);
        }
        return buffer.getBytes();
    }

    /**
     * Parses a frame and judges its PDU.
     *
     * @param pduAt where the PDU begins in the frame
     */
    static Reply judge(byte[] frame, DriverType type, int pduAt, Request request) {
        int function = frame[pduAt] & 0xff;
        if (function == (request.function() | 0x80)) {
            // Codes that the standard does not name are answered too; PLC4X's enumeration has no value for them.
            return new Reply.Refused(frame[pduAt + 1] & 0xff);
        }
        if (function != request.function()) {
            return new Reply.Misfit("The answer is one to function " + function + " instead of " + request.function());
        }
        try {
            return request.judge(pdu(ModbusADU.staticParse(new ReadBufferByteBased(frame), type, true)));
        } catch (ParseException | RuntimeException e) {
            // Whatever a hostile frame makes a generated parser throw, it is an answer that does not fit.
            return new Reply.Misfit("The answer cannot be parsed: " + e.getMessage());
        }
    }

    private static ModbusPDU pdu(ModbusADU adu) {
        if (adu instanceof ModbusTcpADU tcp) {
            return tcp.getPdu();
        }
        return ((ModbusRtuADU) adu).getPdu();
    }
}
